using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using IatroX.Search.Analysis;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes the file that a client reads first: numbers of the ranking, the tables of parts, and for a small site the parts themselves.</summary>
internal static class RootPart
{
    /// <summary>Raised with every change that an older client would misread.</summary>
    public const int Version = 1;

    public const string Path = "root.bin";

    public static IReadOnlyList<SearchFile> Write(
        DocumentSet set, int[] order, IReadOnlyList<(char Kind, IReadOnlyList<Part> Parts)> kinds, ImmutableArray<int> masks, IReadOnlyList<string> displayKeys, SearchOptions options)
    {
        var bytes = new ByteWriter();
        bytes.Varint(order.Length);
        bytes.Varint(TextParts.PagesPerPart(order.Length));
        var scale = TermEntryWriter.ImpactScale * Math.Log(1 + order.Length);
        bytes.Varint((int)Math.Round(Weights.Aspect * scale));
        bytes.Varint((int)Math.Round(Weights.Information * scale));
        bytes.Varint((int)Math.Round(Weights.InformationInstead * scale));
        bytes.Varint(displayKeys.Count);
        foreach (var key in displayKeys)
            bytes.Text(key);
        bytes.Varint(masks.Length);
        foreach (var mask in masks)
            bytes.Varint(mask);
        WriteAspects(bytes, set, order);
        var inline = kinds.Sum(kind => kind.Parts.Sum(part => part.Bytes.Length)) <= options.InlineBytes;
        bytes.Byte(inline ? 1 : 0);
        var files = new List<SearchFile>();
        foreach (var (kind, parts) in kinds)
        {
            bytes.Byte(kind);
            bytes.Varint(parts.Count);
            var (previous, last) = ("", "");
            for (var i = 0; i < parts.Count; i++)
            {
                if (kind != 'd')
                {
                    var key = kind == 'f' ? parts[i].FirstKey : Shortest(last, parts[i].FirstKey);
                    bytes.FrontCoded(previous, key);
                    (previous, last) = (key, parts[i].LastKey);
                }
                if (inline)
                {
                    bytes.Varint(parts[i].Bytes.Length);
                    bytes.Raw(parts[i].Bytes);
                    continue;
                }
                var crc = Crc32.Of(parts[i].Bytes);
                bytes.Fixed32(crc);
                files.Add(new SearchFile(string.Create(CultureInfo.InvariantCulture, $"{kind}{i}-{crc:x8}.bin"), parts[i].Bytes));
            }
        }
        files.Insert(0, new SearchFile(Path, Sealed(Deflate.Compress(bytes.Written))));
        return files;
    }

    /// <summary>The shortest string above the last key of the part before and not above the first key of this one.</summary>
    private static string Shortest(string last, string key) => key[..Math.Min(key.Length, last.AsSpan().CommonPrefixLength(key) + 1)];

    private static void WriteAspects(ByteWriter bytes, DocumentSet set, int[] order)
    {
        var bits = new BitWriter();
        var pages = new List<int>();
        bytes.Varint(AnalysisTable.Aspects.Length);
        for (var aspect = 0; aspect < AnalysisTable.Aspects.Length; aspect++)
        {
            pages.Clear();
            for (var place = 0; place < order.Length; place++)
                if ((set.Documents[order[place]].Aspects >> aspect & 1) != 0)
                    pages.Add(place);
            bytes.Text(AnalysisTable.Aspects[aspect]);
            bytes.Varint(pages.Count);
            bits.Interpolative(CollectionsMarshal.AsSpan(pages), 0, order.Length - 1);
            bytes.Varint(bits.Length);
            bits.MoveTo(bytes);
        }
    }

    /// <summary>"IATX", the version, the checksum of the rest, the rest.</summary>
    private static byte[] Sealed(byte[] content)
    {
        var bytes = new ByteWriter();
        bytes.Raw("IATX"u8);
        bytes.Byte(Version);
        bytes.Fixed32(Crc32.Of(content));
        bytes.Raw(content);
        return bytes.ToArray();
    }
}
