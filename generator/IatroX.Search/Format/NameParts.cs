using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>
/// Writes for each name of the synonym table that no page writes the words by which pages have it, so that results can show them. (For all names, which
/// often stand on the same page, it takes twice the bytes.)
/// </summary>
internal static class NameParts
{
    /// <summary>About 2 kB once deflated.</summary>
    private const int PartNames = 250;

    public static IReadOnlyList<Part> Write(DocumentSet set)
    {
        var written = set.Words.Select(word => set.Terms[word.Value]).ToHashSet(StringComparer.Ordinal);
        return [.. set.MatchedNames.Where(matched => !matched.Name.Split(' ').All(written.Contains))
            .GroupBy(matched => matched.Name, StringComparer.Ordinal).Chunk(PartNames).Select(WritePart)];
    }

    private static Part WritePart(IGrouping<string, MatchedName>[] names)
    {
        var bytes = new ByteWriter();
        bytes.Varint(names.Length);
        var previous = "";
        foreach (var name in names)
        {
            bytes.FrontCoded(previous, name.Key);
            bytes.Text(string.Join(' ', name.SelectMany(matched => matched.Words.Split(' ')).Distinct(StringComparer.Ordinal)));
            previous = name.Key;
        }
        return new Part(names[0].Key, previous, Deflate.Compress(bytes.Written));
    }
}
