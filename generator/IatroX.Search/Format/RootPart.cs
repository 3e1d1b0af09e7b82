using System.Collections.Immutable;
using System.Globalization;
using IatroX.Search.Analysis;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes the file that a client reads first: numbers of the ranking, the tables of parts, and for a small site the parts themselves.</summary>
internal static class RootPart
{
    /// <summary>Raised with every change that an older client would misread.</summary>
    public const int Version = 6;

    public const string Path = "root.bin";

    /// <summary>Kinds of part: terms are not packed, and words backwards are of no use where all words are at hand.</summary>
    private const char Terms = 't', Backwards = 'v';

    /// <summary>The folder of all other files, so that a host can be told by one path what never changes.</summary>
    public const string PartsFolder = "parts/";

    public static IReadOnlyList<SearchFile> Write(
        DocumentSet set, int[] order, IReadOnlyList<(char Kind, IReadOnlyList<Part> Parts)> kinds, ImmutableArray<int> masks, IReadOnlyList<string> displayKeys, SearchOptions options, int jobs)
    {
        // Deflate at best halves what parts hold.
        if (kinds.Sum(kind => kind.Parts.Sum(part => part.Bytes.Length)) <= 2 * (long)options.InlineBytes)
        {
            var whole = Content(set, order, [.. kinds.Where(kind => kind.Kind != Backwards).Select(Expanded)], masks, displayKeys, inline: true).Written;
            var only = Sealed(Generation(whole, []), whole);
            if (only.Length <= options.InlineBytes)
                return [new SearchFile(Path, only)];
        }
        var content = Content(set, order, kinds, masks, displayKeys, inline: false).Written;
        var checksums = InOrder.Map<Part, uint>([.. kinds.SelectMany(kind => kind.Parts)], jobs, part => Crc32.Of(part.Bytes));
        var generation = Generation(content, checksums);
        return [new SearchFile(Path, Sealed(generation, content)), .. PartFiles(kinds, checksums, generation)];
    }

    /// <summary>One window of deflate over all parts makes less of them than each by itself did.</summary>
    private static (char Kind, IReadOnlyList<Part> Parts) Expanded((char Kind, IReadOnlyList<Part> Parts) kind) =>
        kind.Kind == Terms ? kind : (kind.Kind, [.. kind.Parts.Select(part => part with { Bytes = Deflate.Expand(part.Bytes) })]);

    private static ByteWriter Content(
        DocumentSet set, int[] order, IReadOnlyList<(char Kind, IReadOnlyList<Part> Parts)> kinds, ImmutableArray<int> masks, IReadOnlyList<string> displayKeys, bool inline)
    {
        var bytes = new ByteWriter();
        WriteRanking(bytes, order.Length, masks, displayKeys);
        bytes.Varint(set.Names.Length);
        foreach (var name in set.Names)
            bytes.Text(name);
        WriteAspects(bytes, set, order);
        bytes.Byte(inline ? 1 : 0);
        foreach (var (kind, parts) in kinds)
        {
            bytes.Byte(kind);
            bytes.Varint(parts.Count);
            WriteTable(bytes, kind, parts, inline);
        }
        return bytes;
    }

    private static void WriteRanking(ByteWriter bytes, int pages, ImmutableArray<int> masks, IReadOnlyList<string> displayKeys)
    {
        bytes.Varint(pages);
        var scale = TermEntryWriter.ImpactScale * Math.Log(1 + pages);
        bytes.Varint((int)Math.Round(Weights.Aspect * scale));
        bytes.Varint((int)Math.Round(Weights.Information * scale));
        bytes.Varint((int)Math.Round(Weights.InformationInstead * scale));
        bytes.Varint(displayKeys.Count);
        foreach (var key in displayKeys)
            bytes.Text(key);
        bytes.Varint(masks.Length);
        foreach (var mask in masks)
            bytes.Varint(mask);
    }

    /// <summary>The kinds of question that each page is, as its place in a table: pages on one subject repeat each other, so deflate makes little of them.</summary>
    private static void WriteAspects(ByteWriter bytes, DocumentSet set, int[] order)
    {
        bytes.Varint(AnalysisTable.Aspects.Length);
        foreach (var aspect in AnalysisTable.Aspects)
            bytes.Text(aspect);
        var table = order.GroupBy(page => set.Documents[page].Aspects).OrderBy(group => -group.Count(), Comparer<int>.Default)
            .ThenBy(group => group.Key, Comparer<uint>.Default).Select(group => group.Key).ToArray();
        var places = table.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        bytes.Varint(table.Length);
        foreach (var aspects in table)
            bytes.Varint((int)aspects);
        foreach (var page in order)
            bytes.Varint(places[set.Documents[page].Aspects]);
    }

    private static void WriteTable(ByteWriter bytes, char kind, IReadOnlyList<Part> parts, bool inline)
    {
        var (previous, last) = ("", "");
        foreach (var part in parts)
        {
            if (kind == 'd')
            {
                bytes.Varint(part.Pages);
            }
            else
            {
                var key = Shortest(last, part.FirstKey);
                bytes.FrontCoded(previous, key);
                (previous, last) = (key, part.LastKey);
            }
            if (!inline)
                continue;
            bytes.Varint(part.Bytes.Length);
            bytes.Raw(part.Bytes);
        }
    }

    /// <summary>Names the parts of this index and no other: parts of two indexes never mix, and all may be cached for ever.</summary>
    private static uint Generation(ReadOnlySpan<byte> root, ImmutableArray<uint> checksums)
    {
        var all = new ByteWriter(root.Length + (checksums.Length * sizeof(uint)));
        all.Raw(root);
        foreach (var checksum in checksums)
            all.Fixed32(checksum);
        return Crc32.Of(all.Written);
    }

    private static IEnumerable<SearchFile> PartFiles(IReadOnlyList<(char Kind, IReadOnlyList<Part> Parts)> kinds, ImmutableArray<uint> checksums, uint generation)
    {
        var next = 0;
        foreach (var (kind, parts) in kinds)
        {
            for (var i = 0; i < parts.Count; i++)
            {
                var bytes = new ByteWriter(sizeof(uint) + parts[i].Bytes.Length);
                bytes.Fixed32(checksums[next++]);
                bytes.Raw(parts[i].Bytes);
                yield return new SearchFile(string.Create(CultureInfo.InvariantCulture, $"{PartsFolder}{kind}{i}-{generation:x8}.bin"), bytes.WrittenMemory);
            }
        }
    }

    /// <summary>The shortest string above the last key of the part before and not above the first key of this one.</summary>
    private static string Shortest(string last, string key) => key[..Math.Min(key.Length, last.AsSpan().CommonPrefixLength(key) + 1)];

    /// <summary>"IATX", the version, the checksum of the rest, the rest: generation and content, packed.</summary>
    private static byte[] Sealed(uint generation, ReadOnlySpan<byte> content)
    {
        var whole = new ByteWriter();
        whole.Fixed32(generation);
        whole.Raw(content);
        var packed = Deflate.Compress(whole.Written);
        var bytes = new ByteWriter();
        bytes.Raw("IATX"u8);
        bytes.Byte(Version);
        bytes.Fixed32(Crc32.Of(packed));
        bytes.Raw(packed);
        return bytes.ToArray();
    }
}
