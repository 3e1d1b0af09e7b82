using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>Writes the values that travel between the rooms in a compact binary form, which <see cref="FactReader"/> reads.</summary>
/// <remarks>Numbers are written seven bits a byte, the lowest first; a text is its length in bytes, then UTF-8; of a place in the file itself only line and column.</remarks>
internal sealed class FactWriter
{
    /// <summary>Bytes; fewer are not passed on.</summary>
    private const int PieceBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> output;
    private readonly Action<ReadOnlySpan<byte>>? target;
    private string file = "";

    /// <param name="capacity">Bytes.</param>
    public FactWriter(int capacity) => output = new(capacity);

    /// <param name="target">Given what is written piece by piece, so that not all of it lies in memory.</param>
    public FactWriter(Action<ReadOnlySpan<byte>> target) => (output, this.target) = (new(2 * PieceBytes), target);

    /// <summary>All that was written, or was not passed on yet.</summary>
    public ReadOnlyMemory<byte> Written => output.WrittenMemory;

    /// <summary>Passes on what is left.</summary>
    public void PassOn()
    {
        target?.Invoke(output.WrittenSpan);
        output.ResetWrittenCount();
    }

    /// <summary>A hash of all that was written.</summary>
    public UInt128 Key => BitConverter.ToUInt128(SHA256.HashData(output.WrittenSpan));

    /// <summary>Begins anew.</summary>
    /// <param name="newFile">The file in which places are.</param>
    public void Clear(string newFile)
    {
        output.ResetWrittenCount();
        file = newFile;
    }

    public void Number(long value)
    {
        var left = (ulong)((value << 1) ^ (value >> 63));
        var bytes = output.GetSpan(10);
        var count = 0;
        for (; left >= 0x80; left >>= 7)
        {
            bytes[count++] = (byte)(left | 0x80);
        }
        bytes[count++] = (byte)left;
        output.Advance(count);
    }

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Text(string value)
    {
        Number(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, output);
    }

    public void Hash(UInt128 value)
    {
        ((IBinaryInteger<UInt128>)value).WriteLittleEndian(output.GetSpan(16));
        output.Advance(16);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Raw(bytes);
    }

    /// <summary>The same without their length.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (target is null || bytes.Length < PieceBytes)
        {
            output.Write(bytes);
            PassOnPiece();
            return;
        }
        PassOn();
        target(bytes);
    }

    public void Day(DateOnly value) => Number(value.DayNumber);

    public void At(Position at)
    {
        var isHere = at.File == file;
        Number(at.Line * 2L + (isHere ? 0 : 1));
        Number(at.Column);
        if (!isHere)
        {
            Text(at.File);
        }
    }

    public void Located<T>(Located<T> value, Action<FactWriter, T> write)
    {
        write(this, value.Value);
        At(value.At);
    }

    public void Optional<T>(T? value, Action<FactWriter, T> write)
        where T : struct
    {
        Flag(value is not null);
        if (value is { } there)
        {
            write(this, there);
        }
    }

    public void Optional(string? value)
    {
        Flag(value is not null);
        if (value is not null)
        {
            Text(value);
        }
    }

    public void List<T>(ImmutableArray<T> items, Action<FactWriter, T> write)
    {
        Number(items.Length);
        foreach (var item in items)
        {
            write(this, item);
            PassOnPiece();
        }
    }

    private void PassOnPiece()
    {
        if (target is not null && output.WrittenCount >= PieceBytes)
        {
            PassOn();
        }
    }
}
