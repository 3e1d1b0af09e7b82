using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace IatroX.Search.Analysis;

/// <summary>The words and rules of text analysis, read from the module <c>analysis-table.js</c> that the browser imports too.</summary>
internal static class AnalysisTable
{
    /// <summary>What a character is to the tokenizer.</summary>
    public const byte Separator = 0, Word = 1, Apostrophe = 2, Hyphen = 3, Dropped = 4;

    /// <summary>The class of every UTF-16 code unit.</summary>
    public static readonly byte[] Classes = new byte[char.MaxValue + 1];

    /// <summary>What a code unit folds to, where that is not the code unit itself.</summary>
    public static readonly string?[] Folds = new string?[char.MaxValue + 1];

    /// <summary>The one code unit that each folds to, mostly itself; 0 where it folds to several, which <see cref="Folds"/> tells.</summary>
    public static readonly char[] SingleFolds = new char[char.MaxValue + 1];

    /// <summary>The most code units that one folds to.</summary>
    public static readonly int LongestFold;

    public static readonly FrozenSet<string> Stop, Narrative, Units, ReferencePrefixes, KeepSpelling;

    /// <summary>Words and units that stand before any number.</summary>
    public static readonly FrozenSet<string> NotInCodes;

    public static readonly FrozenDictionary<string, string> UnitAliases, SpellingWords, FormWords;
    public static readonly ImmutableArray<(string From, string To)> SpellingAnywhere, SpellingEndings, FormEndings;
    public static readonly ImmutableArray<string> DrugEndings;

    /// <summary>Kinds of question ("treatment", "outlook" …), in the order in which the index numbers them.</summary>
    public static readonly ImmutableArray<string> Aspects;

    /// <summary>Which aspect a word, or two words parted by a space, asks for.</summary>
    public static readonly FrozenDictionary<string, int> Cues;

    /// <summary>The words with which a cue of two words begins.</summary>
    public static readonly FrozenSet<string> CueStarts;

    static AnalysisTable()
    {
        using var document = JsonDocument.Parse(ReadJson());
        var table = document.RootElement;
        var spelling = table.GetProperty("spelling");
        Stop = Words(table, "stop").ToFrozenSet(StringComparer.Ordinal);
        Narrative = Words(table, "narrative").ToFrozenSet(StringComparer.Ordinal);
        Units = Words(table, "units").ToFrozenSet(StringComparer.Ordinal);
        NotInCodes = Stop.Union(Narrative).Union(Units).ToFrozenSet(StringComparer.Ordinal);
        ReferencePrefixes = Words(table, "referencePrefixes").ToFrozenSet(StringComparer.Ordinal);
        KeepSpelling = Words(spelling, "keep").ToFrozenSet(StringComparer.Ordinal);
        UnitAliases = Pairs(table, "unitAliases").ToFrozenDictionary(p => p.From, p => p.To, StringComparer.Ordinal);
        SpellingWords = Pairs(spelling, "words").ToFrozenDictionary(p => p.From, p => p.To, StringComparer.Ordinal);
        SpellingAnywhere = Pairs(spelling, "anywhere");
        SpellingEndings = Pairs(spelling, "endings");
        FormWords = Pairs(table.GetProperty("forms"), "words").ToFrozenDictionary(p => p.From, p => p.To, StringComparer.Ordinal);
        FormEndings = Pairs(table.GetProperty("forms"), "endings");
        DrugEndings = [.. Words(table, "drugEndings")];
        var cues = table.GetProperty("cues").EnumerateObject().ToArray();
        Aspects = [.. cues.Select(cue => cue.Name)];
        Cues = cues.SelectMany((cue, aspect) => cue.Value.GetString()!.Split(' ').Select(words => (Words: words.Replace('+', ' '), Aspect: aspect)))
            .ToFrozenDictionary(cue => cue.Words, cue => cue.Aspect, StringComparer.Ordinal);
        CueStarts = Cues.Keys.Where(cue => cue.Contains(' ', StringComparison.Ordinal)).Select(cue => cue[..cue.IndexOf(' ', StringComparison.Ordinal)]).ToFrozenSet(StringComparer.Ordinal);
        FillCharacters(table);
        LongestFold = Folds.Max(fold => fold?.Length ?? 1);
    }

    private static void FillCharacters(JsonElement table)
    {
        foreach (var fold in table.GetProperty("fold").EnumerateObject())
            foreach (var c in fold.Value.GetString()!)
                Folds[c] = fold.Name;
        for (var c = 'A'; c <= 'Z'; c++)
            Folds[c] = ((char)(c + 32)).ToString();
        for (var code = 0; code <= char.MaxValue; code++)
            SingleFolds[code] = Folds[code] is not { } fold ? (char)code : fold.Length == 1 ? fold[0] : '\0';
        for (var code = 0; code <= char.MaxValue; code++)
            Classes[code] = char.IsAsciiLetterOrDigit((char)code) || (code >= 0xaa && (Folds[code] is not null || IsOtherLetter(code))) ? Word : Separator;
        Array.Fill(Classes, Dropped, 0x300, 0x70);
        foreach (var c in table.GetProperty("dropped").GetString()!)
            Classes[c] = Dropped;
        foreach (var c in table.GetProperty("hyphens").GetString()!)
            Classes[c] = Hyphen;
        foreach (var c in table.GetProperty("apostrophes").GetString()!)
            Classes[c] = Apostrophe;
    }

    /// <summary>Scripts that the table does not fold (Cyrillic, Arabic, Han …) are words as they stand.</summary>
    private static bool IsOtherLetter(int code) => code is (>= 0x180 and < 0x2000) or (>= 0x3040 and < 0xd800) or (>= 0xf900 and < 0xfe00);

    private static string[] Words(JsonElement parent, string name) => parent.GetProperty(name).GetString()!.Split(' ');

    private static ImmutableArray<(string From, string To)> Pairs(JsonElement parent, string name) =>
        [.. Words(parent, name).Select(pair => (pair[..pair.IndexOf('>', StringComparison.Ordinal)], pair[(pair.IndexOf('>', StringComparison.Ordinal) + 1)..]))];

    private static ReadOnlyMemory<byte> ReadJson()
    {
        using var stream = typeof(AnalysisTable).Assembly.GetManifestResourceStream("analysis-table.js")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var export = "export default "u8.Length;
        return bytes.AsMemory(export);
    }
}
