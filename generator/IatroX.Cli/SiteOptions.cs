using System.CommandLine;
using System.Globalization;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Cli;

/// <summary>The options by which every command finds the site, and what they mean together.</summary>
internal sealed class SiteOptions
{
    private readonly Option<string> site = new("--site") { Description = "Folder of the site.", HelpName = "DIR", DefaultValueFactory = _ => "." };
    private readonly Option<string?> input = new("--input") { Description = "Folder of the content; default: input in the site.", HelpName = "DIR" };
    private readonly Option<string?> output = new("--output") { Description = "Folder to publish to; default: output in the site.", HelpName = "DIR" };
    private readonly Option<Uri?> baseUrl = new("--base-url")
    {
        Description = "Address of the home page; default: base_url of output-config/site.yaml.",
        HelpName = "URL",
        CustomParser = result => BaseAddress.Problem(result.Tokens[0].Value) is { } problem
            ? Fail<Uri?>(result, $"--base-url: {problem}")
            : new Uri(result.Tokens[0].Value),
    };

    private readonly Option<DateOnly?> asOf = new("--as-of")
    {
        Description = "The day by which reviews are judged; default: today (UTC).",
        HelpName = "YYYY-MM-DD",
        CustomParser = result => Dates.TryParse(result.Tokens[0].Value, out var date)
            ? date
            : Fail<DateOnly?>(result, $"'{result.Tokens[0].Value}' is not a date such as 2025-08-16."),
    };

    private readonly Option<string?> published = new("--published")
    {
        Description = "The iatrox-manifest.json of the last publish: an address in it that disappears is an error.", HelpName = "FILE",
    };

    private readonly Option<bool> drafts = new("--drafts") { Description = "Also show drafts." };
    private readonly Option<int> jobs = new("--jobs")
    {
        Description = "Threads; default: one for each processor.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1024
            ? number
            : Fail<int>(result, $"'{result.Tokens[0].Value}' is not a number of threads from 1 to 1024."),
    };


    public SiteOptions()
    {
        foreach (var path in (ReadOnlySpan<Option>)[site, input, output, published])
        {
            path.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                {
                    result.AddError($"{path.Name} needs the name of a {(path == published ? "file" : "folder")}.");
                }
            });
        }
    }

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[site, input, output, baseUrl, asOf, published, drafts, jobs])
        {
            command.Options.Add(option);
        }
    }

    public bool NamesOutput(ParseResult result) => result.GetResult(output) is { Implicit: false };

    /// <summary>For commands that look at the content and make nothing.</summary>
    public void AddContentTo(Command command)
    {
        AddFoldersTo(command);
        command.Options.Add(asOf);
    }

    /// <summary>For commands to which every day is the same.</summary>
    public void AddFoldersTo(Command command)
    {
        command.Options.Add(site);
        command.Options.Add(input);
    }

    /// <summary>For the check, which judges a finished site when an output is named.</summary>
    public void AddCheckTo(Command command)
    {
        AddViewTo(command);
        output.Description = "Check the finished site in this folder instead of the content; default: output.";
        output.Arity = ArgumentArity.ZeroOrOne;
        command.Options.Add(output);
        command.Options.Add(published);
    }

    /// <summary>Files on the command line, among which a misspelt option is told as one.</summary>
    public static Argument<string[]> Paths(string description, ArgumentArity arity)
    {
        var paths = new Argument<string[]>("path") { Description = description, HelpName = "PATH", Arity = arity };
        paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } token)
            {
                var known = result.Parent is System.CommandLine.Parsing.CommandResult command ? command.Command.Options.Select(option => option.Name) : [];
                result.AddError($"There is no option '{token.Value}'.{Nearest.Suggestion(token.Value, known)} A file whose name begins with a hyphen is written ./-name.");
            }
        });
        return paths;
    }

    /// <summary>For commands that look at the site and make it in memory only.</summary>
    public void AddViewTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[site, input, baseUrl, asOf, drafts, jobs])
        {
            command.Options.Add(option);
        }
    }

    public BuildOptions Read(ParseResult result)
    {
        var root = Path.GetFullPath(result.GetValue(site)!);
        return new BuildOptions
        {
            Site = root,
            Input = Path.GetFullPath(result.GetValue(input) ?? Path.Combine(root, "input")),
            Theme = Path.Combine(root, "theme"),
            OutputConfig = Path.Combine(root, "output-config"),
            Output = Path.GetFullPath(result.GetValue(output) ?? Path.Combine(root, "output")),
            BaseUrl = result.GetValue(baseUrl),
            AsOf = result.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date),
            Drafts = result.GetValue(drafts),
            Published = result.GetValue(published) is { } list ? Path.GetFullPath(list) : null,
            Jobs = result.GetValue(jobs) is > 0 and var threads ? threads : Environment.ProcessorCount,
        };
    }

    private static T? Fail<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
