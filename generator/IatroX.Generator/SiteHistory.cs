using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator;

/// <summary>The part of the corridor that finds, for each question with a sign-off, the last edition before this one that was signed.</summary>
internal static class SiteHistory
{
    /// <param name="all">False to ask only about pages that were edited after their sign-off: all that a build needs.</param>
    public static EditionHistory Of(Site site, BuildOptions options, bool all)
    {
        var asked = site.Questions.Where(question => question.SignOff is not null
            && AnswerState.Of(question, site).SignOff is var state && (state == SignOffState.Edited || (all && state == SignOffState.Signed))).ToList();
        if (asked.Count == 0)
        {
            return EditionHistory.None;
        }
        var (texts, problem) = GitEditions.Read(options.Input, asked.Select(PathOf));
        var markdown = new MarkdownParser(site.Config, site.Abbreviations, site.Media);
        var signed = asked.Select(question => (question.Slug, Edition: LastSigned(question, texts.GetValueOrDefault(PathOf(question), []), markdown)))
            .Where(found => found.Edition is not null);
        return new EditionHistory(signed.DistinctBy(found => found.Slug).ToFrozenDictionary(found => found.Slug, found => found.Edition!), problem);
    }

    private static string PathOf(Question question) => $"questions/{question.Topics[0].Value}/{question.Slug}.md";

    private static SignedEdition? LastSigned(Question now, ImmutableArray<CommittedText> texts, MarkdownParser markdown)
    {
        var digest = SignOff.DigestOf(now);
        foreach (var text in texts)
        {
            var question = QuestionParser.Parse(new SourceText(now.File, PathOf(now), text.Text), markdown).Value;
            if (question?.SignOff is { } signOff && signOff.Value != digest && signOff.Value == SignOff.DigestOf(question))
            {
                return new SignedEdition(question, text.Commit, text.Author, text.Committed);
            }
        }
        return null;
    }
}
