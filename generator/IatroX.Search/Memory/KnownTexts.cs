using IatroX.Search.Format;

namespace IatroX.Search.Memory;

/// <summary>The packed text parts of a memory, found by the pages that they show: packing is most of what they cost.</summary>
internal sealed class KnownTexts
{
    private readonly KnownPages known;
    private readonly ReadOnlyMemory<byte> packed;

    /// <summary>The memory's pages in the order in which parts show them.</summary>
    private readonly int[] order;

    /// <summary>By page of the memory: its place in <see cref="order"/>.</summary>
    private readonly int[] placeOf;

    /// <summary>By place in <see cref="order"/> at which a part begins: how many pages it has, and where its bytes stand; nothing elsewhere.</summary>
    private readonly (int Pages, Range Bytes)[] partAt;

    private KnownTexts(KnownPages known, ReadOnlyMemory<byte> packed, int[] order, int[] pages, int[] bytes)
    {
        this.known = known;
        this.packed = packed;
        this.order = order;
        placeOf = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            placeOf[order[place]] = place;
        partAt = new (int Pages, Range Bytes)[order.Length];
        for (var (part, place, start) = (0, 0, 0); part < pages.Length; place += pages[part], start += bytes[part], part++)
            partAt[place] = (pages[part], start..(start + bytes[part]));
    }

    /// <summary>Null where the memory's results show other strings.</summary>
    public static KnownTexts? Read(SearchMemory before, KnownPages known, IReadOnlyList<string> displayKeys)
    {
        var reader = new MemoryReader(before.Parts.Span);
        if (!reader.Texts().SequenceEqual(displayKeys, StringComparer.Ordinal))
            return null;
        int[] order = reader.Array<int>(), pages = reader.Array<int>(), bytes = reader.Array<int>();
        return new KnownTexts(known, before.Parts[^bytes.Sum()..], order, pages, bytes);
    }

    /// <summary>The part that shows just these pages of the new index, if they are as they were.</summary>
    public byte[]? Find(ReadOnlySpan<int> pages)
    {
        if (known[pages[0]] < 0)
            return null;
        var first = placeOf[known[pages[0]]];
        if (partAt[first].Pages != pages.Length)
            return null;
        for (var i = 0; i < pages.Length; i++)
            if (known[pages[i]] != order[first + i])
                return null;
        return packed[partAt[first].Bytes].ToArray();
    }

    public static ReadOnlyMemory<byte> Write(IReadOnlyCollection<string> displayKeys, int[] order, IReadOnlyList<Part> parts)
    {
        var bytes = new ByteWriter(parts.Sum(part => part.Bytes.Length) + ((order.Length + parts.Count) * 3 * sizeof(int)));
        bytes.Texts(displayKeys);
        bytes.Array(order);
        bytes.Array<int>([.. parts.Select(part => part.Pages)]);
        bytes.Array<int>([.. parts.Select(part => part.Bytes.Length)]);
        foreach (var part in parts)
            bytes.Raw(part.Bytes);
        return bytes.WrittenMemory;
    }
}
