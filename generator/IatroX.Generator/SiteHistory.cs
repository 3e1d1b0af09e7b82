using System.Collections.Frozen;
using System.Collections.Immutable;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Parse.Markdown;

namespace IatroX.Generator;

/// <summary>The part of the corridor that finds, for each question that somebody reviewed, the last edition before this one that was signed.</summary>
internal static class SiteHistory
{
    /// <param name="judged">Every question of the site, as it stands.</param>
    /// <param name="all">False to ask only about pages that cannot be published as they are: all that a build needs.</param>
    /// <param name="memo">What git said at earlier builds; null to ask.</param>
    public static EditionHistory Of(Site site, ImmutableArray<Answer> judged, BuildOptions options, bool all, SiteMemo? memo)
    {
        var unsignedIsWrong = site.Config.Review.SignOffRequired && !site.WithDrafts;
        var asked = judged.Where(answer => answer.Question.Withdrawn is null && answer.State.SignOff switch
        {
            SignOffState.Edited => true,
            SignOffState.Unsigned => all || unsignedIsWrong,
            SignOffState.Signed => all,
            _ => false,
        }).Select(answer => answer.Question).ToList();
        if (asked.Count == 0)
        {
            return EditionHistory.None;
        }
        ImmutableArray<string> paths = [.. asked.Select(PathOf)];
        var (texts, problem) = memo is null ? GitEditions.Read(options.Input, paths) : memo.Editions(options, paths);
        var markdown = new MarkdownParser(site.Config, site.Abbreviations, site.Media);
        var signed = asked.Select(question => (question.Slug, Edition: LastSigned(question, texts.GetValueOrDefault(PathOf(question), []), markdown)))
            .Where(found => found.Edition is not null);
        return new EditionHistory(signed.DistinctBy(found => found.Slug).ToFrozenDictionary(found => found.Slug, found => found.Edition!), problem);
    }

    /// <summary>Of the source, relative to the input folder.</summary>
    public static string PathOf(Question question) => $"questions/{question.Topics[0].Value}/{question.Slug}.md";

    private static SignedEdition? LastSigned(Question now, ImmutableArray<CommittedText> texts, MarkdownParser markdown)
    {
        var digest = SignOff.DigestOf(now);
        foreach (var text in texts.Where(text => text.Text.Contains("signoff", StringComparison.Ordinal)))
        {
            var question = QuestionParser.Parse(new SourceText(now.File, PathOf(now), text.Text), markdown).Value;
            if (question?.SignOff is { } signOff && (now.SignOff is null || signOff.Value != digest) && signOff.Value == SignOff.DigestOf(question))
            {
                return new SignedEdition(question, text.Commit, text.Author, text.Committed, text.MayBeOlder);
            }
        }
        return null;
    }
}
