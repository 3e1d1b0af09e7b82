using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Render;

public class ThemeTests
{
    [Fact]
    public void A_theme_without_a_template_says_which_is_missing()
    {
        var finding = Assert.Single(IatroX.Generator.Render.Theme.Compile([.. Files().Where(file => file.Path != "templates/letter.html")]).Findings);
        Assert.Same(Rules.BadTheme, finding.Rule);
        Assert.Contains("'letter.html'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_asset_folder_is_named_for_what_is_in_it()
    {
        string FolderWith(string style) =>
            IatroX.Generator.Render.Theme.Compile([.. Files(), new SourceText("theme/styles/a.css", "styles/a.css", style)]).Theme!.AssetFolder;

        Assert.Matches("^/assets/[0-9a-f]{16}/$", FolderWith("a{}"));
        Assert.Equal(FolderWith("a{}"), FolderWith("a{}"));
        Assert.NotEqual(FolderWith("a{}"), FolderWith("b{}"));
    }

    [Fact]
    public void Styles_are_one_file_in_the_order_of_their_names()
    {
        var files = Files().Add(new SourceText("theme/styles/20.css", "styles/20.css", "b{}\n")).Add(new SourceText("theme/styles/10.css", "styles/10.css", "a{}\n"));
        var theme = IatroX.Generator.Render.Theme.Compile(files).Theme!;
        Assert.Equal("a{}\nb{}\n"u8.ToArray(), theme.Assets.Single(asset => asset.Path == IatroX.Generator.Render.Theme.StylesPath).Bytes.ToArray());
    }

    internal static ImmutableArray<SourceText> Files()
    {
        var root = Repository.PathOf("tests", "golden-theme");
        return [.. Directory.GetFiles(root, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceText(file, Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)))];
    }
}
