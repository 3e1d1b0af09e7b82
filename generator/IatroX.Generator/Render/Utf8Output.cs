using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using IatroX.Generator.Model;
using Scriban.Runtime;

namespace IatroX.Generator.Render;

/// <summary>Text in the making, as UTF-8.</summary>
internal sealed class Utf8Output : IScriptOutput, IBufferWriter<byte>
{
    /// <summary>A page of text is smaller; a sitemap's buffer is not worth keeping.</summary>
    private const int MostKept = 1024 * 1024;

    [ThreadStatic]
    private static Utf8Output? kept;

    private byte[] buffer = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>What <paramref name="write"/> writes, made in a buffer that the thread keeps for the next text.</summary>
    public static byte[] Of<T>(T state, Action<Utf8Output, T> write)
    {
        var output = Begin(state, write);
        var bytes = output.ToArray();
        End(output);
        return bytes;
    }

    /// <summary>The same, copied to where the text goes once it is whole.</summary>
    public static void To<T>(IBufferWriter<byte> target, T state, Action<Utf8Output, T> write)
    {
        var output = Begin(state, write);
        target.Write(output.Written);
        End(output);
    }

    private static Utf8Output Begin<T>(T state, Action<Utf8Output, T> write)
    {
        var output = kept ?? new Utf8Output();
        kept = null;
        output.Clear();
        write(output, state);
        return output;
    }

    private static void End(Utf8Output output) => kept = output.buffer.Length <= MostKept ? output : null;

    public void Clear() => Length = 0;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray()
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Length);
        Written.CopyTo(bytes);
        return bytes;
    }

    public Utf8Output Write(ReadOnlySpan<char> text)
    {
        Length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));
        return this;
    }

    public Utf8Output Write(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
        return this;
    }

    /// <summary>Text that stays text in element content and in a quoted attribute.</summary>
    public Utf8Output WriteEscaped(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(SafeHtml.Special) is var special and >= 0)
        {
            Write(text[..special]);
            Write(SafeHtml.EntityOf(text[special]));
            text = text[(special + 1)..];
        }
        return Write(text);
    }

    /// <summary>What a template shows: text escaped, HTML as it is, whole numbers grouped, nothing for null; false for anything else.</summary>
    public bool TryShow(object? value)
    {
        switch (value)
        {
            case null:
                return true;
            case string text:
                WriteEscaped(text);
                return true;
            case SafeHtml html:
                Write(html.Value ?? "");
                return true;
            case Utf8Html html:
                Write(html.Bytes);
                return true;
            case Utf8Output html:
                Write(html.Written);
                return true;
            case int number:
                Write(number.ToString("N0", CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    void IScriptOutput.Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text.AsSpan(offset, count));
        return default;
    }

    void IBufferWriter<byte>.Advance(int count) => Length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Room(Math.Max(sizeHint, 1));
        return buffer.AsMemory(Length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Room(Math.Max(sizeHint, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - Length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(checked(Length + bytes), Math.Max(4096, (int)Math.Min(buffer.Length * 2L, Array.MaxLength))));
        }
        return buffer.AsSpan(Length);
    }
}
