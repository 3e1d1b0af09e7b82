using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IatroX.Generator.Model;

namespace IatroX.Generator.Parse.Yaml;

/// <summary>Reads front matter that is not YAML as a whole one key at a time, so that one slip does not hide what else is to be corrected.</summary>
/// <remarks>Example: of <c>nice: [NG59</c>, <c>reviewer: dr-smth</c> the first line is not closed, and the second is still judged.</remarks>
internal static partial class YamlPieces
{
    /// <summary>The longest front matter of a question has seventeen keys; hostile text may have thousands.</summary>
    private const int MostPieces = 100;

    /// <summary>What could be read, a mapping that says it is partial; null when no piece by itself shows what is wrong.</summary>
    /// <param name="firstLine">The line of the file on which the YAML starts, from 1.</param>
    public static YamlNode? Read(string yaml, int firstLine, Findings findings)
    {
        int[] starts = [0, .. KeyAtMargin().Matches(yaml).Select(match => match.Index).Where(start => start > 0).Take(MostPieces), yaml.Length];
        if (starts.Length > MostPieces)
        {
            return null;
        }
        var found = new Findings(findings.File);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        for (var i = 1; i < starts.Length; i++)
        {
            var line = firstLine + yaml.AsSpan(0, starts[i - 1]).Count('\n');
            entries.AddRange(EntriesOf(yaml[starts[i - 1]..starts[i]], line, found).Where(entry => entries.All(known => known.Key != entry.Key)));
        }
        if (!found.Any)
        {
            return null;
        }
        foreach (var finding in found.All)
        {
            findings.Add(finding.Rule, finding.At, finding.Message);
        }
        return YamlNode.EmptyMapping(new Position(findings.File, firstLine, 1)) with { Entries = entries.DrainToImmutable(), IsPartial = true };
    }

    private static ImmutableArray<YamlEntry> EntriesOf(string piece, int line, Findings findings)
    {
        if (YamlReader.Read(piece, line, findings) is { } node)
        {
            if (node.Kind == YamlKind.Mapping)
            {
                return node.Entries;
            }
            findings.Add(Rules.InvalidYaml, node.At, $"{YamlMessages.NotValid}: {YamlSlips.KeyExpected}");
        }
        return [];
    }

    /// <summary>Begins a line with a key, its colon, and a space or nothing.</summary>
    [GeneratedRegex(@"^\w[^:""'#\[\]{},\n]*:( |$)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KeyAtMargin();
}
