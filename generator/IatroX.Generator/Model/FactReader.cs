using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>Reads what <see cref="FactWriter"/> wrote. The bytes are known to be whole by a hash.</summary>
/// <param name="file">The file in which places are.</param>
internal ref struct FactReader(ReadOnlySpan<byte> bytes, string file)
{
    public delegate T Read<out T>(ref FactReader reader);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    public readonly string File => file;

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[At++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }
    }

    public int Count() => checked((int)Number());

    public bool Flag() => Number() != 0;

    public string Text()
    {
        var text = Bytes();
        return text.IsEmpty ? "" : Encoding.UTF8.GetString(text);
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Count();
        var read = bytes.Slice(At, length);
        At += length;
        return read;
    }

    public UInt128 Hash()
    {
        var read = ReadLittleEndian(bytes.Slice(At, 16));
        At += 16;
        return read;
    }

    public DateOnly Day() => DateOnly.FromDayNumber(Count());

    public Position Place()
    {
        var line = Count();
        var column = Count();
        return new Position((line & 1) == 0 ? file : Text(), line >> 1, column);
    }

    public Located<T> Located<T>(Read<T> read) => new(read(ref this), Place());

    public T? Optional<T>(Read<T> read)
        where T : struct => Flag() ? read(ref this) : null;

    public string? OptionalText() => Flag() ? Text() : null;

    public ImmutableArray<T> List<T>(Read<T> read)
    {
        var count = Count();
        if (count == 0)
        {
            return [];
        }
        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read(ref this);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private static UInt128 ReadLittleEndian(ReadOnlySpan<byte> source)
    {
        static T Of<T>(ReadOnlySpan<byte> source)
            where T : IBinaryInteger<T> => T.ReadLittleEndian(source, isUnsigned: true);
        return Of<UInt128>(source);
    }
}
