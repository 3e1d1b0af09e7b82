using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator;
using IatroX.Generator.Model;
using IatroX.Generator.Render;

namespace IatroX.Cli.Preview;

/// <summary>What is answered to a request for a path.</summary>
/// <param name="Location">Where a redirect leads; null for every other status.</param>
internal sealed record PreviewAnswer(int Status, string Type, ReadOnlyMemory<byte> Bytes, string? Location)
{
    /// <summary>True for what never changes under its address, which browsers may keep: a reload then fetches the page alone.</summary>
    public bool Lasts { get; init; }

    private const string Html = "text/html; charset=utf-8";
    private const string OwnFolder = "/_preview/";

    /// <summary>The name of the folder below it is a hash of what is in it.</summary>
    private const string HashedFolder = "/assets/";

    /// <param name="path">As decoded from the address.</param>
    public static PreviewAnswer Of(string path, PreviewState state)
    {
        if (path.StartsWith(OwnFolder, StringComparison.Ordinal))
        {
            var name = path[OwnFolder.Length..];
            return name is "reload.js" or "panel.css" ? new PreviewAnswer(200, PreviewSite.TypeOf(name), Resource(name), null) : Nothing;
        }
        if (state.Site is not { } site)
        {
            return new PreviewAnswer(503, Html, WithScript(Encoding.UTF8.GetBytes(FindingsPage(state.Errors)), state), null);
        }
        try
        {
            return Of(path, site, state);
        }
        catch (ThemeException error)
        {
            var broken = state with { Findings = [.. state.Findings.Remove(error.Finding), error.Finding] };
            return new PreviewAnswer(500, Html, WithScript(Encoding.UTF8.GetBytes(FindingsPage(broken.Errors)), state), null);
        }
    }

    private static PreviewAnswer Of(string path, PreviewSite site, PreviewState state)
    {
        if (!path.StartsWith(site.BasePath, StringComparison.Ordinal))
        {
            return path == "/" || path + "/" == site.BasePath ? new PreviewAnswer(302, Html, default, site.BasePath) : Missing(site, state);
        }
        var inner = path[(site.BasePath.Length - 1)..];
        if (site.Bytes(OutputFile.PathOf(inner)) is { } bytes)
        {
            var type = PreviewSite.TypeOf(OutputFile.PathOf(inner));
            return new PreviewAnswer(200, type, type == Html ? WithScript(bytes, state) : bytes, null) { Lasts = inner.StartsWith(HashedFolder, StringComparison.Ordinal) };
        }
        return site.Has(OutputFile.PathOf(inner + "/")) ? new PreviewAnswer(302, Html, default, Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal) + "/") : Missing(site, state);
    }

    private static PreviewAnswer Nothing => new(404, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes("There is no such page.\n"), null);

    private static PreviewAnswer Missing(PreviewSite site, PreviewState state) =>
        site.Bytes("404.html") is { } page ? new PreviewAnswer(404, Html, WithScript(page, state), null) : Nothing;

    /// <summary>The page as published, and one script element before its end; a page that only leads on stays as it is.</summary>
    internal static ReadOnlyMemory<byte> WithScript(ReadOnlyMemory<byte> page, PreviewState state)
    {
        if (page.Span.IndexOf("http-equiv=\"refresh\""u8) >= 0)
        {
            return page;
        }
        var end = page.Span.LastIndexOf("</body>"u8) is var at and >= 0 ? at : page.Length;
        var script = Encoding.UTF8.GetBytes($"<script type=\"module\" src=\"{OwnFolder}reload.js\" data-version=\"{state.Version}\" data-frame=\"{FrameOf(page.Span)}\"></script>\n");
        return (byte[])[.. page.Span[..end], .. script, .. page.Span[end..]];
    }

    /// <summary>Names what stands in the body around the main part: equal for two pages that differ in their own text only.</summary>
    private static string FrameOf(ReadOnlySpan<byte> page)
    {
        var (body, main, end) = (page.IndexOf("<body"u8), page.IndexOf("<main"u8), page.LastIndexOf("</main>"u8));
        return body >= 0 && body < main && main < end ? Convert.ToHexStringLower(SHA256.HashData((byte[])[.. page[body..main], .. page[end..]])) : "";
    }

    /// <summary>In place of a page that cannot be made; readable without scripts.</summary>
    private static string FindingsPage(IEnumerable<Diagnostic> errors)
    {
        var lines = new StringWriter { NewLine = "\n" };
        FindingPrinter.Print(errors, lines);
        return $"<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Cannot be shown yet</title>\n<link rel=\"stylesheet\" href=\"{OwnFolder}panel.css\">\n</head>\n"
            + $"<body>\n<main>\n<h1>This page cannot be shown yet</h1>\n<p>It appears here as soon as this is corrected:</p>\n<pre>{WebUtility.HtmlEncode(lines.ToString())}</pre>\n</main>\n</body>\n</html>\n";
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(PreviewAnswer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
