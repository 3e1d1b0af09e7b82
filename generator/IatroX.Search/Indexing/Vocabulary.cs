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
/// <remarks>
/// A look-up is made for every word of the site, so this is a hash table of its own, with open addressing (Knuth 6.4, algorithm L): of the library's,
/// a look-up by characters took 14 % of the time of an index, of this one 4 %. The hash is the library's seeded one, so no text can make it slow.
/// </remarks>
internal sealed class Vocabulary
{
    private readonly List<Word> words = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> terms = [];

    /// <summary>Hash and 1 + place in <see cref="words"/>; 0 where free. At most half full.</summary>
    private (int Hash, int Word)[] slots = new (int, int)[1 << 12];

    public IReadOnlyList<string> Terms => terms;

    public IReadOnlyList<Word> Words => words;

    public Word Find(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text);
        var at = hash & (slots.Length - 1);
        for (; slots[at].Word > 0; at = (at + 1) & (slots.Length - 1))
            if (slots[at].Hash == hash && text.SequenceEqual(words[slots[at].Word - 1].Text))
                return words[slots[at].Word - 1];
        var word = Read(text.ToString());
        words.Add(word);
        slots[at] = (hash, words.Count);
        if (words.Count * 2 > slots.Length)
            Grow();
        return word;
    }

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

    private void Grow()
    {
        var old = slots;
        slots = new (int, int)[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Word == 0)
                continue;
            var at = slot.Hash & (slots.Length - 1);
            while (slots[at].Word > 0)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = slot;
        }
    }
}
