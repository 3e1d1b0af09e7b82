namespace IatroX.Cli.Tests;

public class SiteOptionsTests
{
    [Theory]
    [InlineData("--site", "")]
    [InlineData("--input", "")]
    [InlineData("--output", " ")]
    [InlineData("--published", "")]
    public void An_empty_path_is_refused_in_words(string option, string path)
    {
        var (code, _, error) = Cli.Run("build", option, path);
        Assert.NotEqual(0, code);
        Assert.Contains($"{option} needs the name of a ", error, StringComparison.Ordinal);
    }
}
