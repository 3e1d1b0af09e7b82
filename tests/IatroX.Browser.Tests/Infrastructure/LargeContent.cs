using System.Globalization;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>
/// The repository's own content, and artificial answers of many different words: a search index is one file up to 96 kB, and here it is not. Plainly artificial
/// reviewers stand for them, in two years, so that every filter has something to choose between.
/// </summary>
internal static class LargeContent
{
    private const int Answers = 60, Words = 120;

    /// <summary>The day by which the reviews are judged.</summary>
    public const string AsOf = "2026-12-01";

    private static readonly string[] Reviewers = ["one", "two"];
    private static readonly string[] Syllables = ["ba", "cor", "del", "fi", "gan", "hex", "lu", "mer", "nos", "pra", "quin", "ros", "tul", "vex", "zo", "thal"];

    public static string Write(string folder)
    {
        HardCases.Copy(Repository.At("input"), folder);
        foreach (var name in Reviewers)
        {
            File.WriteAllText(Path.Combine(folder, "reviewers", $"test-reviewer-{name}.yaml"), $"name: Test Reviewer {name}\ncredentials: TEST\nrole: Reviewer of tests\n");
        }
        for (var number = 0; number < Answers; number++)
        {
            var name = number.ToString("000", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, "questions", "respiratory", $"artificial-{name}.md"), Text(number));
        }
        return folder;
    }

    private static string Text(int number) =>
        $"""
        ---
        question: "What is {Word(number, 0)} {Word(number, 1)} in artificial tests?"
        confidence: low
        reviewer: test-reviewer-{Reviewers[number % 2]}
        date: {2025 + (number % 3 / 2)}-03-01
        topics: [respiratory]
        summary: "{Word(number, 2)} {Word(number, 3)}."
        ---

        {string.Join(' ', Enumerable.Range(4, Words).Select(which => Word(number, which)))}.
        """ + "\n";

    private static string Word(int number, int which)
    {
        var at = (number * (Words + 4)) + which;
        return Syllables[at % 16] + Syllables[at / 16 % 16] + Syllables[at / 256 % 16] + Syllables[at / 4096 % 16];
    }
}
