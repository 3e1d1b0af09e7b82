namespace IatroX.Generator.Load;

/// <summary>Tells whether a PNG that an earlier build drew still is whole.</summary>
internal static class KeptPicture
{
    /// <summary>How every PNG begins, and its last chunk, which is empty and so always the same (PNG, third edition, 5.2 and 11.2.5).</summary>
    private static ReadOnlySpan<byte> Start => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xae, 0x42, 0x60, 0x82];

    /// <summary>False when there is none, or one that lost its end or its content, as a power cut or a full disk leaves them. What lies between is not read: of ten thousand cards that is 300 MB.</summary>
    public static bool IsWhole(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }
        using var file = File.OpenHandle(path);
        Span<byte> start = stackalloc byte[Start.Length];
        Span<byte> end = stackalloc byte[End.Length];
        var length = RandomAccess.GetLength(file);
        return length > start.Length + end.Length
            && RandomAccess.Read(file, start, 0) == start.Length && start.SequenceEqual(Start)
            && RandomAccess.Read(file, end, length - end.Length) == end.Length && end.SequenceEqual(End);
    }
}
