using System.Globalization;
using System.Text.RegularExpressions;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Golden;

/// <summary>Holds the places of all golden findings to the files that they are in.</summary>
public partial class PositionTests
{
    /// <summary>White space is what is wrong only with tabs in YAML and with invisible characters; an empty file has no character at all.</summary>
    [Fact]
    public void Every_finding_stands_at_a_character_that_its_author_wrote() => Assert.Empty(Findings()
        .Where(finding => finding is not ({ Line: "", Column: 1 } or { Code: "IX101" or "IX108" }) && !finding.Message.Contains("tabs", StringComparison.Ordinal))
        .Where(finding => finding.Column > finding.Line.Length || char.IsWhiteSpace(finding.Line[finding.Column - 1]))
        .Select(finding => finding.Text));

    /// <summary>A message names what is wrong. Where its line has such words, the finding stands at some of them, or at the quote or bracket before them.</summary>
    [Fact]
    public void Every_finding_stands_at_words_that_its_message_names() => Assert.Empty(Findings()
        .Where(finding => !NamesOther.Contains(finding.Code) && finding.Line.Length >= finding.Column)
        .Where(finding => Named(finding).ToList() is { Count: > 0 } names && !names.Exists(name => StandsAt(finding.Line[(finding.Column - 1)..], name)))
        .Select(finding => finding.Text));

    /// <summary>IX108 names the words before an invisible character; IX222 is about an entry as a whole.</summary>
    private static readonly string[] NamesOther = ["IX108", "IX222"];

    /// <summary>Of what the message says: what is in quotes, citations, ids and addresses, where the line has them and not as keys.</summary>
    private static IEnumerable<string> Named(GoldenFinding finding) =>
        Quote().Matches(finding.Message).Select(match => match.Value.Trim('\''))
            .Concat(finding.Message.Split(' ').Select(word => word.Trim('.', ',', ';', ':')).Where(word => word.Any(char.IsDigit) || word.Contains('/', StringComparison.Ordinal)))
            .Where(name => name.Length > 0 && finding.Line.Contains(name, StringComparison.Ordinal) && !finding.Line.Contains(name + ":", StringComparison.Ordinal));

    /// <summary>A link stands where its text begins, and one whose address is written apart where that begins, of which a message may name the file.</summary>
    private static bool StandsAt(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal)
        || Opening().Replace(line, "").StartsWith(name, StringComparison.Ordinal)
        || Path.GetFileName(Opening().Replace(line, "").Split(' ')[0]) == name
        || (Link().Match(line) is { Success: true } link && link.Groups[1].Value.Contains(name, StringComparison.Ordinal));

    private static IEnumerable<GoldenFinding> Findings() =>
        from name in GoldenCase.Names
        let golden = new GoldenCase(name)
        from line in GoldenCase.Read(golden.FindingsFile).Split('\n')
        let match = Finding().Match(line)
        where match.Success && !match.Groups["file"].Value.StartsWith("theme/", StringComparison.Ordinal)
        let file = Path.Combine(golden.Root, match.Groups["file"].Value)
        where File.Exists(file)
        let number = int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)
        let column = int.Parse(match.Groups["column"].ValueSpan, CultureInfo.InvariantCulture)
        let lines = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n')
        select new GoldenFinding($"{name}/{line}", match.Groups["code"].Value, match.Groups["message"].Value, number <= lines.Length ? lines[number - 1] : "", column);

    private sealed record GoldenFinding(string Text, string Code, string Message, string Line, int Column);

    [GeneratedRegex(@"^[\[({<@""'#\s]+")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^!?\[[^\]]*\]\(([^\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<file>[^:]+):(?<line>\d+):(?<column>\d+): (error|warning|note) (?<code>IX\d+): (?<message>.*)$")]
    private static partial Regex Finding();

    [GeneratedRegex(@"'[^']+'|\[@[^\]]*\]")]
    private static partial Regex Quote();
}
