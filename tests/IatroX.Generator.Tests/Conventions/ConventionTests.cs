using System.Text.RegularExpressions;
using IatroX.Generator.Tests.Support;

namespace IatroX.Generator.Tests.Conventions;

/// <summary>The rules of the house that a compiler does not know.</summary>
public partial class ConventionTests
{
    private static readonly string[] Rooms = ["Load", "Parse", "Check", "Relate", "Render", "Publish"];

    /// <summary>Everything that may lie at the top of the repository.</summary>
    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".vscode", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props",
        "IatroX.Site.sln", "LICENSE", "README.md", "SECURITY.md", "benchmarks", "generator", "global.json", "input", "nuget.config", "output-config", "tests", "theme",
    ];

    public static TheoryData<string> RoomNames => new(Rooms);

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_knows_the_model_and_no_other_room(string room)
    {
        var others = Rooms.Where(other => other != room).ToList();
        var crossings = Sources("generator", "IatroX.Generator", room)
            .SelectMany(file => others.Where(other => Regex.IsMatch(file.Text, $@"\bIatroX\.Generator\.{other}\b")).Select(other => $"{file.Name} uses {other}"));
        Assert.Empty(crossings);
    }

    [Fact]
    public void The_model_knows_no_room() => Assert.Empty(
        Sources("generator", "IatroX.Generator", "Model").Where(file => RoomUse().IsMatch(file.Text)).Select(file => file.Name));

    [Theory]
    [InlineData("Markdig", "Parse")]
    [InlineData("YamlDotNet", "Parse")]
    [InlineData("Scriban", "Render")]
    public void A_library_is_used_in_one_room_only(string library, string room)
    {
        var home = Path.Combine("generator", "IatroX.Generator", room) + Path.DirectorySeparatorChar;
        var users = Sources("generator").Where(file => Regex.IsMatch(file.Text, $@"\busing (static )?{library}\b|\b{library}\.[A-Z]"))
            .Where(file => !file.Name.StartsWith(home, StringComparison.Ordinal));
        Assert.Empty(users.Select(file => file.Name));
    }

    [Fact]
    public void The_search_engine_knows_nothing_of_the_generator() => Assert.Empty(
        Sources("generator", "IatroX.Search").Where(file => file.Text.Contains("IatroX.Generator", StringComparison.Ordinal)).Select(file => file.Name));

    [Theory]
    [InlineData("Parse")]
    [InlineData("Check")]
    [InlineData("Relate")]
    [InlineData("Render")]
    [InlineData("Model")]
    public void The_rooms_between_touch_neither_disk_nor_clock_nor_console(string room) => Assert.Empty(
        Sources("generator", "IatroX.Generator", room).SelectMany(file => Outside().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}")));

    [Fact]
    public void No_source_file_has_more_than_four_hundred_lines() => Assert.Empty(
        Sources("generator").Concat(Sources("tests")).Concat(Files("theme", "*.js")).Where(file => file.Text.Count(c => c == '\n') > 400).Select(file => file.Name));

    [Fact]
    public void Nothing_is_put_off_in_a_comment() => Assert.Empty(
        Sources("generator").Concat(Sources("tests")).Concat(Files("theme", "*.js")).Concat(Files("theme", "*.css")).Concat(Files("theme", "*.html"))
            .Where(file => PutOff().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void Only_known_things_lie_at_the_top_of_the_repository()
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["ls-files"])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true,
        })!;
        var top = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => path.Trim('"').Split('/')[0]).Distinct(StringComparer.Ordinal);
        Assert.Empty(top.Except(TopLevel));
    }

    [Fact]
    public void Every_public_type_of_the_model_says_what_it_is() => Assert.Empty(
        Sources("generator", "IatroX.Generator", "Model").SelectMany(file => Undocumented().Matches(file.Text).Select(match => $"{file.Name}: {match.Groups[1].Value}")));

    private static IEnumerable<(string Name, string Text)> Sources(params string[] folder) => Files(Path.Combine(folder), "*.cs");

    private static IEnumerable<(string Name, string Text)> Files(string folder, string pattern) =>
        Directory.GetFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or ".tools"))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllText(Repository.PathOf(file))));

    [GeneratedRegex(@"\bIatroX\.Generator\.(Load|Parse|Check|Relate|Render|Publish)\b")]
    private static partial Regex RoomUse();

    [GeneratedRegex(@"\b(File|Directory|FileInfo|DirectoryInfo|FileStream|Console|Environment|Random|Stopwatch|CultureInfo\.CurrentCulture|TimeProvider|DateTime(Offset)?\.UtcNow)\.(?!ProcessorCount)[A-Z]\w*")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"(?<!</summary>\n|</param>\n|</remarks>\n)^public (?:sealed |static |readonly |abstract )*(?:class|record struct|record|enum|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Undocumented();
}
