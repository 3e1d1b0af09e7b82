using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;
using IatroX.Generator.Render.Templates;
using IatroX.Search;
using Scriban;

namespace IatroX.Generator.Render;

/// <summary>A compiled theme: templates ready to render, and assets under a folder named for their content.</summary>
/// <remarks>The folder carries the hash, not the files, so that relative imports between modules keep working.</remarks>
public sealed class Theme
{
    /// <summary>Tells this version of the library from others, which may render a template otherwise.</summary>
    internal static Guid Library => typeof(Template).Module.ModuleVersionId;

    private const string TemplateFolder = "templates/";
    private const string IncludeFolder = "templates/includes/";
    private const string ScriptFolder = "scripts/";
    private const string SearchFolder = "scripts/search/";

    private readonly FrozenDictionary<string, Template> templates;
    private readonly FrozenDictionary<string, Template> includes;

    private Theme(FrozenDictionary<string, Template> templates, FrozenDictionary<string, Template> includes, ImmutableArray<ThemeAsset> assets)
    {
        this.templates = templates;
        this.includes = includes;
        Assets = assets;
        AssetFolder = $"/assets/{HashOf(assets)}/";
    }

    /// <summary>Styles, scripts and icons, by path below <see cref="AssetFolder"/>; the search engine's modules apart.</summary>
    public ImmutableArray<ThemeAsset> Assets { get; }

    /// <summary>The search engine's modules, served under stable addresses.</summary>
    public required ImmutableArray<ThemeAsset> SearchModules { get; init; }

    /// <summary>Path on the site, such as <c>/assets/0f3a…/</c>.</summary>
    public string AssetFolder { get; }

    /// <summary>Files that every visitor needs first, for the integrity attribute of the stylesheet.</summary>
    public string StylesIntegrity => field ??= "sha384-" + Convert.ToBase64String(SHA384.HashData(Assets.First(asset => asset.Path == StylesPath).Bytes.Span));

    /// <summary>What the PNG forms of the icon are drawn from; null for a theme without an icon.</summary>
    internal IconDrawing? Icon { get; private init; }

    public const string StylesPath = "styles/site.css";

    /// <summary>Null when a template does not parse; then findings say where.</summary>
    public static (Theme? Theme, ImmutableArray<Diagnostic> Findings) Compile(ImmutableArray<SourceText> files)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var all = files.Where(file => file.Path.StartsWith(TemplateFolder, StringComparison.Ordinal) && file.Path.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => Compile(file, findings), StringComparer.Ordinal);
        if (all.Count == 0)
        {
            return (null, [.. findings, new Diagnostic(Rules.BadTheme, Position.WholeFile("theme"), "there are no templates here. A site has the folders input, output-config and theme: name its folder with --site.")]);
        }
        foreach (var kind in PageKinds.All.Where(kind => !all.ContainsKey($"{TemplateFolder}{kind}.html")))
        {
            findings.Add(new Diagnostic(Rules.BadTheme, Position.WholeFile($"theme/{TemplateFolder}{kind}.html"), $"the theme has no template '{kind}.html'. Add it."));
        }
        var styles = files.Where(file => file.Path.StartsWith("styles/", StringComparison.Ordinal) && file.Path.EndsWith(".css", StringComparison.Ordinal));
        var css = string.Concat(styles.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Text));
        ImmutableArray<ThemeAsset> assets =
        [
            new ThemeAsset(StylesPath, Encoding.UTF8.GetBytes(css)),
            .. Scripts(files, findings),
            .. files.Where(file => file.Path.StartsWith("icons/", StringComparison.Ordinal)).Select(file => new ThemeAsset(file.Path, Encoding.UTF8.GetBytes(file.Text))),
        ];
        var icon = ThemeIcons.Read(files, findings);
        var client = SearchClientOf(files, findings);
        if (findings.Count > 0)
        {
            return (null, findings.DrainToImmutable());
        }
        var theme = new Theme(
            Named(all, path => !path.StartsWith(IncludeFolder, StringComparison.Ordinal), TemplateFolder),
            Named(all, path => path.StartsWith(IncludeFolder, StringComparison.Ordinal), IncludeFolder),
            assets)
        {
            SearchModules = client,
            Icon = icon,
        };
        return (theme, []);
    }

    /// <summary>The templates of every kind of page, with what is the same on every page filled in.</summary>
    /// <param name="constants">Members that every view has with these values.</param>
    internal FrozenDictionary<string, PageTemplate> With(ViewRecord constants) =>
        templates.Keys.Where(kind => kind != PageKinds.Base).ToFrozenDictionary(kind => kind, kind => new PageTemplate(templates[PageKinds.Base], templates[kind], includes, constants), StringComparer.Ordinal);

    /// <summary>Each script that no other imports, joined with those that it does, so that a page asks for as many files as it names.</summary>
    private static ImmutableArray<ThemeAsset> Scripts(ImmutableArray<SourceText> files, ImmutableArray<Diagnostic>.Builder findings)
    {
        var modules = ModulesIn(ScriptFolder, files);
        var imported = modules.Values.SelectMany(module => ModuleBundle.ImportsOf(module.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. modules.Keys.Where(name => !imported.Contains(name)).Order(StringComparer.Ordinal)
            .SelectMany(entry => Joined(ScriptFolder + entry, findings, () => [new ThemeAsset(ScriptFolder + entry, ModuleBundle.Join(entry, name => TextOf(modules, name)))]))];
    }

    /// <summary>The engine's modules joined into few files; a theme without an engine has no search.</summary>
    private static ImmutableArray<ThemeAsset> SearchClientOf(ImmutableArray<SourceText> files, ImmutableArray<Diagnostic>.Builder findings)
    {
        var modules = ModulesIn(SearchFolder, files);
        return modules.Count == 0
            ? []
            : Joined($"{SearchFolder}engine.js", findings, () => [.. SearchClient.Join(name => TextOf(modules, name)).Select(file => new ThemeAsset(file.Path, file.Bytes))]);
    }

    private static Dictionary<string, SourceText> ModulesIn(string folder, ImmutableArray<SourceText> files) =>
        files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(".js", StringComparison.Ordinal) && file.Path.LastIndexOf('/') < folder.Length)
            .ToDictionary(file => file.Path[folder.Length..], StringComparer.Ordinal);

    private static string TextOf(Dictionary<string, SourceText> modules, string name) =>
        modules.TryGetValue(name, out var module) ? module.Text : throw new InvalidOperationException($"{name}: there is no such module.");

    private static ImmutableArray<ThemeAsset> Joined(string entry, ImmutableArray<Diagnostic>.Builder findings, Func<ImmutableArray<ThemeAsset>> join)
    {
        try
        {
            return join();
        }
        catch (InvalidOperationException error)
        {
            findings.Add(new Diagnostic(Rules.BadTheme, Position.WholeFile($"theme/{entry}"), $"this script and those that it imports cannot be joined: {error.Message}"));
            return [];
        }
    }

    private static Template Compile(SourceText file, ImmutableArray<Diagnostic>.Builder findings)
    {
        var template = Template.Parse(file.Text, file.File);
        foreach (var message in template.Messages)
        {
            findings.Add(new Diagnostic(Rules.BadTheme, PositionOf(message.Span), $"the template does not parse: {message.Message}"));
        }
        return template;
    }

    internal static Position PositionOf(Scriban.Parsing.SourceSpan span) => new(span.FileName ?? "theme", span.Start.Line + 1, span.Start.Column + 1);

    private static FrozenDictionary<string, Template> Named(Dictionary<string, Template> all, Func<string, bool> where, string folder) =>
        all.Where(template => where(template.Key)).ToFrozenDictionary(template => template.Key[folder.Length..^".html".Length], template => template.Value, StringComparer.Ordinal);

    private static string HashOf(ImmutableArray<ThemeAsset> assets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var asset in assets)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{asset.Path}\n{asset.Bytes.Length}\n"));
            hash.AppendData(asset.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

/// <summary>A file of the theme that is served as it is.</summary>
public sealed record ThemeAsset(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>A template that failed while a page was rendered.</summary>
public sealed class ThemeException(Diagnostic finding, Exception inner) : Exception(finding.Message, inner)
{
    public Diagnostic Finding => finding;
}
