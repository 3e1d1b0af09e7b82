using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Reads the registries: reviewers, topics, guidelines, synonyms, abbreviations.</summary>
public static class DataFiles
{
    public static Parsed<Reviewer?> Reviewer(SourceText source)
    {
        var findings = Findings.Of(source);
        var name = Path.GetFileNameWithoutExtension(source.File);
        if (!Slug.TryParse(name, out var id))
        {
            findings.Add(Rules.BadFileName, Position.WholeFile(source.File),
                $"'{name}' cannot be a reviewer's id. Name the file with lower-case letters, digits and single hyphens.");
            return new Parsed<Reviewer?>(null, findings.All);
        }
        var read = Read(source, Schemas.Reviewer, "a reviewer", findings);
        var node = read ?? YamlNode.EmptyMapping(new Position(source.File, 1, 1));
        var reviewer = new Reviewer
        {
            File = source.File,
            Id = id,
            Name = node.Text("name") ?? new Located<string>(name, node.At),
            Credentials = node.Text("credentials")?.Value ?? "",
            Role = node.Text("role")?.Value ?? "",
            Registration = node["registration"] is { } registration && registration.Text("body") is { } body && registration.Text("number") is { } number
                ? new Registration(body.Value, number.Value)
                : null,
            Interests = node.Text("interests")?.Value,
            ActiveFrom = node["active"]?.Date("from")?.Value,
            ActiveUntil = node["active"]?.Date("until")?.Value,
            Aliases = node.Aliases(),
            IsDemonstration = node.Flag("demonstration"),
            IsRead = read is not null,
        };
        return new Parsed<Reviewer?>(reviewer, findings.All);
    }

    public static Parsed<ImmutableArray<Topic>> Topics(SourceText? source)
    {
        var topics = List(source, Schemas.Topics, "topics.yaml", node =>
            node.Slug("id") is { } id && node.Text("title") is { } title
                ? new Topic(id.Value, title.Value, node.Text("description")?.Value ?? "", node.Slug("parent"), node.Text("specialty")?.Value, id.At) { Aliases = node.Aliases() }
                : null);
        return topics.Value is not { Length: > MaxTopics } all ? topics : topics with
        {
            Value = all[..MaxTopics],
            Findings =
            [
                .. topics.Findings,
                new Diagnostic(Rules.TooLarge, all[MaxTopics].At, string.Create(CultureInfo.InvariantCulture, $"there are more than {MaxTopics} topics, which is the limit. Let questions share topics.")),
            ],
        };
    }

    /// <summary>Each is a page and a line of the topics' overview.</summary>
    private const int MaxTopics = 2_000;

    public static Parsed<ImmutableArray<Guideline>> Guidelines(SourceText? source) => List(source, Schemas.Guidelines, "guidelines.yaml", node =>
        node.GuidelineId("id") is { } id && node.Text("title") is { } title && node.Date("published") is { } published
            ? new Guideline(id.Value, title.Value, published.Value, node.Date("updated")?.Value, StatusOf(node["status"]?.Text), node.GuidelineId("replaced_by"), id.At)
            {
                DatesAt = (published.At, node.Date("updated")?.At ?? id.At),
            }
            : null);

    public static Parsed<ImmutableArray<SynonymEntry>> Synonyms(SourceText? source)
    {
        var findings = source is null ? new Findings("") : Findings.Of(source);
        var entries = ImmutableArray.CreateBuilder<SynonymEntry>();
        foreach (var node in (source is null ? null : ReadList(source, Schemas.Synonyms, "synonyms.yaml", findings)) ?? [])
        {
            ImmutableArray<string> terms = [.. node.Texts("terms").Select(term => term.Value)];
            ImmutableArray<string> from = [.. node.Texts("from").Select(term => term.Value)];
            ImmutableArray<string> to = [.. node.Texts("to").Select(term => term.Value)];
            var isTwoWay = terms.Length >= 2 && from.IsEmpty && to.IsEmpty;
            var isOneWay = terms.IsEmpty && !from.IsEmpty && !to.IsEmpty;
            if (Math.Max(terms.Length, Math.Max(from.Length, to.Length)) > SynonymLimits.MaxTerms)
            {
                findings.Add(Rules.TooLarge, node.At, string.Create(CultureInfo.InvariantCulture, $"this entry has more than {SynonymLimits.MaxTerms} terms, which is the limit. Split it."));
            }
            else if (isTwoWay || isOneWay)
            {
                entries.Add(isTwoWay ? new SynonymEntry(terms, terms, node.At) : new SynonymEntry(from, to, node.At));
            }
            else
            {
                findings.Add(Rules.BadSynonym, node.At, "an entry has either 'terms' with two terms or more, or both 'from' and 'to'.");
            }
        }
        return new Parsed<ImmutableArray<SynonymEntry>>(SynonymLimits.Allow(entries, findings) ? entries.DrainToImmutable() : [], findings.All);
    }

    public static Parsed<ImmutableArray<Abbreviation>> Abbreviations(SourceText? source)
    {
        if (source is null)
        {
            return new Parsed<ImmutableArray<Abbreviation>>([], []);
        }
        var findings = Findings.Of(source);
        var entries = Read(source, Schemas.Abbreviations, "abbreviations.yaml", findings)?.Entries ?? [];
        var abbreviations = entries.Select(entry => new Abbreviation(entry.Key, entry.Value.Text.Trim(), entry.KeyAt));
        return new Parsed<ImmutableArray<Abbreviation>>([.. abbreviations], findings.All);
    }

    private static Parsed<ImmutableArray<T>> List<T>(SourceText? source, Schema schema, string name, Func<YamlNode, T?> read)
        where T : class
    {
        if (source is null)
        {
            return new Parsed<ImmutableArray<T>>([], []);
        }
        var findings = Findings.Of(source);
        var list = ReadList(source, schema, name, findings);
        return new Parsed<ImmutableArray<T>>([.. (list ?? []).Select(read).OfType<T>()], findings.All) { IsRead = list is not null || !findings.Any };
    }

    /// <summary>Null when the file holds no list.</summary>
    private static ImmutableArray<YamlNode>? ReadList(SourceText source, Schema schema, string name, Findings findings) =>
        YamlReader.Read(source.Text, 1, findings) is { } node && new SchemaCheck(findings).Conforming(node, schema, name) is { } list ? list.Items : null;

    /// <summary>Null when the file holds no mapping.</summary>
    private static YamlNode? Read(SourceText source, Schema schema, string name, Findings findings)
    {
        var node = YamlReader.Read(source.Text, 1, findings) ?? (findings.Any ? null : YamlNode.EmptyMapping(new Position(source.File, 1, 1)));
        return node is null ? null : new SchemaCheck(findings).Conforming(node, schema, name);
    }

    private static GuidelineStatus StatusOf(string? text) => text switch
    {
        "withdrawn" => GuidelineStatus.Withdrawn,
        "temporarily-withdrawn" => GuidelineStatus.TemporarilyWithdrawn,
        "retired" => GuidelineStatus.Retired,
        "terminated" => GuidelineStatus.Terminated,
        _ => GuidelineStatus.Published,
    };
}
