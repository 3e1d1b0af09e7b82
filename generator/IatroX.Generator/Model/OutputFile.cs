using System.Buffers;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>One file of the published site: where it goes and how its bytes are made when Publish asks for them.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Write">Writes all bytes of the file. Pure; may be called from any thread, once.</param>
public sealed record OutputFile(string Path, Action<IBufferWriter<byte>> Write)
{
    /// <summary>Characters.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static StringBuilder? kept;

    /// <summary>Set for a page that search engines may show.</summary>
    public IndexedPage? Indexed { get; init; }

    /// <summary>Hash of everything that its bytes depend on besides the program; null when it is always made.</summary>
    public UInt128? Key { get; init; }

    public static OutputFile Of(string path, Func<ReadOnlyMemory<byte>> bytes) => new(path, output => output.Write(bytes().Span));

    public static OutputFile Text(string path, Func<string> text) => new(path, output => Encoding.UTF8.GetBytes(text(), output));

    /// <param name="write">Fills an empty builder, which the thread keeps for its next text.</param>
    public static OutputFile Text(string path, Action<StringBuilder> write) => new(path, output =>
    {
        var text = kept ?? new StringBuilder(16 * 1024);
        kept = null;
        write(text);
        Utf8Text.Write(text, output);
        kept = text.Capacity <= MostKept ? text.Clear() : null;
    });

    /// <summary>The bytes in an array of their own.</summary>
    public ReadOnlyMemory<byte> Render()
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output);
        return output.WrittenMemory;
    }

    /// <summary>The file that a static host serves for an address of the site.</summary>
    public static string PathOf(string url) => url.EndsWith('/') ? url[1..] + "index.html" : url[1..];
}

/// <summary>A page as the sitemap lists it.</summary>
/// <param name="Url">Address on the site.</param>
/// <param name="Changed">The day on which its text last changed; null when unknown.</param>
public sealed record IndexedPage(string Url, DateOnly? Changed);
