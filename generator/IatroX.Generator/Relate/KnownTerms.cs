using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>Reads texts and tells the term of each word, which is looked up once. One a thread.</summary>
/// <param name="find">The number of a word's term; -1 when it is none.</param>
internal sealed class KnownTerms(Func<ReadTerm, int> find)
{
    private const int Unknown = -2;

    private readonly TermReader reader = new();

    /// <summary>By the reader's number of a word.</summary>
    private int[] termOf = [];

    public ReadOnlySpan<ReadTerm> Read(string text) => reader.Read(text);

    /// <param name="word">Of a text that this has read.</param>
    public int Of(ReadTerm word)
    {
        if (word.Number >= termOf.Length)
        {
            var length = termOf.Length;
            Array.Resize(ref termOf, 2 * reader.NumberCount);
            termOf.AsSpan(length).Fill(Unknown);
        }
        ref var term = ref termOf[word.Number];
        if (term == Unknown)
        {
            term = find(word);
        }
        return term;
    }
}
