using System.Text;

namespace IatroX.Search.Indexing;

/// <summary>
/// Chooses which sentences of a page are kept for excerpts, where not all of them are: the first, then again and again the one
/// that brings most new words for its length. So whatever word a page is found by, a sentence that has it is likely there.
/// Cost: linear in the page for short pages; long ones are looked at up to <see cref="MostSentences"/> sentences.
/// </summary>
internal static class Passages
{
    private const int MostSentences = 400, LongestSentence = 300;

    /// <summary>What a sentence costs beside its letters: favours a few whole sentences over many scraps.</summary>
    private const int Overhead = 30;

    /// <param name="words">Start and term of each telling word of the text, in order.</param>
    public static byte[] Select(string text, IReadOnlyList<(int Start, int Term)> words, string summary, int limit)
    {
        var sentences = Cut(text);
        var shown = summary.TrimEnd('…');
        var lead = shown.Length > 0 && !text.Contains(shown, StringComparison.Ordinal) ? summary + "\n" : "";
        var total = sentences.Sum(s => s.End - s.Start);
        var kept = total <= limit ? null : Choose(sentences, words, limit);
        var result = new StringBuilder(lead);
        for (var i = 0; i < sentences.Count; i++)
        {
            if (kept is not null && !kept[i])
                continue;
            if (result.Length > 0 && result[^1] != '\n')
                result.Append(i > 0 && (kept is null || kept[i - 1]) && !sentences[i].NewLine ? ' ' : '\n');
            result.Append(text.AsSpan(sentences[i].Start, sentences[i].End - sentences[i].Start));
        }
        return Encoding.UTF8.GetBytes(result.ToString());
    }

    private static bool[] Choose(List<(int Start, int End, bool NewLine)> sentences, IReadOnlyList<(int Start, int Term)> words, int limit)
    {
        var terms = TermsOf(sentences, words);
        var kept = new bool[sentences.Count];
        var seen = new HashSet<int>();
        for (var (next, room) = (0, limit); next >= 0; next = Best(sentences, terms, kept, seen, room))
        {
            kept[next] = true;
            room -= sentences[next].End - sentences[next].Start;
            seen.UnionWith(terms[next]);
        }
        return kept;
    }

    private static int Best(List<(int Start, int End, bool NewLine)> sentences, List<int>[] terms, bool[] kept, HashSet<int> seen, int room)
    {
        var best = -1;
        var bestGain = 0.0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var length = sentences[i].End - sentences[i].Start;
            if (kept[i] || length > room)
                continue;
            var news = 0;
            foreach (var term in terms[i])
                if (!seen.Contains(term))
                    news++;
            var gain = news / (double)(length + Overhead);
            if (gain > bestGain)
                (best, bestGain) = (i, gain);
        }
        return best;
    }

    private static List<int>[] TermsOf(List<(int Start, int End, bool NewLine)> sentences, IReadOnlyList<(int Start, int Term)> words)
    {
        var terms = new List<int>[sentences.Count];
        var word = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = [];
            for (; word < words.Count && words[word].Start < sentences[i].End; word++)
                terms[i].Add(words[word].Term);
        }
        return terms;
    }

    private static List<(int Start, int End, bool NewLine)> Cut(string text)
    {
        var sentences = new List<(int, int, bool)>();
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
            sentences.Add((start, trimmed, newLine));
            newLine = false;
            start = end;
        }
        return sentences;
    }

    private static int EndOfSentence(string text, int start)
    {
        var space = -1;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                return i;
            if (c is '.' or '!' or '?' && i + 2 < text.Length && text[i + 1] == ' ' && (char.IsAsciiLetterUpper(text[i + 2]) || char.IsAsciiDigit(text[i + 2])))
                return i + 1;
            if (c == ' ')
                space = i;
            if (i - start >= LongestSentence)
                return space > start ? space : char.IsLowSurrogate(c) ? i - 1 : i;
        }
        return text.Length;
    }
}
