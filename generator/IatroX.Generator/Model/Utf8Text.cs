using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace IatroX.Generator.Model;

/// <summary>A text that stays in memory while a whole site is made, as UTF-8: half of what a string takes, and written out as it is.</summary>
public sealed class Utf8Text
{
    private readonly Func<MarkdownBody>? parse;
    private readonly bool isSource;
    private byte[]? bytes;

    private Utf8Text(byte[] bytes) => this.bytes = bytes;

    private Utf8Text(Func<MarkdownBody> parse, bool isSource) => (this.parse, this.isSource) = (parse, isSource);

    public static Utf8Text Empty { get; } = new([]);

    public ReadOnlySpan<byte> Bytes => Memory.Span;

    public ReadOnlyMemory<byte> Memory => bytes ??= (isSource ? parse!().Source : parse!().Text).bytes!;

    public static Utf8Text Of(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Utf8Text Of(StringBuilder text) => new(Encode(text));

    /// <summary>The text of a body that is parsed when it is first asked for, perhaps more than once and from any thread.</summary>
    internal static Utf8Text OfText(Func<MarkdownBody> parse) => new(parse, isSource: false);

    /// <summary>The Markdown of such a body.</summary>
    internal static Utf8Text OfSource(Func<MarkdownBody> parse) => new(parse, isSource: true);

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
    private readonly Func<MarkdownBody>? parse;
    private byte[]? bytes;

    public Utf8Html(byte[] bytes) => this.bytes = bytes;

    /// <summary>Of a body that is parsed when its HTML is first asked for, perhaps more than once and from any thread.</summary>
    internal Utf8Html(Func<MarkdownBody> parse) => this.parse = parse;

    public static Utf8Html Empty { get; } = new([]);

    public ReadOnlySpan<byte> Bytes => bytes ??= parse!().Html.bytes!;

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
