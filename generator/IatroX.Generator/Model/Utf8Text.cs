using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace IatroX.Generator.Model;

/// <summary>A text that stays in memory while a whole site is made, as UTF-8: half of what a string takes, and written out as it is.</summary>
public sealed class Utf8Text
{
    private readonly Func<Utf8Text>? made;
    private byte[]? bytes;

    private Utf8Text(byte[]? bytes, Func<Utf8Text>? made = null) => (this.bytes, this.made) = (bytes, made);

    public static Utf8Text Empty { get; } = new([]);

    public ReadOnlySpan<byte> Bytes => bytes ??= made!().Bytes.ToArray();

    public static Utf8Text Of(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Utf8Text Of(StringBuilder text) => new(Encode(text));

    /// <summary>A text that is made when it is first asked for, perhaps more than once and from any thread.</summary>
    internal static Utf8Text WhenAsked(Func<Utf8Text> make) => new(null, make);

    /// <summary>The bytes of a text, with no string between where it stands in one piece.</summary>
    internal static byte[] Encode(StringBuilder text)
    {
        var characters = CharactersOf(text);
        var bytes = new byte[Encoding.UTF8.GetByteCount(characters)];
        Encoding.UTF8.GetBytes(characters, bytes);
        return bytes;
    }

    internal static void Write(StringBuilder text, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(CharactersOf(text), output);

    private static ReadOnlySpan<char> CharactersOf(StringBuilder text)
    {
        foreach (var piece in text.GetChunks())
        {
            if (piece.Length == text.Length)
            {
                return piece.Span;
            }
        }
        return text.ToString();
    }

    /// <summary>The first characters of the text, at most so many; half of a pair never.</summary>
    public string Opening(int length)
    {
        var characters = ArrayPool<char>.Shared.Rent(length);
        Utf8.ToUtf16(Bytes, characters.AsSpan(0, length), out _, out var written);
        var opening = characters.AsSpan(0, written).ToString();
        ArrayPool<char>.Shared.Return(characters);
        return opening;
    }

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}

/// <summary>HTML that is safe to put into a page as it is, such as <see cref="SafeHtml"/>, and large.</summary>
public sealed class Utf8Html
{
    private readonly Func<Utf8Html>? made;
    private byte[]? bytes;

    private Utf8Html(byte[]? bytes, Func<Utf8Html>? made) => (this.bytes, this.made) = (bytes, made);

    public Utf8Html(byte[] bytes)
        : this(bytes, null)
    {
    }

    public static Utf8Html Empty { get; } = new([]);

    public ReadOnlySpan<byte> Bytes => bytes ??= made!().Bytes.ToArray();

    /// <summary>As <see cref="Utf8Text.WhenAsked"/>.</summary>
    internal static Utf8Html WhenAsked(Func<Utf8Html> make) => new(null, make);

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
