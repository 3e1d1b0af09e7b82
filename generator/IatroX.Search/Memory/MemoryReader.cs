using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace IatroX.Search.Memory;

/// <summary>Reads what a <see cref="Format.ByteWriter"/> wrote.</summary>
internal ref struct MemoryReader(ReadOnlySpan<byte> bytes)
{
    private readonly int length = bytes.Length;
    private ReadOnlySpan<byte> rest = bytes;

    public int Int() => Items<int>(1)[0];

    /// <summary>Numbers and the like as they lie in memory.</summary>
    public ReadOnlySpan<T> Items<T>(int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Raw(count * Unsafe.SizeOf<T>()));

    /// <summary>The same behind their number.</summary>
    public T[] Array<T>() where T : unmanaged => Items<T>(Int()).ToArray();

    public ReadOnlySpan<byte> Raw(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>UTF-8 behind its length.</summary>
    public ReadOnlySpan<byte> Utf8()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Raw(1)[0];
            length |= (next & 0x7f) << shift;
            if (next < 0x80)
                return Raw(length);
        }
    }

    /// <summary>Where the text stands that is read over.</summary>
    public Range Range()
    {
        var text = Utf8();
        var end = length - rest.Length;
        return (end - text.Length)..end;
    }

    public string Text() => Encoding.UTF8.GetString(Utf8());

    /// <summary>Texts behind their number.</summary>
    public string[] Texts()
    {
        var texts = new string[Int()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        return texts;
    }
}
