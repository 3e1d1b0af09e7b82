using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>A word as written and folded, with all that analysis says of it.</summary>
internal sealed class Word
{
    public required string Text { get; init; }
    public required int Term { get; init; }
    public required bool Stop { get; init; }
    public required bool Narrative { get; init; }

    /// <summary>The aspect that the word asks for, or -1.</summary>
    public required int Aspect { get; init; }

    /// <summary>Whether a cue of two words begins with it.</summary>
    public required bool StartsCue { get; init; }

    /// <summary>Whether a page writes it as a word of its own, so that it may be offered as a correction.</summary>
    public bool Written { get; set; }
}

/// <summary>The words and terms that one worker has met, numbered in the order in which it met them: each different word is stemmed once.</summary>
internal sealed class Vocabulary
{
    private readonly WordTable<Word> words;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> terms = [];

    public Vocabulary() => words = new WordTable<Word>((word, _) => Read(word));

    public IReadOnlyList<string> Terms => terms;

    public IEnumerable<Word> Words => words.All;

    public Word Find(ReadOnlySpan<char> text) => words.Find(text);

    public int Number(string term)
    {
        if (!numbers.TryGetValue(term, out var number))
        {
            number = terms.Count;
            numbers.Add(term, number);
            terms.Add(term);
        }
        return number;
    }

    private Word Read(string word) => new()
    {
        Text = word,
        Term = Number(Analyzer.TermOf(word)),
        Stop = AnalysisTable.Stop.Contains(word),
        Narrative = AnalysisTable.Narrative.Contains(word),
        Aspect = AnalysisTable.Cues.GetValueOrDefault(word, -1),
        StartsCue = AnalysisTable.CueStarts.Contains(word),
    };
}
