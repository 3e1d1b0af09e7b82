using System.Text.Json;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>The part of schema.org that schema-org.txt tells: which property belongs to which type, and what its value may be.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, string[]> above = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Domains, string[] Ranges)> properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> members = new(StringComparer.Ordinal);

    public Vocabulary(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(':').Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var (kind, name) = (parts[0][0], parts[0][1]);
            switch (kind)
            {
                case "type":
                    above[name] = parts[1];
                    break;
                case "property":
                    properties[name] = (parts[1], parts[2]);
                    break;
                default:
                    members[name] = parts[1];
                    break;
            }
        }
    }

    /// <summary>What is wrong with a graph; empty when all of it is valid.</summary>
    public List<string> Problems(JsonElement graph)
    {
        var problems = new List<string>();
        var types = graph.EnumerateArray().Where(node => node.TryGetProperty("@id", out _)).ToDictionary(node => node.GetProperty("@id").GetString()!, TypeOf);
        foreach (var node in graph.EnumerateArray())
        {
            Check(node, types, problems);
        }
        return problems;
    }

    private void Check(JsonElement node, Dictionary<string, string> types, List<string> problems)
    {
        var type = TypeOf(node);
        if (!above.ContainsKey(type))
        {
            problems.Add($"{type} is not a known type");
            return;
        }
        foreach (var member in node.EnumerateObject().Where(member => member.Name[0] != '@'))
        {
            // The annotation of an action's input: the property's name with a suffix, and text.
            var name = member.Name.Replace("-input", "", StringComparison.Ordinal);
            if (!properties.TryGetValue(name, out var property))
            {
                problems.Add($"{name} is not a known property");
            }
            else if (!property.Domains.Any(domain => Is(type, domain)))
            {
                problems.Add($"{name} does not belong to {type}");
            }
            else
            {
                IEnumerable<JsonElement> values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : [member.Value];
                problems.AddRange(values.Where(value => !property.Ranges.Any(range => Fits(value, range, types))).Select(value => $"{type}.{name} cannot be {value.GetRawText()}"));
                foreach (var inner in values.Where(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@type", out _)))
                {
                    Check(inner, types, problems);
                }
            }
        }
    }

    private bool Fits(JsonElement value, string range, Dictionary<string, string> types)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        return range switch
        {
            "Text" => !string.IsNullOrEmpty(text),
            "URL" => text is not null && Uri.TryCreate(text, UriKind.Absolute, out _),
            "Date" => text is not null && DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            _ when members.TryGetValue(range, out var known) => text is not null && known.Any(member => text == $"https://schema.org/{member}"),
            _ => value.ValueKind == JsonValueKind.Object && Is(value.TryGetProperty("@type", out _) ? TypeOf(value) : types.GetValueOrDefault(value.GetProperty("@id").GetString()!, "Thing"), range),
        };
    }

    private bool Is(string type, string wanted) => type == wanted || above[type].Any(parent => Is(parent, wanted));

    private static string TypeOf(JsonElement node) => node.GetProperty("@type").GetString()!;
}
