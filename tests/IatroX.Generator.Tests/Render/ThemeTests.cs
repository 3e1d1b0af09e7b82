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

    [Fact]
    public void A_script_is_one_file_with_all_that_it_imports()
    {
        var theme = IatroX.Generator.Render.Theme.Compile([.. Files(), Script("page.js", "import { a } from \"./part.js\";\na();\n"), Script("part.js", "export function a() {}\n"), Script("alone.js", "b();\n")]).Theme!;
        Assert.Equal(["scripts/alone.js", "scripts/page.js"], theme.Assets.Select(asset => asset.Path).Where(path => path.StartsWith("scripts/", StringComparison.Ordinal)));
        Assert.DoesNotContain("import", System.Text.Encoding.UTF8.GetString(theme.Assets.Single(asset => asset.Path == "scripts/page.js").Bytes.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import { a } from \"./nowhere.js\";\n", "nowhere.js: there is no such module")]
    [InlineData("import \"https://elsewhere.example/x.js\";\n", "a form of import or export")]
    public void A_script_that_cannot_be_joined_is_a_finding_that_names_it(string script, string said)
    {
        var finding = Assert.Single(IatroX.Generator.Render.Theme.Compile([.. Files(), Script("page.js", script)]).Findings);
        Assert.Equal("theme/scripts/page.js", finding.At.File);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    private static SourceText Script(string name, string text) => new($"theme/scripts/{name}", $"scripts/{name}", text);

    internal static ImmutableArray<SourceText> Files()
    {
        var root = Repository.PathOf("tests", "golden-theme");
        return [.. Directory.GetFiles(root, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new SourceText(file, Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)))];
    }
}
