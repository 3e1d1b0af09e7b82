using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Tests.Relate;

/// <summary>Makes small sites of questions for tests of what is related and of what is asked twice.</summary>
internal static class TestSite
{
    public static Question Question(string slug, string title, string summary = "", string topic = "general", string[]? nice = null, string[]? related = null,
        Confidence confidence = Confidence.Moderate, bool draft = false, bool withdrawn = false, string body = "")
    {
        var file = $"input/questions/{topic}/{slug}.md";
        var at = new Position(file, 2, 11);
        return new Question
        {
            File = file,
            Slug = SlugOf(slug),
            Title = new Located<string>(title, at),
            Confidence = new Located<Confidence>(confidence, at),
            Summary = summary,
            Topics = [new Located<Slug>(SlugOf(topic), at)],
            Nice = [.. (nice ?? []).Select(id => new NiceReference(GuidelineOf(id), [], at))],
            Related = [.. (related ?? []).Select(other => new Located<Slug>(SlugOf(other), at))],
            IsDraft = draft,
            Withdrawn = withdrawn ? new Withdrawal(new DateOnly(2025, 1, 1), "Superseded.", null, at) : null,
            Body = new MarkdownBody { Html = Utf8Html.Empty, Text = Utf8Text.Of(body), Source = Utf8Text.Of(body) },
        };
    }

    public static Site Site(params IEnumerable<Question> questions)
    {
        ImmutableArray<Question> all = [.. questions.OrderBy(question => question.Slug, Comparer<Slug>.Default)];
        return new Site
        {
            Config = new SiteConfig
            {
                Name = "Test", Tagline = "Test", Description = "Test", BaseUrl = new Uri("https://example.org/"), Organisation = "Test", Disclaimer = "Test",
            },
            AsOf = new DateOnly(2026, 1, 1),
            WithDrafts = false,
            Questions = all,
            Pages = [],
            Topics = [.. all.SelectMany(question => question.Topics).Select(topic => topic.Value).Distinct()
                .Select(id => new Topic(id, char.ToUpperInvariant(id.Value[0]) + id.Value[1..], "", null, null, Position.WholeFile("input/topics.yaml")))],
            Guidelines = [],
            Reviewers = [],
            Synonyms = [],
            Abbreviations = [],
            Media = [],
        };
    }

    /// <summary>Unrelated questions, so that the words of a test are not on half the site.</summary>
    public static IEnumerable<Question> Others(int count) => Enumerable.Range(0, count)
        .Select(i => Question($"other-{i}", $"How is condition{(char)('a' + (i % 26))}{i} treated?", topic: $"topic-{i}"));

    public static Slug SlugOf(string text) => Slug.TryParse(text, out var slug) ? slug : throw new ArgumentException(text, nameof(text));

    private static GuidelineId GuidelineOf(string text) => GuidelineId.TryParse(text, out var id) ? id : throw new ArgumentException(text, nameof(text));
}
