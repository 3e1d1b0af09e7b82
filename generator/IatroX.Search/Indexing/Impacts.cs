namespace IatroX.Search.Indexing;

/// <summary>A page that has a term, and what the term adds to its score.</summary>
internal readonly record struct Posting(int Document, float Impact, Fields Fields, byte QuestionTerms)
{
    public bool IsInQuestion => (Fields & Fields.Question) != 0;
}

/// <summary>The postings of terms that stand together, one list behind the other.</summary>
/// <param name="FirstTerm">Whose list is the first.</param>
internal sealed record Postings(int FirstTerm, int[] Starts, Posting[] All)
{
    public ReadOnlySpan<Posting> this[int term] => All.AsSpan(Starts[term - FirstTerm], Starts[term - FirstTerm + 1] - Starts[term - FirstTerm]);
}

/// <summary>
/// The scoring arithmetic, done once at build time: BM25F (Robertson, Zaragoza and Taylor, CIKM 2004) over the fields, a share for how much of
/// the question a word is, and what aliases add. The browser only multiplies by query weights and adds.
/// </summary>
internal sealed class Impacts
{
    /// <summary>Each has a number for every term.</summary>
    private const int MostStretches = 8;

    private readonly DocumentSet set;
    private readonly double[] idf;
    private readonly double[] questionMass;
    private readonly double meanMass, meanQuestion, meanBody;

    public Impacts(DocumentSet set, int jobs)
    {
        this.set = set;
        var pages = set.Documents.Length;
        idf = [.. set.Counts.Select(count => Math.Log(1 + ((pages - count.Pages + 0.5) / (count.Pages + 0.5))))];
        questionMass = InOrder.Map(pages, jobs, page => MassOf(set.Documents[page]));
        meanMass = Mean(questionMass);
        meanQuestion = Mean(set.Documents.Select(d => (double)d.QuestionLength));
        meanBody = Mean(set.Documents.Select(d => (double)d.BodyLength));
    }

    /// <summary>Postings of the terms of a range, pages numbered as <paramref name="order"/> puts them: a counting sort.</summary>
    /// <remarks>
    /// A range at a time, since all postings at once would lie beside all terms: a third of what an index takes in memory. Cost: two passes over all terms of
    /// all pages, of which each thread has a stretch.
    /// </remarks>
    public Postings Invert(int[] order, Range range, int jobs)
    {
        var (first, count) = range.GetOffsetAndLength(set.Terms.Length);
        var stretches = Math.Clamp(order.Length, 1, Math.Min(jobs, MostStretches));
        // The pages of a stretch come behind those of the stretches before it; how many the last has, the set's counts say.
        var next = InOrder.Map(stretches, jobs, stretch => stretch < stretches - 1 ? Count(Stretch(stretch), first, count) : new int[count]);
        var starts = new int[count + 1];
        for (var term = 0; term < count; term++)
        {
            starts[term + 1] = starts[term] + set.Counts[first + term].Pages;
            var start = starts[term];
            foreach (var counts in next)
                (counts[term], start) = (start, start + counts[term]);
        }
        var postings = GC.AllocateUninitializedArray<Posting>(starts[^1]);
        InOrder.Map(stretches, jobs, stretch =>
        {
            Fill(postings, next[stretch], first, order, Stretch(stretch));
            return true;
        });
        return new Postings(first, starts, postings);

        (int First, int End) Stretch(int stretch) => (Runs.Start(order.Length, stretch, stretches), Runs.Start(order.Length, stretch + 1, stretches));

        int[] Count((int First, int End) places, int first, int count)
        {
            var counts = new int[count];
            for (var place = places.First; place < places.End; place++)
            {
                Add(set.Documents[order[place]].Terms);
                Add(set.Documents[order[place]].Aliases);
            }
            return counts;

            void Add(ReadOnlySpan<DocumentTerm> terms)
            {
                foreach (ref readonly var term in terms)
                    if ((uint)(term.Term - first) < (uint)count)
                        counts[term.Term - first]++;
            }
        }
    }

    /// <param name="next">By term of the range: where its next posting goes.</param>
    private void Fill(Posting[] postings, int[] next, int first, int[] order, (int First, int End) places)
    {
        for (var place = places.First; place < places.End; place++)
        {
            var page = new PageImpacts(this, order[place]);
            Add(page, set.Documents[order[place]].Terms, place);
            Add(page, set.Documents[order[place]].Aliases, place);
        }

        void Add(PageImpacts page, ReadOnlySpan<DocumentTerm> terms, int place)
        {
            foreach (ref readonly var term in terms)
                if ((uint)(term.Term - first) < (uint)next.Length)
                    postings[next[term.Term - first]++] = new Posting(place, (float)(idf[term.Term] * page.Share(term)), term.Mask, page.QuestionTerms);
        }
    }

    /// <summary>What is the same for all terms of a page.</summary>
    private readonly struct PageImpacts
    {
        private readonly double questionLength, bodyLength, questionShare;

        public PageImpacts(Impacts all, int number)
        {
            var document = all.set.Documents[number];
            questionLength = Length(Weights.QuestionLength, document.QuestionLength, all.meanQuestion);
            bodyLength = Length(Weights.BodyLength, document.BodyLength, all.meanBody);
            questionShare = Weights.TitleShare * all.meanMass / ((Weights.TitleMassShare * all.questionMass[number]) + ((1 - Weights.TitleMassShare) * all.meanMass));
            QuestionTerms = (byte)Math.Min(document.QuestionTerms, 15);
        }

        public byte QuestionTerms { get; }

        /// <summary>Of a term's idf.</summary>
        public double Share(in DocumentTerm term)
        {
            // Most terms: all that is left out below is 0.
            if (term is { Fields: Fields.Body, Alias: AliasKinds.None })
                return Saturated(Weights.Body * term.Body / 2 / bodyLength);
            var weighted =
                (Weights.Question * term.Question / 2 / questionLength)
                + (Weights.Summary * term.Summary / 2)
                + (Weights.Headings * term.Headings / 2)
                + (Weights.Topics * term.Topics / 2)
                + (Weights.Body * term.Body / 2 / bodyLength)
                + term.Other;
            var share = Saturated(weighted);
            if (term.Question > 0)
                share += questionShare;
            // Not added: a page that writes a sister page's name for the thing should not beat the page that answers the kind of question asked.
            return Math.Max(share, AliasShare(term.Alias) + (IsSynonym(term.Alias) ? Weights.AliasMentions * share : 0));
        }

        private static double Saturated(double weighted) => weighted / (Weights.Saturation + weighted);
    }

    private static bool IsSynonym(AliasKinds kinds) => (kinds & (AliasKinds.SynonymOfQuestion | AliasKinds.SynonymOfSummary | AliasKinds.SynonymOfText)) != 0;

    private static double AliasShare(AliasKinds kinds)
    {
        var share = 0.0;
        if ((kinds & AliasKinds.SynonymOfQuestion) != 0)
            share = Math.Max(share, Weights.SynonymOfQuestion);
        if ((kinds & AliasKinds.SynonymOfText) != 0)
            share = Math.Max(share, Weights.SynonymOfText);
        if ((kinds & AliasKinds.SynonymOfSummary) != 0)
            share = Math.Max(share, Weights.SynonymOfSummary);
        if ((kinds & AliasKinds.Sibling) != 0)
            share = Math.Max(share, Weights.Sibling);
        return (kinds & AliasKinds.Initialism) != 0 ? Math.Max(share, Weights.Initialism) : share;
    }

    private double MassOf(IndexedDocument document)
    {
        var count = 0;
        foreach (ref readonly var term in document.Terms.AsSpan())
            if (term.Question >= 2)
                count++;
        Span<int> terms = stackalloc int[count <= 64 ? count : 0];
        if (terms.Length < count)
            terms = new int[count];
        count = 0;
        foreach (ref readonly var term in document.Terms.AsSpan())
            if (term.Question >= 2)
                terms[count++] = term.Term;
        // In one order whatever the page's own: sums of fractions depend on it.
        terms.Sort();
        var mass = 0.0;
        foreach (var term in terms)
            mass += idf[term] * (document.Cues.AsSpan().Contains(term) ? Weights.CueMass : 1);
        return mass;
    }

    private static double Length(double b, int length, double mean) => 1 - b + (b * length / Math.Max(mean, 1));

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty(1).Average() is > 0 and var mean ? mean : 1;
}
