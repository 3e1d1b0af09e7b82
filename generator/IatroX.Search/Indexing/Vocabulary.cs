using IatroX.Search.Analysis;

namespace IatroX.Search.Indexing;

/// <summary>A word as written and folded, with all that analysis says of it.</summary>
internal sealed class Word
{
    /// <summary>In the order in which the words were met.</summary>
    public required int Number { get; init; }
    public required string Text { get; init; }
    public required int Term { get; init; }
    public required bool Stop { get; init; }
    public required bool Narrative { get; init; }

    /// <summary>The aspect that the word asks for, or -1.</summary>
    public required int Aspect { get; init; }

    /// <summary>Whether a cue of two words begins with it.</summary>
    public required bool StartsCue { get; init; }

    /// <summary>How many pages write it as a word of its own, so that it may be offered as a correction.</summary>
    public int Pages { get; set; }

    /// <summary>The last of these, counted from 1.</summary>
    public int LastPage { get; set; }
}

/// <summary>The words and terms that one worker has met, numbered in the order in which it met them: each different word is stemmed once.</summary>
internal sealed class Vocabulary
{
    private readonly WordTable<Word> words;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> terms = [];

    public Vocabulary() => words = new WordTable<Word>(Read);

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

    private Word Read(string word, int number) => new()
    {
        Number = number,
        Text = word,
        Term = Number(Analyzer.TermOf(word)),
        Stop = AnalysisTable.Stop.Contains(word),
        Narrative = AnalysisTable.Narrative.Contains(word),
        Aspect = AnalysisTable.Cues.GetValueOrDefault(word, -1),
        StartsCue = AnalysisTable.CueStarts.Contains(word),
    };
}
