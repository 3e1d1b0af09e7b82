using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IatroX.Tests.Attacks;

namespace IatroX.Safety.Tests.Supply;

/// <summary>Every package is locked and its licence listed, workflows may do no more than they must, and no secret lies in the repository.</summary>
public sealed partial class SupplyChainTests
{
    /// <summary>Licences that the Open Source Initiative approved, and two of data and text that go with them.</summary>
    private static readonly HashSet<string> Accepted = new(StringComparer.Ordinal) { "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "MPL-2.0", "MIT-0", "BlueOak-1.0.0", "CC0-1.0" };

    private static string Root => AttackVectors.RepositoryRoot();

    [Fact]
    public void Every_project_locks_its_packages_and_CI_restores_nothing_else()
    {
        // Some benchmarks measure what needs no package at all.
        Assert.All(Tracked("*.csproj").Where(project => !project.StartsWith("tests/benchmarks/", StringComparison.Ordinal)), project => Assert.True(File.Exists(Path.Combine(Root, Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no packages.lock.json"));
        var build = XDocument.Load(Path.Combine(Root, "Directory.Build.props"));
        Assert.Equal("true", build.Descendants("RestorePackagesWithLockFile").Single().Value);
        // A publish for one system needs packs that the sources' locks do not name; it is made of what CI has tested.
        Assert.Equal("'$(CI)' == 'true' and '$(RuntimeIdentifier)' == ''", build.Descendants("RestoreLockedMode").Single().Attribute("Condition")!.Value);
        Assert.All(Tracked("*package.json"), file => Assert.True(file.StartsWith("theme/", StringComparison.Ordinal) || File.Exists(Path.Combine(Root, Path.GetDirectoryName(file)!, "package-lock.json")), $"{file} has no lock"));
    }

    [Fact]
    public void A_known_vulnerability_fails_the_restore()
    {
        var build = XDocument.Load(Path.Combine(Root, "Directory.Build.props"));
        Assert.Equal(("true", "all", "low"), (build.Descendants("NuGetAudit").Single().Value, build.Descendants("NuGetAuditMode").Single().Value, build.Descendants("NuGetAuditLevel").Single().Value));
        Assert.Equal("true", build.Descendants("TreatWarningsAsErrors").First().Value);
        Assert.EndsWith(";NU1901;NU1902;NU1903;NU1904", build.Descendants("WarningsAsErrors").Single().Value, StringComparison.Ordinal);
        // The workflow shows first that its source would tell.
        var check = Workflows().Single(file => file.Name.EndsWith("check.yml", StringComparison.Ordinal)).Text;
        Assert.InRange(check.IndexOf("| grep NU1903 >", StringComparison.Ordinal), 1, check.IndexOf("dotnet list package --vulnerable --include-transitive", StringComparison.Ordinal));
    }

    [Fact]
    public void The_licence_of_every_package_is_listed_and_accepted()
    {
        var listed = File.ReadAllLines(Path.Combine(Root, "generator", "LICENCES.md")).Select(line => Row().Match(line)).Where(match => match.Success && match.Groups[1].Value != "package")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        var used = Tracked("*packages.lock.json").SelectMany(NuGetPackages).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(used.Where(name => !listed.ContainsKey(name)).Order(StringComparer.Ordinal));
        Assert.Empty(listed.Keys.Where(name => !used.Contains(name)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            listed.Select(row => (Name: row.Key, Licence: row.Value)).Concat(Tracked("*package-lock.json").SelectMany(NpmPackages)),
            package => package != StatesNoLicence && !package.Licence.Trim('(', ')').Split(" OR ").Any(Accepted.Contains));
    }

    /// <summary>Brought by a benchmark's tool, part of nothing that is published or tested.</summary>
    private static readonly (string Name, string Licence) StatesNoLicence = ("node_modules/parse-cache-control", "none stated");

    [Fact]
    public void Workflows_have_the_least_permissions_and_never_put_content_into_a_script()
    {
        Assert.NotEmpty(Workflows());
        foreach (var (name, text) in Workflows())
        {
            Assert.True(text.Contains("\npermissions:\n  contents: read\n", StringComparison.Ordinal), $"{name} does not begin with the permission to read only");
            Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
            Assert.DoesNotContain("workflow_run", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("write-all", text, StringComparison.Ordinal);
            Assert.Equal(text.Split("actions/checkout@").Length, text.Split("persist-credentials: false").Length);
            Assert.Empty(Permission().Matches(text).Select(match => match.Groups[1].Value).Except(["security-events", "pages", "id-token"]));
            Assert.All(Uses().Matches(text).Select(match => match.Groups[1].Value), action => Assert.Matches("^(actions|github)/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40}$", action));
            // An expression in a script is replaced before a shell reads it: a branch's or a title's text would be run.
            Assert.All(RunSteps(text), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));
            Assert.Equal(text.Split("\n    runs-on:").Length, text.Split("\n    timeout-minutes:").Length);
        }
    }

    [Fact]
    public void No_secret_lies_in_the_repository() => Assert.DoesNotContain(Tracked("*"), path => path != "tests/IatroX.Safety.Tests/Supply/SupplyChainTests.cs" && new FileInfo(Path.Combine(Root, path)) is { Exists: true, LinkTarget: null, Length: < 1_000_000 } file && Secret().IsMatch(File.ReadAllText(file.FullName)));

    [Fact]
    public void No_regular_expression_over_content_can_backtrack()
    {
        var users = Tracked("*.cs").Where(path => path.StartsWith("generator/", StringComparison.Ordinal) && File.ReadAllText(Path.Combine(Root, path)).Contains("System.Text.RegularExpressions", StringComparison.Ordinal))
            .Where(path => !OnlyOverTrusted.Contains(path) && !Patterns().Matches(File.ReadAllText(Path.Combine(Root, path))).All(match => match.Value.Contains("NonBacktracking", StringComparison.Ordinal)));
        Assert.Empty(users);
    }

    /// <summary>But for the preview's own, which puts in a page's place the page that it serves next, as the browser's reload would.</summary>
    [Fact]
    public void No_browser_script_makes_markup_or_code_from_text() => Assert.DoesNotContain(
        Tracked("*.js").Where(path => path.StartsWith("theme/", StringComparison.Ordinal) || (path.StartsWith("generator/", StringComparison.Ordinal) && path != "generator/IatroX.Cli/Preview/Client/reload.js")),
        path => MarkupMakers().IsMatch(WithoutComments().Replace(File.ReadAllText(Path.Combine(Root, path)), "")));

    /// <summary>The first joins the theme's own scripts; the second reads pages that a build wrote, by a pattern that never looks at a character twice.</summary>
    private static readonly string[] OnlyOverTrusted = ["generator/IatroX.Search/ModuleBundle.cs", "generator/IatroX.Generator/SiteDiff.cs"];

    private static IEnumerable<string> NuGetPackages(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)));
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name)];
    }

    private static IEnumerable<(string Name, string Licence)> NpmPackages(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)));
        return [.. json.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0)
            .Select(package => (package.Name, package.Value.TryGetProperty("license", out var licence) ? licence.GetString()! : "none stated"))];
    }

    private static IEnumerable<(string Name, string Text)> Workflows() =>
        Tracked("*.yml").Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal)).Select(path => (path, File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n")));

    /// <summary>The text of every step's script.</summary>
    private static IEnumerable<string> RunSteps(string workflow) => RunStep().Matches(workflow).Select(match => match.Value);

    private static string[] Tracked(string pattern)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", pattern]) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^\| ([A-Za-z0-9.-]+) \| ([A-Za-z0-9. -]+?) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\s+([a-z-]+): write\b", RegexOptions.Multiline)]
    private static partial Regex Permission();

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^( +)(?:- )?run: .*\n(?:\1 +.*\n|\n)*", RegexOptions.Multiline)]
    private static partial Regex RunStep();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_[A-Za-z0-9_]{22,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abps]-[0-9A-Za-z-]{10,}|\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}|(?i:password|api_?key|client_?secret)\s*[:=]\s*[""'][^""'\s{}<>]{12,}[""']")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\[GeneratedRegex\([^\n]*\)\]|new Regex\([^\n]*|Regex\.(?:Match|Matches|IsMatch|Replace|Split)\([^\n]*")]
    private static partial Regex Patterns();

    [GeneratedRegex(@"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|setHTML\w*)\b|\beval\s*\(|\bnew Function\b|set(?:Timeout|Interval)\s*\(\s*[""'`]")]
    private static partial Regex MarkupMakers();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex WithoutComments();
}
