using System.Runtime.InteropServices;
using IatroX.Search.Memory;

namespace IatroX.Search;

/// <summary>What reading the pages of one index gave, so that the next index reads only pages that have changed: some 2 kB a page.</summary>
/// <remarks>
/// Of use to the same program with the same synonyms and options alone, and not checked for damage inside: whoever keeps the bytes keeps their hash and what they
/// depend on beside them. They are the same for the same pages, whatever memory an index was made from. <see cref="MemoryWriter"/> tells how they are laid out.
/// </remarks>
public sealed class SearchMemory
{
    /// <summary>"IATM" and the version, which is raised with every change that <see cref="Read"/> would misread.</summary>
    internal const long Mark = 0x4d544149 | (1L << 32);

    /// <summary>Mark and the lengths of tables, pages and parts.</summary>
    internal const int HeaderBytes = 4 * sizeof(long);

    private SearchMemory(ReadOnlyMemory<byte> tables, ReadOnlyMemory<byte> pages, ReadOnlyMemory<byte> parts)
    {
        Tables = tables;
        Pages = pages;
        Parts = parts;
    }

    internal ReadOnlyMemory<byte> Tables { get; }

    /// <summary>One record behind the other.</summary>
    internal ReadOnlyMemory<byte> Pages { get; }

    internal ReadOnlyMemory<byte> Parts { get; }

    /// <summary>Opens what <see cref="WrittenIndex.Memory"/> was, the pieces joined; null for bytes of another version or length. Nothing is copied.</summary>
    public static SearchMemory? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || MemoryMarshal.Cast<byte, long>(bytes.Span[..HeaderBytes]) is not [Mark, var tables, var pages, var parts])
            return null;
        var rest = bytes[HeaderBytes..];
        if (!IsUpTo(tables, rest.Length) || !IsUpTo(pages, rest.Length - tables) || parts != rest.Length - tables - pages)
            return null;
        return new SearchMemory(rest[..(int)tables], rest.Slice((int)tables, (int)pages), rest[(int)(tables + pages)..]);
    }

    private static bool IsUpTo(long length, long most) => length >= 0 && length <= most;
}
