using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>The markup of every page of the site, by the Nu HTML checker.</summary>
public class MarkupTests
{
    /// <summary>Of the many answers of one form that fill the lists of the hard cases, the first. Over HTTP, so that 'self' in a page's policy means the site.</summary>
    [Fact]
    public async Task The_Nu_checker_has_no_error_and_no_warning_about_any_page()
    {
        var pages = (await BuiltSite.AllAsync()).SelectMany(site => site.Pages).Where(page => !HardCases.IsOneOfMany(page.Path)).ToList();
        var tools = await NpmTools.FolderAsync();
        var checker = Path.Combine(tools, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        var (exitCode, output) = await Command.RunAsync(
            "java", ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", checker, "--Werror", "--skip-non-html", "--format", "gnu", .. pages.Select(page => page.Address.AbsoluteUri)], Repository.Root,
            "Install a Java runtime, 11 or later (Debian: apt-get install default-jre-headless).");
        Assert.True(exitCode == 0 && output.Length == 0, output);
    }
}
