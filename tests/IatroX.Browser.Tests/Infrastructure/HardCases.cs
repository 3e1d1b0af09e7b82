using System.Globalization;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>
/// Artificial content that is as awkward as real content gets: every review state, words wider than a phone, wide tables, deep lists,
/// many citations, text from right to left; and enough answers that lists need several pages and filters.
/// </summary>
internal static class HardCases
{
    /// <summary>The day for which the site is built: the review states depend on it.</summary>
    public const string AsOf = "2026-01-15";

    /// <summary>One more than fits on a page of a list, so that lists have two.</summary>
    private const int Answers = 120;

    private static readonly string[] Topics = ["cardiology", "renal", "level-four"];
    private static readonly string[] Levels = ["high", "moderate", "low", "moderate"];
    private static readonly string[] Syllables = ["ba", "cor", "del", "fi", "gan", "hex", "lu", "mer", "nos", "pra", "quin", "ros", "tul", "vex", "zo", "thal"];

    /// <summary>True for each of the many short answers but the first: they differ in words only.</summary>
    public static bool IsOneOfMany(string path) => path.Contains("/artificial-", StringComparison.Ordinal) && !path.Contains("/artificial-000/", StringComparison.Ordinal);

    /// <summary>Writes the content below a folder: the golden site of review states, the pages of <c>hard-cases/</c> and many short answers.</summary>
    public static string Write(string folder)
    {
        Copy(Repository.At("tests", "golden", "review-states", "input"), folder);
        Copy(Repository.At("tests", "IatroX.Browser.Tests", "hard-cases"), folder);
        for (var number = 0; number < Answers; number++)
        {
            var file = Path.Combine(folder, "questions", Topics[number % Topics.Length], $"artificial-{number.ToString("000", CultureInfo.InvariantCulture)}.md");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Text(number));
        }
        return folder;
    }

    private static string Text(int number) =>
        $"""
        ---
        question: "What is {Word(number, 1)} {Word(number, 2)} in artificial tests?"
        confidence: {Levels[number % Levels.Length]}
        reviewer: demonstration
        date: 2025-11-01
        nice: [NG59]
        summary: "{Word(number, 3)} {Word(number, 4)} {Word(number, 5)}."
        ---

        {Word(number, 6)} {Word(number, 7)} {Word(number, 8)} [@NG59].
        """ + "\n";

    /// <summary>A word that no other answer holds: duplicates are findings.</summary>
    private static string Word(int number, int which)
    {
        var at = number * 9 + which;
        return Syllables[at % 16] + Syllables[at / 16 % 16] + Syllables[at / 256 % 16] + Syllables[which];
    }

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
