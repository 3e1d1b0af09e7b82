using IatroX.Search.Format;
using IatroX.Search.Indexing;
using IatroX.Search.Memory;

namespace IatroX.Search;

/// <summary>Makes the files of a search index from pages: the same bytes for the same pages, whatever the number of jobs.</summary>
public static class SearchIndexWriter
{
    /// <summary>Of more pages no index is one file: it would have less than 200 bytes for each.</summary>
    private const int MostWholePages = 500;

    /// <param name="count">How many pages there are.</param>
    /// <param name="document">
    /// The page of that number. Called once for each, of a small site twice, from several threads; its body is not kept, so callers that make pages on demand
    /// hold few at a time.
    /// </param>
    public static IReadOnlyList<SearchFile> Write(
        int count, Func<int, SearchDocument> document, IReadOnlyList<Synonym> synonyms, SearchOptions options, int jobs)
    {
        if (MayBeWhole(count, options)
            && Make(SetReader.Read(count, document, synonyms, options with { TextCharacters = options.WholeTextCharacters }, jobs), options, jobs).Files is [var only])
        {
            return [only];
        }
        return Make(SetReader.Read(count, document, synonyms, options, jobs), options, jobs).Files;
    }

    /// <summary>Whether a memory is kept of so many pages: of few, which may become one file, it would spare little.</summary>
    public static bool Remembers(int count, SearchOptions options) => !MayBeWhole(count, options);

    /// <summary>The same files, and what the next call needs to read changed pages alone.</summary>
    /// <param name="document">The page of that number: called once for each that is not known, from several threads.</param>
    /// <param name="before">What was kept of an index that the same program made with the same synonyms and options, or null.</param>
    /// <param name="knownAs">Which page of that index the page of a number is unchanged from, in all that its <see cref="SearchDocument"/> says; or -1.</param>
    /// <remarks>Where <see cref="Remembers"/> says no, all pages are asked for, some twice, and nothing is kept.</remarks>
    public static WrittenIndex Write(
        int count, Func<int, SearchDocument> document, IReadOnlyList<Synonym> synonyms, SearchOptions options, int jobs, SearchMemory? before, Func<int, int> knownAs)
    {
        if (!Remembers(count, options))
            return new WrittenIndex(Write(count, document, synonyms, options, jobs), []);
        var known = before is null ? null : new KnownPages(before, [.. Enumerable.Range(0, count).Select(knownAs)]);
        var set = SetReader.Read(count, document, synonyms, options, jobs, known, remembers: true);
        IReadOnlyList<ReadOnlyMemory<byte>> pages = [];
        var made = Make(set, options, jobs, () => pages = MemoryWriter.Write(set, known, jobs), keys => before is null ? null : KnownTexts.Read(before, known!, keys));
        return new WrittenIndex(made.Files, MemoryWriter.Whole(pages, KnownTexts.Write(made.DisplayKeys, made.Order, made.Texts)));
    }

    private static bool MayBeWhole(int count, SearchOptions options) => count <= MostWholePages && options.InlineBytes > 0;

    /// <param name="remember">What looks at the pages as they were read.</param>
    /// <param name="knownTexts">Told the names of the strings that results show.</param>
    private static Made Make(DocumentSet read, SearchOptions options, int jobs, Action? remember = null, Func<string[], KnownTexts?>? knownTexts = null)
    {
        Subjects subjects = null!;
        int[] order = [];
        InOrder.Run(jobs, [() => order = PageOrder.Find(read, subjects = Subjects.Find(read, jobs), jobs), remember ?? (() => { })]);
        var set = Aliases.Add(read, subjects, jobs);
        var masks = TermParts.RankMasks(set, jobs);
        var displayKeys = DisplayKeys(set);
        IReadOnlyList<Part> terms = [], facets = [], listOrder = [], names = [];
        (IReadOnlyList<Part> Forward, IReadOnlyList<Part> Backward) words = ([], []);
        Part[] texts = [];
        // Each has stretches that one thread must do alone, so they lie side by side.
        InOrder.Run(jobs,
        [
            () => terms = TermParts.Write(set, order, masks, jobs),
            () =>
            {
                texts = TextParts.Write(set, order, subjects, displayKeys, jobs, knownTexts?.Invoke(displayKeys));
                words = LexiconParts.Write(set, jobs);
                (facets, listOrder, names) = (FacetParts.Write(set, order, options), ListOrderPart.Write(set, order, options), NameParts.Write(set));
            },
        ]);
        var files = RootPart.Write(
            set, order, [('t', terms), ('w', words.Forward), ('v', words.Backward), ('d', texts), ('f', facets), ('o', listOrder), ('s', names)], masks, displayKeys, options, jobs);
        return new Made(files, order, displayKeys, texts);
    }

    /// <summary>The names of the strings that results show, in the order of the pages that first have them.</summary>
    private static string[] DisplayKeys(DocumentSet set)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var document in set.Documents)
            foreach (var key in document.DisplayKeys)
                if (known.Add(key))
                    keys.Add(key);
        return [.. keys];
    }

    /// <param name="Order">Of the pages.</param>
    private sealed record Made(IReadOnlyList<SearchFile> Files, int[] Order, string[] DisplayKeys, Part[] Texts);
}
