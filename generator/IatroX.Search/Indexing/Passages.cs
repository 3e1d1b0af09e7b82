using System.Buffers;
using System.Text;

namespace IatroX.Search.Indexing;

/// <summary>
/// Chooses which sentences of a page are kept for excerpts, where not all of them are: the first, then again and again the one
/// that brings most new words for its length. So whatever word a page is found by, a sentence that has it is likely there.
/// Cost: linear in the page for short pages; long ones are looked at up to <see cref="MostSentences"/> sentences. Reused from page to page, one a thread.
/// </summary>
internal sealed class Passages
{
    private const int MostSentences = 400, LongestSentence = 300;

    /// <summary>What a sentence costs beside its letters: favours a few whole sentences over many scraps.</summary>
    private const int Overhead = 30;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?\n");

    private readonly List<Sentence> sentences = [];
    private readonly StringBuilder result = new();
    private char[] characters = new char[1024];

    /// <summary>By term: the last page for which a kept sentence had it.</summary>
    private int[] seenFor = new int[1024];
    private int page;

    /// <param name="words">Start and term of each telling word of the text, in order.</param>
    /// <returns>Valid until the next page.</returns>
    public ReadOnlySpan<char> Select(ReadOnlySpan<char> text, ReadOnlySpan<(int Start, int Term)> words, string summary, int limit)
    {
        Cut(text);
        var total = 0;
        foreach (var sentence in sentences)
            total += sentence.Length;
        if (total > limit)
            Choose(words, limit);
        result.Clear();
        var shown = summary.AsSpan().TrimEnd('…');
        if (shown.Length > 0 && !text.Contains(shown, StringComparison.Ordinal))
            result.Append(summary).Append('\n');
        for (var i = 0; i < sentences.Count; i++)
        {
            if (total > limit && !sentences[i].Kept)
                continue;
            if (result.Length > 0 && result[^1] != '\n')
                result.Append(i > 0 && (total <= limit || sentences[i - 1].Kept) && !sentences[i].NewLine ? ' ' : '\n');
            result.Append(text.Slice(sentences[i].Start, sentences[i].Length));
        }
        if (result.Length > characters.Length)
            characters = new char[result.Length * 2];
        result.CopyTo(0, characters, result.Length);
        return characters.AsSpan(0, result.Length);
    }

    private void Choose(ReadOnlySpan<(int Start, int Term)> words, int limit)
    {
        page++;
        Reserve(words);
        AssignWords(words);
        for (var (next, room) = (0, limit); next >= 0; next = Best(words, room))
        {
            var sentence = sentences[next];
            sentences[next] = sentence with { Kept = true };
            room -= sentence.Length;
            foreach (var (_, term) in words[sentence.FirstWord..sentence.EndWord])
                seenFor[term] = page;
        }
    }

    private int Best(ReadOnlySpan<(int Start, int Term)> words, int room)
    {
        var best = -1;
        var bestGain = 0.0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (sentence.Kept || sentence.Length > room)
                continue;
            var news = 0;
            foreach (var (_, term) in words[sentence.FirstWord..sentence.EndWord])
                if (seenFor[term] != page)
                    news++;
            var gain = news / (double)(sentence.Length + Overhead);
            if (gain > bestGain)
                (best, bestGain) = (i, gain);
        }
        return best;
    }

    private void Reserve(ReadOnlySpan<(int Start, int Term)> words)
    {
        var most = 0;
        foreach (var (_, term) in words)
            most = Math.Max(most, term);
        if (most >= seenFor.Length)
            Array.Resize(ref seenFor, Math.Max(seenFor.Length * 2, most + 1));
    }

    private void AssignWords(ReadOnlySpan<(int Start, int Term)> words)
    {
        var word = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var first = word;
            while (word < words.Length && words[word].Start < sentences[i].End)
                word++;
            sentences[i] = sentences[i] with { FirstWord = first, EndWord = word };
        }
    }

    private void Cut(ReadOnlySpan<char> text)
    {
        sentences.Clear();
        var newLine = true;
        for (var start = 0; start < text.Length && sentences.Count < MostSentences;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                newLine |= text[start] == '\n';
                start++;
                continue;
            }
            var end = EndOfSentence(text, start);
            var trimmed = end;
            while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
                trimmed--;
            sentences.Add(new Sentence(start, trimmed, newLine));
            newLine = false;
            start = end;
        }
    }

    private static int EndOfSentence(ReadOnlySpan<char> text, int start)
    {
        var end = Math.Min(text.Length, start + LongestSentence + 1);
        for (var i = start; text[i..end].IndexOfAny(Ends) is >= 0 and var next; i++)
        {
            i += next;
            if (text[i] == '\n')
                return i;
            if (i + 2 < text.Length && text[i + 1] == ' ' && (char.IsAsciiLetterUpper(text[i + 2]) || char.IsAsciiDigit(text[i + 2])))
                return i + 1;
        }
        if (end - start <= LongestSentence)
            return text.Length;
        var space = start + text[start..end].LastIndexOf(' ');
        return space > start ? space : char.IsLowSurrogate(text[end - 1]) ? end - 2 : end - 1;
    }

    /// <param name="NewLine">A line of its own begins with it.</param>
    private readonly record struct Sentence(int Start, int End, bool NewLine)
    {
        public int FirstWord { get; init; }
        public int EndWord { get; init; }
        public bool Kept { get; init; }

        public int Length => End - Start;
    }
}
