using System.Runtime.InteropServices;

namespace IatroX.Generator.Relate;

/// <summary>Gathers the answers worth comparing with one answer, so that not all pairs are compared. One a thread.</summary>
/// <remarks>
/// <para>Idea: whatever is near shares a rare word, so the lists of the rarest words are read first, and reading stops after a fixed number of entries.
/// Each list begins with the questions in which the word weighs most (impact order; Anh, de Kretser and Moffat 2001), so where a long list is cut,
/// it is the weak end that falls away.</para>
/// <para>Example: of "How is gout treated in adults?" the list of "gout" (40 entries) is read whole, "adult" (900) up to the budget, "treat" (2,400) not at all.</para>
/// <para>Cost: at most one and a half times <see cref="QuestionBudget"/> and some labels an answer, whatever the size of the site.</para>
/// </remarks>
internal sealed class Candidates(Similarity similarity, int questionBudget = Candidates.QuestionBudget)
{
    /// <summary>Entries read of the lists of the question's own terms. On the evaluation corpus 150, 300 and 600 rank the same; 300 leaves room for larger sites.</summary>
    public const int QuestionBudget = 300;

    /// <summary>Entries read for what the answer mentions, and as many for answers that mention its subject: weaker evidence, a quarter of the reading.</summary>
    private readonly int mentionBudget = questionBudget / 4;

    private const int LabelBudget = 30;

    private readonly int[] seenFor = new int[similarity.Terms.Count];
    private readonly List<int> found = [];

    /// <summary>Each once, never the answer itself; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(int answer)
    {
        found.Clear();
        Add(answer, answer);
        found.Clear();
        var terms = similarity.Terms;
        var left = questionBudget;
        // Whoever shares only what is left has at most its length for a cosine (Cauchy and Schwarz): below LeastText it would be read for nothing.
        var rest = 1f;
        foreach (var term in terms.Vectors[answer])
        {
            if (rest < Similarity.LeastText * Similarity.LeastText)
            {
                break;
            }
            left = Read(answer, terms.Postings[term.Term], left);
            rest -= term.Weight * term.Weight;
        }
        left = mentionBudget;
        foreach (var term in terms.Vectors[answer])
        {
            left = Read(answer, similarity.Mentions.Postings[term.Term], left);
        }
        left = mentionBudget;
        foreach (var term in similarity.Mentions.Terms[answer])
        {
            left = Read(answer, terms.Postings[term], left);
        }
        foreach (var other in similarity.Guidelines.Neighbours(answer, LabelBudget))
        {
            Add(answer, other);
        }
        return CollectionsMarshal.AsSpan(found);
    }

    private int Read(int answer, ReadOnlySpan<int> list, int left)
    {
        foreach (var other in list[..Math.Min(list.Length, left)])
        {
            Add(answer, other);
        }
        return left - Math.Min(list.Length, left);
    }

    private void Add(int answer, int other)
    {
        if (seenFor[other] != answer + 1)
        {
            seenFor[other] = answer + 1;
            found.Add(other);
        }
    }
}
