using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
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
    /// <summary>Raised when the form changes. Followed by the hash of the rest, so that what is damaged is not used.</summary>
    private static ReadOnlySpan<byte> Magic => "iatrox pages 1\n"u8;

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

    /// <summary>Null when the bytes are not whole, or of another version.</summary>
    public static EarlierBuild? Read(ReadOnlyMemory<byte> bytes)
    {
        var start = Magic.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < start || !bytes.Span.StartsWith(Magic) || !SHA256.HashData(bytes.Span[start..]).AsSpan().SequenceEqual(bytes.Span[Magic.Length..start]))
        {
            return null;
        }
        var payload = bytes[start..];
        var facts = new FactReader(payload.Span, "");
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
            return payload.Slice(facts.At - length, length);
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
        var bySlug = new Dictionary<Slug, ImmutableArray<RelatedQuestion>>(facts.Count());
        while (facts.At < relations.Length)
        {
            bySlug.Add(ReadSlug(ref facts), facts.List(static (ref facts) => new RelatedQuestion(ReadSlug(ref facts), facts.Text())));
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

    private static Slug ReadSlug(ref FactReader facts) => Slug.TryParse(facts.Text(), out var slug) ? slug : throw new InvalidDataException();

    /// <summary>The bytes to keep, in parts to be written one after the other.</summary>
    /// <param name="pages">By file.</param>
    public static ImmutableArray<ReadOnlyMemory<byte>> Write(
        UInt128 siteKey, IReadOnlyCollection<KeyValuePair<string, KeptPage>> pages, KeyedRelations relations, KeyedPairs duplicates, IReadOnlyList<ReadOnlyMemory<byte>> search)
    {
        var facts = new FactWriter(64 + pages.Sum(page => page.Value.Facts.Length + 2 * page.Key.Length + 128));
        facts.Hash(siteKey);
        facts.Number(pages.Count);
        foreach (var (file, page) in pages)
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
        var pairs = new FactWriter(8 * duplicates.Found.Length + 16);
        pairs.List(duplicates.Found, static (pairs, pair) =>
        {
            pairs.Number(pair.First);
            pairs.Number(pair.Again);
            pairs.Flag(pair.IsSame);
        });
        facts.Bytes(pairs.Written.Span);
        facts.Number(search.Sum(part => (long)part.Length));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ImmutableArray<ReadOnlyMemory<byte>> parts = [facts.Written, .. search];
        foreach (var part in parts)
        {
            hash.AppendData(part.Span);
        }
        return [(byte[])[.. Magic, .. hash.GetHashAndReset()], .. parts];
    }

    private static ReadOnlyMemory<byte> Bytes(Relations relations)
    {
        var related = new FactWriter(256 * relations.BySlug.Count + 16);
        related.Number(relations.BySlug.Count);
        foreach (var (slug, found) in relations.BySlug)
        {
            related.Text(slug.Value);
            related.List(found, static (related, other) =>
            {
                related.Text(other.Slug.Value);
                related.Text(other.Reason);
            });
        }
        return related.Written;
    }
}

/// <summary>A question as it is kept.</summary>
/// <param name="SourceHash">Of the bytes of its file, in hexadecimal digits.</param>
/// <param name="RelationKey">As <see cref="Relate.RelationKey"/> gives it.</param>
/// <param name="SearchKey">A hash of all that search shows and finds of it.</param>
/// <param name="Ordinal">Its place among the published answers; -1 when it was not published.</param>
/// <param name="Facts">As <see cref="QuestionFacts"/> writes them.</param>
internal sealed record KeptPage(string SourceHash, UInt128 RelationKey, UInt128 SearchKey, int Ordinal, ReadOnlyMemory<byte> Facts);
