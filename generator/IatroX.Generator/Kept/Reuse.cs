using System.Collections.Immutable;
using System.Security.Cryptography;
using IatroX.Generator.Check;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Relate;
using IatroX.Generator.Render;
using IatroX.Search;

namespace IatroX.Generator.Kept;

/// <summary>What a build takes from the last one of the same site, and leaves to the next.</summary>
/// <param name="siteKey">As <see cref="FileKeys"/> says.</param>
/// <param name="questions">The files of all questions, by the names that findings give them.</param>
/// <param name="earlier">Null when the last build left nothing, or was of another site key.</param>
internal sealed class Reuse(UInt128 siteKey, IReadOnlyDictionary<string, KeptSource> questions, EarlierBuild? earlier)
{
    /// <summary>Of the published answers, once search was made.</summary>
    private ImmutableArray<UInt128> searchKeys;

    public UInt128 SiteKey => siteKey;

    /// <summary>True when the last build left pages.</summary>
    public bool HasPages => earlier is not null;

    public string HashOf(string file) => questions.TryGetValue(file, out var source) ? source.Hash : "";

    /// <summary>The question of a file as it was parsed, when the file is what it was; else null.</summary>
    /// <param name="path">Below the input folder.</param>
    public Parsed<Question?>? Parsed(InputFolder input, string path, MarkdownParser markdown)
    {
        var file = input.ShownPathOf(path);
        if (Kept(file) is not { } page)
        {
            return null;
        }
        MarkdownBody? body = null;
        var (question, findings) = QuestionFacts.Read(page.Facts, file, () => body ??= ParsedAgain(input, path, page.SourceHash, markdown));
        return new Parsed<Question?>(question, findings);
    }

    /// <summary>Related questions: those of the last build where nothing changed by which questions are related.</summary>
    public KeyedRelations Relations(Publication publication, int jobs)
    {
        var key = RelationKeyOf(publication, jobs);
        return new KeyedRelations(earlier?.Relations(key) ?? RelatedQuestions.Of(publication, jobs), key);
    }

    /// <summary>The pairs of questions that ask one thing, once they were asked for.</summary>
    public KeyedPairs Duplicates { get; private set; } = new([], 0);

    /// <summary>The pairs of questions that ask one thing: those of the last build where all titles are what they were.</summary>
    /// <param name="titles">In the order of the site's questions.</param>
    public ImmutableArray<DuplicatePair> DuplicatePairs(ImmutableArray<string?> titles, Func<ImmutableArray<DuplicatePair>> find)
    {
        var facts = new FactWriter(titles.Length * 80 + 64);
        facts.List(titles, static (facts, title) => facts.Optional(title));
        var key = facts.Key;
        Duplicates = new KeyedPairs(earlier?.DuplicatePairs(key) ?? find(), key);
        return Duplicates.Found;
    }

    /// <summary>The files of the search index; only answers that are not what they were are read for it.</summary>
    public KeptSearch Search(Publication publication, int jobs)
    {
        searchKeys = InOrder.Map(publication.Answers, jobs, answer => FileKeys.Own(siteKey, HashOf(answer.Question.File), answer));
        var (files, memory) = SearchFiles.Of(publication, jobs, SearchMemory.Read(earlier?.Search ?? default), i =>
            Kept(publication.Answers[i].Question.File) is { } page && page.SearchKey == searchKeys[i] ? page.Ordinal : -1);
        return new KeptSearch(files, memory);
    }

    /// <summary>What to keep of the questions that were parsed, made while it is enumerated, so that little of it lies in memory.</summary>
    public (int Count, IEnumerable<(string File, KeptPage Page)> All) Pages(ImmutableArray<Parsed<Question?>> parsed, Publication publication, int jobs)
    {
        var ordinals = new Dictionary<Question, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < publication.Answers.Length; i++)
        {
            ordinals[publication.Answers[i].Question] = i;
        }
        ImmutableArray<Parsed<Question?>> read = [.. parsed.Where(page => page.Value is not null && HashOf(page.Value.File).Length > 0)];
        return (read.Length, read.Chunk(PagesAtOnce).SelectMany(run => InOrder.Map(run.Length, jobs, () => new FactWriter(8 * 1024), (facts, i) => PageOf(run[i], facts))));

        (string File, KeptPage Page) PageOf(Parsed<Question?> parsed, FactWriter facts)
        {
            var question = parsed.Value!;
            var ordinal = ordinals.GetValueOrDefault(question, -1);
            var searchKey = ordinal < 0 ? 0 : searchKeys[ordinal];
            return (question.File, Kept(question.File) is { } page
                ? page with { SearchKey = searchKey, Ordinal = ordinal }
                : new KeptPage(HashOf(question.File), RelationKey.Of(question), searchKey, ordinal, FactsOf(facts, parsed)));
        }
    }

    private const int PagesAtOnce = 1024;

    private static ReadOnlyMemory<byte> FactsOf(FactWriter facts, Parsed<Question?> page)
    {
        facts.Clear(page.Value!.File);
        QuestionFacts.WriteFront(facts, page.Value);
        QuestionFacts.WriteRest(facts, page.Value, page.Findings);
        return facts.Written.ToArray();
    }

    private KeptPage? Kept(string file) => earlier is not null && questions.TryGetValue(file, out var source) && source.IsUntouched ? earlier.Page(file, source.Hash) : null;

    private UInt128 RelationKeyOf(Publication publication, int jobs)
    {
        var keys = InOrder.Map(publication.Answers, jobs, answer => Kept(answer.Question.File)?.RelationKey ?? RelationKey.Of(answer.Question));
        var facts = new FactWriter(keys.Length * 16 + 64);
        facts.Hash(siteKey);
        facts.Number(keys.Length);
        foreach (var key in keys)
        {
            facts.Hash(key);
        }
        // A name of a question that is not published still is the name of something.
        foreach (var question in publication.Site.Questions.Where(question => !publication.BySlug.ContainsKey(question.Slug)))
        {
            facts.List(question.Synonyms, static (facts, synonym) => facts.Text(synonym.Value));
        }
        return facts.Key;
    }

    /// <summary>A text that is not the one whose facts were kept must not stand beside them.</summary>
    private static MarkdownBody ParsedAgain(InputFolder input, string path, string hash, MarkdownParser markdown)
    {
        var (bytes, _) = PlainFile.Read(input.FullPathOf(path), TextFile.MaxBytes, isContent: true);
        return bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash
            && TextFile.Decode(input.ShownPathOf(path), path, bytes).Text is { } source && QuestionParser.Parse(source, markdown).Value is { } question
            ? question.Body
            : throw new IOException($"'{input.ShownPathOf(path)}' was changed while the site was being built. Build it again.");
    }
}

/// <summary>The file of a question.</summary>
/// <param name="Hash">Of its bytes, in hexadecimal digits.</param>
/// <param name="IsUntouched">True when it lies where the last build found it, and nothing about it has changed since.</param>
internal readonly record struct KeptSource(string Hash, bool IsUntouched);

/// <summary>Pairs of questions that ask one thing, with the key under which they are kept.</summary>
internal sealed record KeyedPairs(ImmutableArray<DuplicatePair> Found, UInt128 Key);

/// <summary>The files of a search index, and what to keep of it.</summary>
internal sealed record KeptSearch(ImmutableArray<OutputFile> Files, IReadOnlyList<ReadOnlyMemory<byte>> Memory);

/// <summary>Related questions, with the key under which they are kept.</summary>
internal sealed record KeyedRelations(Relations Found, UInt128 Key);
