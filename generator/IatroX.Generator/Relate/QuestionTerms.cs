using IatroX.Generator.Model;
using IatroX.Search.Analysis;

namespace IatroX.Generator.Relate;

/// <summary>One word of a question: its term's number, and where it is written.</summary>
/// <param name="Joined">True for the whole of a hyphenated compound; these stand after the plain words.</param>
internal readonly record struct QuestionWord(int Term, int Start, int End, bool Joined)
{
    /// <summary>Appends the words of a text, compounds behind the plain ones.</summary>
    public static void Add(List<QuestionWord> words, ReadOnlySpan<ReadTerm> read, Func<ReadTerm, int> numberOf)
    {
        foreach (var joined in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (ref readonly var word in read)
            {
                if (word.Joined == joined)
                {
                    words.Add(new QuestionWord(numberOf(word), word.Start, word.End, joined));
                }
            }
        }
    }
}

/// <summary>A term of a question with its share of what the question is about; the squares of one question's weights add up to 1.</summary>
internal readonly record struct WeightedTerm(int Term, float Weight);

/// <summary>What every question is about: its words as numbers, weighted by how few other questions use them.</summary>
/// <remarks>
/// A word's weight is the square of its inverse document frequency among the questions (Robertson and Spärck Jones 1976, as BM25 writes it).
/// Squared because the rare word is the subject: in "What are the symptoms of West syndrome?" a question about another syndrome
/// must not come near one about West syndrome. Measured on the evaluation corpus: power 1 0.967, 1.5 0.970, 2 0.971, 3 0.971.
/// Function words weigh nothing, <see cref="QuestionWords"/> a tenth. Cost: one pass over the questions, a few dozen bytes a word.
/// </remarks>
internal sealed class QuestionTerms
{
    private const float QuestionWordShare = 0.1f;

    private const int FewQuestions = 10;

    private const float CommonShare = 0.015f;

    private readonly Dictionary<string, int> numberOf;
    private readonly bool[] isStop;
    private readonly bool[] isQuestionWord;

    private QuestionTerms(Dictionary<string, int> numberOf, Grouped<QuestionWord> words, bool[] isStop)
    {
        this.numberOf = numberOf;
        this.isStop = isStop;
        isQuestionWord = new bool[numberOf.Count];
        foreach (var (term, number) in numberOf)
        {
            isQuestionWord[number] = QuestionWords.Contains(term);
        }
        Words = words;
        Vectors = VectorsOf(words);
        Postings = ByImpact(Grouped<WeightedTerm>.Invert(Vectors, numberOf.Count, term => term.Term), Vectors);
    }

    public int Count => Words.Count;

    public int TermCount => numberOf.Count;

    /// <summary>Every word of each question in order, function words too.</summary>
    public Grouped<QuestionWord> Words { get; }

    /// <summary>The distinct terms of each question, the rarest first.</summary>
    public Grouped<WeightedTerm> Vectors { get; }

    /// <summary>The questions that use each term, those first in which it weighs most.</summary>
    public Grouped<int> Postings { get; }

    public static QuestionTerms Of(IReadOnlyList<Question> questions)
    {
        var reader = new TermReader();
        var numberOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var isStop = new List<bool>();
        var starts = new int[questions.Count + 1];
        var words = new List<QuestionWord>();
        for (var i = 0; i < questions.Count; i++)
        {
            QuestionWord.Add(words, reader.Read(questions[i].Title.Value), NumberOf);
            starts[i + 1] = words.Count;
        }
        return new QuestionTerms(numberOf, new Grouped<QuestionWord>(starts, [.. words]), [.. isStop]);

        int NumberOf(ReadTerm word)
        {
            var name = NameOf(word);
            if (!numberOf.TryGetValue(name, out var number))
            {
                numberOf[name] = number = numberOf.Count;
                isStop.Add(word.Stop);
            }
            return number;
        }
    }

    /// <summary>"ALL" is leukaemia, "all" is nothing: the function word is a term of its own.</summary>
    private static string NameOf(ReadTerm word) => word.Stop ? " " + word.Term : word.Term;

    /// <summary>The number of a term that some question uses as more than a function word; -1 for any other.</summary>
    public int Find(string term) => numberOf.GetValueOrDefault(term, -1);

    /// <summary>The number of a word of running text, function words included; -1 when no question uses it.</summary>
    public int Find(ReadTerm word) => numberOf.GetValueOrDefault(NameOf(word), -1);

    /// <summary>How much of what they are about two questions share: 0 nothing, 1 all.</summary>
    public float Cosine(int left, int right)
    {
        var sum = 0f;
        foreach (ref readonly var mine in Vectors[left])
        {
            foreach (ref readonly var other in Vectors[right])
            {
                sum += mine.Term == other.Term ? mine.Weight * other.Weight : 0;
            }
        }
        return sum;
    }

    /// <summary>True for words of so many questions that they name no subject by themselves ("syndrome"): the share by which search tells them.</summary>
    public bool IsCommon(int term) => Postings[term].Length > Math.Max(FewQuestions, CommonShare * Count);

    /// <summary>Lower for the word of fewer questions; no two have the same.</summary>
    public ulong Rarity(int term) => ((ulong)Postings[term].Length << 32) | (uint)term;

    /// <summary>True for words that cannot be a subject by themselves.</summary>
    public bool SaysLittle(int term) => isStop[term] || isQuestionWord[term];

    private Grouped<WeightedTerm> VectorsOf(Grouped<QuestionWord> words)
    {
        var terms = DistinctTerms(words);
        var frequency = new int[numberOf.Count];
        foreach (var term in terms.Items)
        {
            frequency[term]++;
        }
        var weights = new float[numberOf.Count];
        for (var term = 0; term < weights.Length; term++)
        {
            weights[term] = WeightOf(term, frequency[term], words.Count);
        }
        var vectors = new Grouped<WeightedTerm>(terms.Starts, Array.ConvertAll(terms.Items, term => new WeightedTerm(term, weights[term])));
        for (var i = 0; i < vectors.Count; i++)
        {
            MakeUnit(vectors.Items.AsSpan(vectors.Starts[i]..vectors.Starts[i + 1]));
        }
        return vectors;
    }

    private Grouped<int> DistinctTerms(Grouped<QuestionWord> words)
    {
        var terms = new List<int>(words.Items.Length);
        var starts = new int[words.Count + 1];
        var lastSeen = new int[numberOf.Count];
        for (var i = 0; i < words.Count; i++)
        {
            foreach (ref readonly var word in words[i])
            {
                if (!isStop[word.Term] && lastSeen[word.Term] != i + 1)
                {
                    lastSeen[word.Term] = i + 1;
                    terms.Add(word.Term);
                }
            }
            starts[i + 1] = terms.Count;
        }
        return new Grouped<int>(starts, [.. terms]);
    }

    private float WeightOf(int term, int frequency, int questions)
    {
        var rarity = Math.Log(1 + ((questions - frequency + 0.5) / (frequency + 0.5)));
        return (float)(rarity * rarity) * (isQuestionWord[term] ? QuestionWordShare : 1);
    }

    /// <summary>Puts the heaviest first and makes the squares add up to 1.</summary>
    private static void MakeUnit(Span<WeightedTerm> terms)
    {
        var squares = 0.0;
        foreach (ref readonly var term in terms)
        {
            squares += term.Weight * term.Weight;
        }
        var length = MathF.Sqrt((float)squares);
        terms.Sort(static (left, right) => left.Weight != right.Weight ? right.Weight.CompareTo(left.Weight) : left.Term.CompareTo(right.Term));
        foreach (ref var term in terms)
        {
            term = term with { Weight = length > 0 ? term.Weight / length : 0 };
        }
    }

    private static Grouped<int> ByImpact(Grouped<int> postings, Grouped<WeightedTerm> vectors)
    {
        var keys = new ulong[postings.Items.Length];
        for (var term = 0; term < postings.Count; term++)
        {
            var list = postings.Items.AsSpan(postings.Starts[term]..postings.Starts[term + 1]);
            var sorted = keys.AsSpan(0, list.Length);
            for (var i = 0; i < list.Length; i++)
            {
                // Weights are not negative, so their bits sort as they do; equal ones stay in the order of the questions.
                sorted[i] = ((ulong)~BitConverter.SingleToUInt32Bits(Impact(vectors[list[i]], term)) << 32) | (uint)list[i];
            }
            sorted.Sort();
            for (var i = 0; i < list.Length; i++)
            {
                list[i] = (int)(uint)sorted[i];
            }
        }
        return postings;
    }

    private static float Impact(ReadOnlySpan<WeightedTerm> vector, int term)
    {
        foreach (var weighted in vector)
        {
            if (weighted.Term == term)
            {
                return weighted.Weight;
            }
        }
        return 0;
    }
}
