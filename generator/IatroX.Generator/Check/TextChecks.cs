using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules about how a page is written; those about its running text are applied where it is parsed.</summary>
internal static class TextChecks
{
    public static IEnumerable<Diagnostic> HeadingsDescend(MarkdownBody body)
    {
        var above = 1;
        foreach (var heading in body.Headings)
        {
            if (heading.Level > above + 1)
            {
                yield return new Diagnostic(Rules.SkippedHeading, heading.At,
                    $"'{heading.Text}' is a heading of level {heading.Level}, and the one above it is of level {above}. Write it with {new string('#', above + 1)}.");
            }
            above = heading.Level;
        }
    }

    public static IEnumerable<Diagnostic> TitleIsAQuestion(Question question, Site site)
    {
        if (!question.Title.Value.EndsWith('?') && question.Title.At.Line > 0 && question.Title.Value != question.Slug.Value)
        {
            yield return new Diagnostic(Rules.NotAQuestion, question.Title.At, "the title does not end in a question mark. Write the whole question that the page answers.");
        }
    }

    public static IEnumerable<Diagnostic> TitleCanBeDrawn(Question question, Site site)
    {
        if (site.Config.CardFont is not null && question.Withdrawn is null && !DrawnLetters.CanBeDrawn(question.Title.Value))
        {
            yield return new Diagnostic(Rules.TitleNotDrawn, question.Title.At,
                "pictures are drawn letter by letter from left to right, which would be wrong for these letters, so this answer is shared with the site's own picture.");
        }
    }
}
