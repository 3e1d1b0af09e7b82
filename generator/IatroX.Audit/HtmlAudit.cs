using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace IatroX.Audit;

/// <summary>Reads a finished page as a browser does and says what could run, fetch, lead away or pass for the site's own marks.</summary>
/// <remarks>
/// An allow-list over the tree of an HTML5 parser (WHATWG HTML, 13.2), so that it judges what a browser would make of the bytes and not what
/// their writer meant. The work is at most the page's length times <see cref="MostDepth"/>. May be used from many threads.
/// </remarks>
public sealed class HtmlAudit
{
    /// <summary>AngleSharp takes it for the end of the text.</summary>
    private const char EndMark = '\uffff';

    /// <summary>
    /// Elements within elements. The parser looks through all open ones at many a tag, so that its work grows with the square of a page that only opens them
    /// (100,000 take a minute and more), although it puts none deeper than 512. Content lies at most 128 deep in lists and quotations and 128 in emphasis and links.
    /// </summary>
    private const int MostDepth = 400;

    private readonly string path;
    private readonly List<AuditFinding> findings = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    private HtmlAudit(string path) => this.path = path;

    /// <param name="path">How findings name the page.</param>
    public static IReadOnlyList<AuditFinding> Problems(string path, string html)
    {
        var audit = new HtmlAudit(path);
        if (!audit.TryParse(html, out var document))
        {
            return audit.findings;
        }
        audit.CheckTree(document, isContent: false);
        if (html.Contains(EndMark, StringComparison.Ordinal))
        {
            audit.findings.Add(new AuditFinding(path, 0, 0, "the page has the character U+FFFF, which is none and at which this check stops reading."));
        }
        return audit.findings;
    }

    /// <summary>The same for a piece that an author's Markdown became.</summary>
    public static IReadOnlyList<AuditFinding> ProblemsOfContent(string path, string html)
    {
        var audit = new HtmlAudit(path);
        if (!audit.TryParse($"<!doctype html><title>x</title><body><div class=\"prose\">{html}</div><footer></footer>", out var document))
        {
            return audit.findings;
        }
        audit.CheckTree(document, isContent: false);
        if (document.Body!.Children is not [var prose, { LocalName: "footer" }] || prose.ClassName != "prose")
        {
            audit.findings.Add(new AuditFinding(path, 0, 0, "the content ends its container."));
        }
        return audit.findings;
    }

    /// <summary>False, with a finding, when the page is nested too deep to be read.</summary>
    private bool TryParse(string html, [NotNullWhen(true)] out IHtmlDocument? document)
    {
        var depths = new Depths();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, OnCreated = depths.Add });
        try
        {
            document = parser.ParseDocument(html);
            return true;
        }
        catch (TooDeepException error)
        {
            findings.Add(new AuditFinding(path, error.At.Line, error.At.Column, $"elements stand within elements more than {MostDepth} deep here, which no page of a site needs: the rest of the page was not read."));
            document = null;
            return false;
        }
    }

    /// <summary>Measures how deep each element came to lie once the next one is made, when the parser has put it in its place.</summary>
    private sealed class Depths
    {
        private IElement? last;

        public void Add(IElement element, TextPosition at)
        {
            var depth = 0;
            for (var above = last; above is not null; above = above.ParentElement)
            {
                if (++depth > MostDepth)
                {
                    throw new TooDeepException(at);
                }
            }
            last = element;
        }
    }

    /// <summary>Ends the parser, which can be left in no other way.</summary>
    private sealed class TooDeepException(TextPosition at) : Exception
    {
        public TextPosition At { get; } = at;
    }

    private void CheckTree(IParentNode root, bool isContent)
    {
        // A stack of its own: a page may be nested deeper than the machine's.
        var open = new Stack<(IElement Element, bool IsContent)>(root.Children.Reverse().Select(element => (element, isContent)));
        while (open.TryPop(out var next))
        {
            var (element, inContent) = next;
            Check(element, inContent);
            inContent |= IsContainer(element);
            var children = element is IHtmlTemplateElement template ? template.Content.Children : element.Children;
            foreach (var child in children.Reverse())
            {
                open.Push((child, inContent));
            }
        }
    }

    /// <summary>True for what holds an author's text; the page that explains the badges is the theme's own.</summary>
    private static bool IsContainer(IElement element) => element.HasAttribute("data-summary")
        || (element.ClassList.Contains("prose") && element.Owner?.Body?.ClassList.Contains("page-confidence") != true);

    private void Check(IElement element, bool isContent)
    {
        if (!HtmlRules.Elements.Contains(element.LocalName) || (isContent && !HtmlRules.ContentElements.Contains(element.LocalName)))
        {
            Add(element, $"the element <{element.LocalName}> may not stand here.");
        }
        foreach (var attribute in element.Attributes)
        {
            CheckAttribute(element, attribute.Name, attribute.Value, isContent);
        }
        switch (element.LocalName)
        {
            case "script":
                CheckScript(element);
                break;
            case "meta" when element.HasAttribute("http-equiv"):
                CheckDirective(element);
                break;
            case "form" when !IsOwn(element.GetAttribute("action") ?? ""):
                Add(element, "a form sends to another site.");
                break;
            case "input" when isContent && element.GetAttribute("type") != "checkbox":
                Add(element, "a field stands in content.");
                break;
        }
    }

    private void CheckAttribute(IElement element, string name, string value, bool isContent)
    {
        var isKnown = isContent
            ? HtmlRules.ContentAttributes.Contains(name)
            : HtmlRules.Attributes.Contains(name) || name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal)
                || name.StartsWith("xmlns", StringComparison.Ordinal);
        if (!isKnown)
        {
            Add(element, $"the attribute '{name}' may not stand here.");
        }
        if (name == "id" && !ids.Add(value))
        {
            Add(element, $"the id '{value}' stands twice.");
        }
        if (isContent && name == "class" && value.Split(' ').FirstOrDefault(word => !HtmlRules.ContentClasses.Contains(word)) is { } foreign)
        {
            Add(element, $"the class '{foreign}' belongs to the site, not to content.");
        }
        if (HtmlRules.Addresses.Contains(name) && AddressProblem(element, name, value) is { } problem)
        {
            Add(element, $"the address '{value}' {problem}");
        }
    }

    private static string? AddressProblem(IElement element, string name, string value)
    {
        if (value.AsSpan().ContainsAnyInRange('\0', ' ') || value.Contains('\\', StringComparison.Ordinal) || value.StartsWith("//", StringComparison.Ordinal))
        {
            return "is not plain: browsers may read it otherwise than it looks.";
        }
        if (IsOwn(value))
        {
            return null;
        }
        var scheme = value[..value.IndexOf(':', StringComparison.Ordinal)];
        var isLink = element.LocalName == "a" || (element.LocalName == "link" && element.GetAttribute("rel") is "canonical" or "alternate" or "prev" or "next" or "license");
        if (!isLink || name != "href")
        {
            return "would be fetched from another site.";
        }
        return scheme is "https" or "http" or "mailto" or "tel" ? null : "has a scheme that may not be linked to.";
    }

    /// <summary>True for an address within this site: no scheme, no host.</summary>
    private static bool IsOwn(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var end = value.AsSpan().IndexOfAny("/?#");
        return !value.StartsWith("//", StringComparison.Ordinal) && (colon < 0 || (end >= 0 && end < colon));
    }

    private void CheckScript(IElement element)
    {
        var type = element.GetAttribute("type");
        if (type == "application/ld+json" && !element.HasAttribute("src"))
        {
            CheckData(element);
        }
        else if (!element.HasAttribute("src") || element.TextContent.Length > 0 || type is not (null or "module"))
        {
            Add(element, "a script stands in the page itself.");
        }
        else if (element.GetAttribute("src") is not { } source || !IsOwn(source) || !source.EndsWith(".js", StringComparison.Ordinal))
        {
            Add(element, "a script is not one of this site's files.");
        }
    }

    private void CheckData(IElement element)
    {
        try
        {
            using var data = JsonDocument.Parse(element.TextContent);
        }
        catch (JsonException)
        {
            Add(element, "the structured data is not JSON.");
        }
    }

    private void CheckDirective(IElement meta)
    {
        var (directive, content) = (meta.GetAttribute("http-equiv"), meta.GetAttribute("content") ?? "");
        if (directive == "refresh")
        {
            if (!content.StartsWith("0; url=", StringComparison.Ordinal) || !IsOwn(content["0; url=".Length..]) || content.AsSpan("0; url=".Length).ContainsAny(' ', '\\', '\t'))
            {
                Add(meta, "the page sends its reader to another site.");
            }
        }
        else if (directive != "Content-Security-Policy")
        {
            Add(meta, $"the directive '{directive}' may not stand here.");
        }
    }

    private void Add(IElement element, string message)
    {
        var at = element.SourceReference?.Position;
        findings.Add(new AuditFinding(path, at?.Line ?? 0, at?.Column ?? 0, message));
    }
}
