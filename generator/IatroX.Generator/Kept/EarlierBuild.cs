using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Check;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Publish;

namespace IatroX.Generator.Kept;

/// <summary>What the last build of a site left for the next one: parsed questions by the hash of their files, relations, and what reading texts for search gave.</summary>
/// <remarks>
/// It holds only for the same program, options, configuration, registries, theme, media and plain pages, which <see cref="SiteKey"/> stands for. Nothing in it
/// says how an answer stands: states are judged anew in each build.
/// </remarks>
internal sealed class EarlierBuild
{
    /// <summary>Its number is raised when the form changes.</summary>
    private static ReadOnlySpan<byte> Mark => "iatrox pages 2\n"u8;

    private readonly Dictionary<string, KeptPage> pages;
    private readonly UInt128 relationKey;
    private readonly ReadOnlyMemory<byte> relations;
    private readonly UInt128 duplicatesKey;
    private readonly ReadOnlyMemory<byte> duplicates;

    private EarlierBuild(
        UInt128 siteKey, Dictionary<string, KeptPage> pages, UInt128 relationKey, ReadOnlyMemory<byte> relations, UInt128 duplicatesKey, ReadOnlyMemory<byte> duplicates, ReadOnlyMemory<byte> search) =>
        (SiteKey, this.pages, this.relationKey, this.relations, this.duplicatesKey, this.duplicates, Search) = (siteKey, pages, relationKey, relations, duplicatesKey, duplicates, search);

    public UInt128 SiteKey { get; }

    /// <summary>What the search index remembers of its pages; empty when there is nothing.</summary>
    public ReadOnlyMemory<byte> Search { get; }

    /// <summary>Null when there is none of this version, whole and undamaged, with that hash.</summary>
    /// <param name="most">Bytes.</param>
    /// <param name="expected">As <see cref="Replace"/> returned it.</param>
    public static EarlierBuild? Read(string path, long most, Sha256 expected)
    {
        if (FactFile.Read(path, Mark, most, expected) is not { } bytes)
        {
            return null;
        }
        var facts = new FactReader(bytes.Span, "");
        var siteKey = facts.Hash();
        var count = facts.Count();
        var pages = new Dictionary<string, KeptPage>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var file = facts.Text();
            var (hash, relation, shown, ordinal) = (facts.Text(), facts.Hash(), facts.Hash(), facts.Count());
            pages.Add(file, new KeptPage(hash, relation, shown, ordinal, Part(ref facts)));
        }
        return new EarlierBuild(siteKey, pages, facts.Hash(), Part(ref facts), facts.Hash(), Part(ref facts), Part(ref facts));

        ReadOnlyMemory<byte> Part(ref FactReader facts)
        {
            var length = facts.Bytes().Length;
            return bytes.Slice(facts.At - length, length);
        }
    }

    /// <summary>The question of a file; null when it was not kept, or the file has another hash.</summary>
    public KeptPage? Page(string file, string hash) => pages.GetValueOrDefault(file) is { } page && page.SourceHash == hash ? page : null;

    /// <summary>Related questions, when they were found among questions of the same keys.</summary>
    public Relations? Relations(UInt128 key)
    {
        if (key != relationKey)
        {
            return null;
        }
        var facts = new FactReader(relations.Span, "");
        var slugs = facts.List(static (ref facts) => Slug.TryParse(facts.Text(), out var slug) ? slug : throw new InvalidDataException());
        var reasons = facts.List(static (ref facts) => facts.Text());
        var bySlug = new Dictionary<Slug, ImmutableArray<RelatedQuestion>>(facts.Count());
        while (facts.At < relations.Length)
        {
            var slug = slugs[facts.Count()];
            bySlug.Add(slug, facts.List((ref facts) => new RelatedQuestion(slugs[facts.Count()], reasons[facts.Count()])));
        }
        return new Relations(bySlug);
    }

    /// <summary>Pairs of questions that ask one thing, when they were found among the same titles.</summary>
    public ImmutableArray<DuplicatePair>? DuplicatePairs(UInt128 key)
    {
        if (key != duplicatesKey)
        {
            return null;
        }
        var facts = new FactReader(duplicates.Span, "");
        return facts.List(static (ref facts) => new DuplicatePair(facts.Count(), facts.Count(), facts.Flag()));
    }

    /// <summary>Puts what a build leaves in the place of what an earlier one left; returns a hash of it.</summary>
    /// <param name="pages">So many, each with its file.</param>
    public static Sha256 Replace(
        string path, UInt128 siteKey, (int Count, IEnumerable<(string File, KeptPage Page)> All) pages, KeyedRelations relations, KeyedPairs duplicates, IReadOnlyList<ReadOnlyMemory<byte>> search) =>
        FactFile.Replace(path, Mark, facts =>
        {
            facts.Hash(siteKey);
            facts.Number(pages.Count);
            foreach (var (file, page) in pages.All)
            {
                facts.Text(file);
                facts.Text(page.SourceHash);
                facts.Hash(page.RelationKey);
                facts.Hash(page.SearchKey);
                facts.Number(page.Ordinal);
                facts.Bytes(page.Facts.Span);
            }
            facts.Hash(relations.Key);
            facts.Bytes(Bytes(relations.Found).Span);
            facts.Hash(duplicates.Key);
            facts.Bytes(Bytes(duplicates.Found).Span);
            facts.Number(search.Sum(part => (long)part.Length));
            foreach (var part in search)
            {
                facts.Raw(part.Span);
            }
        });

    private static ReadOnlyMemory<byte> Bytes(ImmutableArray<DuplicatePair> duplicates)
    {
        var pairs = new FactWriter(8 * duplicates.Length + 16);
        pairs.List(duplicates, static (pairs, pair) =>
        {
            pairs.Number(pair.First);
            pairs.Number(pair.Again);
            pairs.Flag(pair.IsSame);
        });
        return pairs.Written;
    }

    /// <summary>Each name and each reason is written once, and read once: a question is related to many.</summary>
    private static ReadOnlyMemory<byte> Bytes(Relations relations)
    {
        var (slugs, reasons) = (new Dictionary<Slug, int>(relations.BySlug.Count), new Dictionary<string, int>(StringComparer.Ordinal));
        var lists = new FactWriter(64 * relations.BySlug.Count + 16);
        lists.Number(relations.BySlug.Count);
        foreach (var (slug, found) in relations.BySlug)
        {
            lists.Number(NumberOf(slugs, slug));
            lists.List(found, (lists, other) =>
            {
                lists.Number(NumberOf(slugs, other.Slug));
                lists.Number(NumberOf(reasons, other.Reason));
            });
        }
        var facts = new FactWriter(64 * slugs.Count + lists.Written.Length + 16);
        facts.List([.. slugs.Keys], static (facts, slug) => facts.Text(slug.Value));
        facts.List([.. reasons.Keys], static (facts, reason) => facts.Text(reason));
        facts.Raw(lists.Written.Span);
        return facts.Written;
    }

    /// <summary>Numbers in the order in which the values come.</summary>
    private static int NumberOf<T>(Dictionary<T, int> numbers, T value)
        where T : notnull
    {
        numbers.TryAdd(value, numbers.Count);
        return numbers[value];
    }
}

/// <summary>A question as it is kept.</summary>
/// <param name="SourceHash">Of the bytes of its file, in hexadecimal digits.</param>
/// <param name="RelationKey">As <see cref="Relate.RelationKey"/> gives it.</param>
/// <param name="SearchKey">A hash of all that search shows and finds of it.</param>
/// <param name="Ordinal">Its place among the published answers; -1 when it was not published.</param>
/// <param name="Facts">As <see cref="QuestionFacts"/> writes them.</param>
internal sealed record KeptPage(string SourceHash, UInt128 RelationKey, UInt128 SearchKey, int Ordinal, ReadOnlyMemory<byte> Facts);
