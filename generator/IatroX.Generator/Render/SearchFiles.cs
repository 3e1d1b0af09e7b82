using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Search;
using IatroX.Search.Lunr;

namespace IatroX.Generator.Render;

/// <summary>The search index over the published answers; drafts shown on request are found, withdrawn answers and plain pages are not.</summary>
internal static class SearchFiles
{
    public const string Folder = "search/";

    /// <summary>Its files are named for the content of the whole index.</summary>
    public const string PartsFolder = $"{Folder}index/{SearchIndex.PartsFolder}";

    /// <summary>The filters of the results page, in their order there.</summary>
    private static readonly ImmutableArray<KeyValuePair<string, string>> FacetLabels =
    [
        new("topic", "Topic"), new("confidence", "Confidence"), new("guideline", "Guideline"), new("state", "Review"), new("reviewer", "Reviewer"), new("year", "Year of review"),
    ];

    /// <param name="jobs">Threads; the bytes are the same for any number.</param>
    public static IEnumerable<OutputFile> Of(Publication publication, int jobs) =>
        Of(publication, (count, document, synonyms, options) => new WrittenIndex(SearchIndexWriter.Write(count, document, synonyms, options, jobs), [])).Files;

    /// <summary>The same files, and what the next build needs to read changed answers alone.</summary>
    /// <param name="before">What the last build of the same site kept; null to read all.</param>
    /// <param name="knownAs">Of the answer in a place: its place among that build's answers when it is what it was, else -1.</param>
    public static (ImmutableArray<OutputFile> Files, IReadOnlyList<ReadOnlyMemory<byte>> Memory) Of(Publication publication, int jobs, SearchMemory? before, Func<int, int> knownAs) =>
        Of(publication, (count, document, synonyms, options) => SearchIndexWriter.Write(count, document, synonyms, options, jobs, before, knownAs));

    private static (ImmutableArray<OutputFile> Files, IReadOnlyList<ReadOnlyMemory<byte>> Memory) Of(
        Publication publication, Func<int, Func<int, SearchDocument>, IReadOnlyList<Synonym>, SearchOptions, WrittenIndex> write)
    {
        var answers = publication.Answers;
        var guidelines = publication.Site.Guidelines.Select(guideline => guideline.Id).Distinct().ToFrozenDictionary(id => id, id => Guideline(id, publication.Site));
        var index = write(answers.Length, i => Document(answers[i], publication.Site, guidelines), SearchSynonyms.Of(publication.Site.Synonyms), new SearchOptions { Facets = FacetLabels });
        var lunr = publication.Site.Config.Search.Lunr ? LunrIndex.Write(answers.Length, i => Document(answers[i], publication.Site, guidelines)) : [];
        return ([.. index.Files.Select(file => OutputFile.Of($"{Folder}index/{file.Path}", () => file.Bytes)), .. lunr.Select(file => OutputFile.Of(Folder + file.Path, () => file.Bytes))], index.Memory);
    }

    /// <param name="guidelines">The filters' values, made once: they lie in memory while an index is made.</param>
    private static SearchDocument Document(Answer answer, Site site, FrozenDictionary<GuidelineId, FacetValue> guidelines)
    {
        var question = answer.Question;
        var topics = question.Topics.Select(topic => site.TopicById.GetValueOrDefault(topic.Value)).OfType<Topic>().ToList();
        return new SearchDocument(
            site.Config.Href(question.Url),
            question.Title.Value,
            question.SummaryAt is null ? "" : question.Summary,
            [.. question.Body.Headings.Select(heading => heading.Text)],
            question.Body.Text.Memory,
            [.. topics.Select(topic => topic.Title)],
            [.. question.Synonyms.Select(synonym => synonym.Value)],
            [.. question.Nice.Select(reference => reference.Id.ToString())],
            answer.ShowsReviewDate ? answer.Reviewer?.Name.Value ?? "" : "",
            [.. Facets(answer, topics, site, guidelines)],
            [.. Display(answer, topics)])
        {
            Listed = answer is { ShowsReviewDate: true, Question.ReviewDate: { } reviewed } ? Dates.Iso(reviewed.Value) : "",
        };
    }

    private static IEnumerable<FacetValue> Facets(Answer answer, IEnumerable<Topic> topics, Site site, FrozenDictionary<GuidelineId, FacetValue> guidelines)
    {
        foreach (var id in TopicTree.WithAncestors(topics.Select(topic => topic.Id), site))
        {
            yield return new FacetValue("topic", id.Value, site.TopicById[id].Title);
        }
        yield return new FacetValue("confidence", answer.Question.Confidence.Value.Key(), answer.Question.Confidence.Value.ToString());
        foreach (var reference in answer.Question.Nice)
        {
            yield return guidelines.TryGetValue(reference.Id, out var known) ? known : Guideline(reference.Id, site);
        }
        yield return new FacetValue("state", StateWords.ListKeyOf(answer.State), StateWords.FilterText(answer.State));
        if (answer is { ShowsReviewDate: true, Reviewer: { } reviewer, Question.ReviewDate: { } reviewed })
        {
            yield return new FacetValue("reviewer", reviewer.Id.Value, reviewer.Name.Value);
            var year = reviewed.Value.Year.ToString(CultureInfo.InvariantCulture);
            yield return new FacetValue("year", year, year);
        }
    }

    private static FacetValue Guideline(GuidelineId id, Site site) =>
        new("guideline", id.Slug, site.GuidelineById.TryGetValue(id, out var guideline) ? $"{id} {guideline.Title}" : id.ToString());

    private static IEnumerable<KeyValuePair<string, string>> Display(Answer answer, List<Topic> topics)
    {
        yield return new("badge", answer.Badge);
        yield return new("level", answer.Question.Confidence.Value.Key());
        yield return new("topic", topics.Count > 0 ? topics[0].Title : "");
        yield return new("state", StateWords.ListKeyOf(answer.State));
        yield return new("state_text", StateWords.ShortText(answer.State) ?? "");
        if (answer is { ShowsReviewDate: true, Question.ReviewDate: { } reviewed })
        {
            yield return new("reviewed", Dates.Long(reviewed.Value));
            yield return new("reviewed_iso", Dates.Iso(reviewed.Value));
        }
    }
}
