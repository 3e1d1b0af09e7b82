using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>
/// Writes the words that pages write, for half-typed and misspelt ones, twice: in order, and in the order of the words read backwards.
/// A slip leaves either the beginning or the end of a word alone, so one of the two brings the right word from a part or two.
/// </summary>
internal static class LexiconParts
{
    /// <summary>About 4 kB once deflated: a look-up that takes the words of a beginning then seldom needs two.</summary>
    private const int PartWords = 1000, MostParts = 256;

    /// <summary>A word that one page writes is as likely the author's slip as the reader's aim; one in a question is not.</summary>
    private const int QuestionBonus = 4;

    private const int InQuestion = 128;

    /// <param name="jobs">Threads.</param>
    public static (IReadOnlyList<Part> Forward, IReadOnlyList<Part> Backward) Write(DocumentSet set, int jobs)
    {
        var words = set.Words.Where(IsOffered).Select(word => (Word: word.Key, Weight: Weight(set, word))).ToArray();
        var reversed = Array.ConvertAll(words, word => Reverse(word.Word));
        var backward = Array.ConvertAll(OrdinalOrder.Of(reversed), i => (reversed[i], words[i].Weight));
        var size = Math.Max(PartWords, words.Length / MostParts);
        var parts = InOrder.Map<(string Word, int Weight)[], Part>([.. words.Chunk(size), .. backward.Chunk(size)], jobs, Write);
        return (parts[..(parts.Length / 2)], parts[(parts.Length / 2)..]);
    }

    private static bool IsOffered(KeyValuePair<string, int> word) => word.Key.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Twice the logarithm of how many pages write it, questions counting more; and a mark on words of questions.</summary>
    private static int Weight(DocumentSet set, KeyValuePair<string, int> word)
    {
        var (pages, questions) = (set.Counts[word.Value].Pages, set.Counts[word.Value].Questions);
        var weight = Math.Min(InQuestion - 1, (int)Math.Round(2 * Math.Log2(1 + pages + (QuestionBonus * questions))));
        return questions > 0 ? weight | InQuestion : weight;
    }

    internal static string Reverse(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static Part Write((string Word, int Weight)[] words)
    {
        var bytes = new ByteWriter();
        bytes.Varint(words.Length);
        var previous = "";
        foreach (var (word, weight) in words)
        {
            bytes.FrontCoded(previous, word);
            bytes.Byte(weight);
            previous = word;
        }
        return new Part(words[0].Word, previous, Deflate.Compress(bytes.Written));
    }
}
