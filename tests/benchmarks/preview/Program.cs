using System.Globalization;
using IatroX.Benchmarks.Preview;

// Measures iatrox preview on any content folder, which is copied first:
//   dotnet run -c Release --project tests/benchmarks/preview -- SITE INPUT [EDITS] [--without-browser] [--titles] [--pause=MS] [--command=IATROX]
// SITE gives theme and output-config. Each edit saves a page that a browser shows; --titles edits questions too; --pause waits before each, as an
// editor does (default 500). IATROX is the program to measure when it is not the one of this repository, such as one compiled ahead of time.
var named = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (named.Length is < 2 or > 3)
{
    Console.Error.WriteLine("usage: SITE INPUT [EDITS] [--without-browser] [--titles] [--pause=MS] [--command=IATROX]");
    return 2;
}
var edits = named.Length == 3 ? int.Parse(named[2], CultureInfo.InvariantCulture) : 100;
using var site = SiteCopy.Of(named[0], named[1]);
Stages.Print(site, Math.Min(edits, 50), args.Contains("--titles"));
if (!args.Contains("--without-browser"))
{
    var pause = TimeSpan.FromMilliseconds(int.Parse(Value("--pause=") ?? "500", CultureInfo.InvariantCulture));
    await Reloads.PrintAsync(site, edits, args.Contains("--titles"), Value("--command=") ?? Path.Combine(AppContext.BaseDirectory, "iatrox.dll"), pause);
}
return 0;

string? Value(string option) => args.FirstOrDefault(argument => argument.StartsWith(option, StringComparison.Ordinal))?[option.Length..];
