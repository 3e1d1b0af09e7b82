using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace IatroX.Search.Format;

/// <summary>Writes numbers and strings as bytes: varints low group first, strings in UTF-8 behind their length.</summary>
internal sealed class ByteWriter
{
    private byte[] bytes;

    /// <param name="capacity">Bytes for which there is room at first.</param>
    public ByteWriter(int capacity = 1024) => bytes = GC.AllocateUninitializedArray<byte>(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Byte(int value) => Room(1)[0] = (byte)value;

    public void Varint(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
            Byte((int)(rest & 0x7f) | 0x80);
        Byte((int)rest);
    }

    public void Fixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);

    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    public void Text(ReadOnlySpan<char> value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Varint(count);
        Encoding.UTF8.GetBytes(value, Room(count));
    }

    /// <summary>Numbers and the like as they lie in memory: only for what the same machine reads.</summary>
    public void Items<T>(ReadOnlySpan<T> items) where T : unmanaged => Raw(MemoryMarshal.AsBytes(items));

    /// <summary>The same behind their number.</summary>
    public void Array<T>(T[] items) where T : unmanaged
    {
        Items<int>([items.Length]);
        Items<T>(items);
    }

    /// <summary>Strings behind their number.</summary>
    public void Texts(IReadOnlyCollection<string> texts)
    {
        Items<int>([texts.Count]);
        foreach (var text in texts)
            Text(text);
    }

    /// <summary>Where so many are to be written, before anything else is.</summary>
    public Span<T> Room<T>(int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Room(count * Unsafe.SizeOf<T>()));

    /// <summary>A string of a sorted list: how many characters it shares with the one before, and the rest.</summary>
    public void FrontCoded(string previous, string value)
    {
        var shared = previous.AsSpan().CommonPrefixLength(value);
        if (shared > 0 && char.IsHighSurrogate(value[shared - 1]))
            shared--;
        Varint(shared);
        Text(value.AsSpan(shared));
    }

    public byte[] ToArray() => Written.ToArray();

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
            System.Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
