namespace IatroX.Search.Indexing;

/// <summary>All pages, with one vocabulary in ordinal order.</summary>
internal sealed class DocumentSet
{
    /// <summary>Into which pages are cut where threads share work that is the same for any cut.</summary>
    private const int Runs = 64;

    private DocumentSet(IndexedDocument[] documents, string[] terms, KeyValuePair<string, int>[] words, string[] names, MatchedName[] matchedNames)
    {
        Names = names;
        MatchedNames = matchedNames;
        Documents = documents;
        Terms = terms;
        Words = words;
        PagesWith = new int[terms.Length];
        QuestionsWith = new int[terms.Length];
        QuestionsMeaning = new int[terms.Length];
        foreach (var document in documents)
        {
            foreach (ref readonly var term in document.Terms.AsSpan())
                Count(term);
            foreach (ref readonly var alias in document.Aliases.AsSpan())
                Count(alias);
        }
    }

    private void Count(in DocumentTerm term)
    {
        PagesWith[term.Term]++;
        if ((term.Fields & Fields.Question) != 0)
            QuestionsWith[term.Term]++;
        else if ((term.Alias & AliasKinds.SynonymOfQuestion) != 0)
            QuestionsMeaning[term.Term]++;
    }

    public IndexedDocument[] Documents { get; }

    public string[] Terms { get; }

    /// <summary>The words as written, in ordinal order, with their terms.</summary>
    public KeyValuePair<string, int>[] Words { get; }

    /// <summary>Names of questions that have a function word in them, as one word, and abbreviations of the synonym table by which pages are found, in ordinal order.</summary>
    public string[] Names { get; }

    /// <summary>Names of the synonym table by which pages are found, in ordinal order.</summary>
    public MatchedName[] MatchedNames { get; }

    /// <summary>By term: how many pages write it.</summary>
    public int[] PagesWith { get; }

    /// <summary>By term: how many questions write it.</summary>
    public int[] QuestionsWith { get; }

    /// <summary>By term: how many questions do not write it, but what it is a synonym of.</summary>
    public int[] QuestionsMeaning { get; }

    /// <summary>The same pages with further terms, which stand numbered after the others until they are sorted in here.</summary>
    public DocumentSet WithTerms(List<string> further, int jobs)
    {
        string[] all = [.. Terms, .. further];
        var order = Enumerable.Range(0, all.Length).ToArray();
        Array.Sort([.. all], order, StringComparer.Ordinal);
        var map = new int[all.Length];
        for (var i = 0; i < order.Length; i++)
            map[order[i]] = i;
        InOrder.Map(Runs, jobs, run =>
        {
            Renumber(Documents.AsSpan(Start(Documents.Length, run, Runs)..Start(Documents.Length, run + 1, Runs)), map);
            return true;
        });
        return new DocumentSet(Documents, [.. order.Select(i => all[i])], [.. Words.Select(word => KeyValuePair.Create(word.Key, map[word.Value]))], Names, MatchedNames);
    }

    /// <summary>Reads all pages; every worker takes a run of them, and what comes out does not depend on the runs.</summary>
    public static DocumentSet Read(int count, Func<int, SearchDocument> document, IReadOnlyList<Synonym> synonyms, SearchOptions options, int jobs)
    {
        var workers = Math.Clamp(jobs, 1, Math.Max(1, count));
        var documents = new IndexedDocument[count];
        var readers = InOrder.Map(workers, workers, worker =>
        {
            var reader = new DocumentReader(synonyms, options);
            for (var i = Start(count, worker, workers); i < Start(count, worker + 1, workers); i++)
                documents[i] = reader.Read(document(i));
            return reader;
        });
        var terms = readers.SelectMany(reader => reader.Vocabulary.Terms).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(terms, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
            numbers.Add(terms[i], i);
        InOrder.Map(workers, workers, worker =>
        {
            var map = readers[worker].Vocabulary.Terms.Select(term => numbers[term]).ToArray();
            Renumber(documents.AsSpan(Start(count, worker, workers)..Start(count, worker + 1, workers)), map);
            return true;
        });
        string[] names = [.. readers.SelectMany(reader => reader.Names.Concat(reader.MatchedAbbreviations)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        MatchedName[] matched = [.. readers.SelectMany(reader => reader.MatchedNames).Distinct()
            .OrderBy(name => name.Name, StringComparer.Ordinal).ThenBy(name => name.Words, StringComparer.Ordinal)];
        return new DocumentSet(documents, terms, Written(readers, numbers), names, matched);
    }

    /// <summary>Where the run of that number begins, of so many.</summary>
    private static int Start(int count, int run, int runs) => (int)((long)count * run / runs);

    private static void Renumber(ReadOnlySpan<IndexedDocument> documents, int[] map)
    {
        foreach (var document in documents)
            Renumber(document, map);
    }

    private static void Renumber(IndexedDocument document, int[] map)
    {
        foreach (ref var term in document.Terms.AsSpan())
            term.Term = map[term.Term];
        foreach (ref var alias in document.Aliases.AsSpan())
            alias.Term = map[alias.Term];
        foreach (ref var term in document.Subject.AsSpan())
            term = map[term];
        foreach (ref var term in document.Cues.AsSpan())
            term = map[term];
    }

    private static KeyValuePair<string, int>[] Written(DocumentReader[] readers, Dictionary<string, int> numbers)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reader in readers)
            foreach (var word in reader.Vocabulary.Words)
                if (word.Written)
                    words[word.Text] = numbers[reader.Vocabulary.Terms[word.Term]];
        var sorted = words.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return sorted;
    }
}
