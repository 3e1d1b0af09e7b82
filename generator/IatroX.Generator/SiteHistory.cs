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
    /// <param name="all">False to ask only about pages that no fitting sign-off vouches for: all that a build needs.</param>
    /// <param name="memo">What git said at earlier builds; null to ask.</param>
    public static EditionHistory Of(Site site, ImmutableArray<Answer> judged, BuildOptions options, bool all, SiteMemo? memo)
    {
        var asked = new List<Question>();
        foreach (var answer in judged)
        {
            var mayBeLost = answer.State.SignOff is SignOffState.Edited or SignOffState.Unsigned || (all && answer.State.SignOff == SignOffState.Signed);
            if (mayBeLost && answer.Question.Withdrawn is null)
            {
                asked.Add(answer.Question);
            }
        }
        if (asked.Count == 0)
        {
            return EditionHistory.None;
        }
        ImmutableArray<string> paths = [.. asked.Select(PathOf)];
        var (texts, problem) = memo is null ? GitEditions.Read(options.Input, paths, site.Renames) : memo.Editions(options, paths, site.Renames);
        var markdown = new MarkdownParser(site.Config, site.Abbreviations, site.Media);
        var signed = asked.Select(question => (question.Slug, Edition: LastSigned(question, texts.GetValueOrDefault(PathOf(question), []), markdown)))
            .Where(found => found.Edition is not null);
        var later = judged.Where(answer => all && answer.State.SignOff == SignOffState.Signed)
            .Select(answer => (answer.Slug, Text: LaterText(answer.Question, texts.GetValueOrDefault(PathOf(answer.Question), []), markdown))).Where(found => found.Text is not null);
        return new EditionHistory(signed.DistinctBy(found => found.Slug).ToFrozenDictionary(found => found.Slug, found => found.Edition!), problem)
        {
            LaterTexts = later.DistinctBy(found => found.Slug).ToFrozenDictionary(found => found.Slug, found => found.Text!),
        };
    }

    /// <summary>The answers as they stand once git is heard: one whose signed edition said something else is edited, though its sign-off was taken out.</summary>
    public static ImmutableArray<Answer> Judged(ImmutableArray<Answer> judged, EditionHistory history) => history.LastSigned.Count == 0 ? judged :
        [.. judged.Select(answer => answer.State.SignOff == SignOffState.Unsigned && history.LastSigned.TryGetValue(answer.Slug, out var before)
            && before.Question.SignOff?.Value != SignOff.DigestOf(answer.Question) ? answer with { State = answer.State with { SignOff = SignOffState.Edited } } : answer)];

    /// <summary>Names in the last commit of questions that have another name now.</summary>
    /// <param name="memo">What git said at earlier builds; null to ask.</param>
    public static ImmutableSortedDictionary<string, string> Renames(Site site, BuildOptions options, SiteMemo? memo) =>
        UncommittedRenames.Of(options.Input, site.Questions.Select(PathOf), memo is null ? GitEditions.Head(options.Input) : memo.Head(options));

    /// <summary>One line for each, by which what git said about them is remembered.</summary>
    public static IEnumerable<string> Words(ImmutableSortedDictionary<string, string> renames) => renames.Select(rename => $"{rename.Key} was {rename.Value}");

    /// <summary>By the slug of each question that was published or is linked to, and is gone, the question to which git says that its file was renamed; git is only asked where one is gone.</summary>
    /// <param name="memo">What git said at earlier builds; null to ask.</param>
    public static FrozenDictionary<Slug, Question> Successors(Site site, BuildOptions options, SiteMemo? memo)
    {
        var gone = Gone(site);
        if (gone.Count == 0)
        {
            return FrozenDictionary<Slug, Question>.Empty;
        }
        var byPath = site.Questions.DistinctBy(PathOf).ToDictionary(PathOf, StringComparer.Ordinal);
        var names = memo is null ? GitEditions.EarlierNames(options.Input, byPath.Keys, site.Renames) : memo.EarlierNames(options, [.. byPath.Keys], site.Renames);
        return names.OrderBy(name => name.Key, StringComparer.Ordinal).Where(name => gone.Contains(Path.GetFileNameWithoutExtension(name.Key)))
            .Select(name => (IsSlug: Slug.TryParse(Path.GetFileNameWithoutExtension(name.Key), out var slug), Slug: slug, Question: byPath[name.Value]))
            .Where(name => name.IsSlug).DistinctBy(name => name.Slug).ToFrozenDictionary(name => name.Slug, name => name.Question);
    }

    /// <summary>The names of questions that were published or are linked to, and are not there, nor kept as an alias.</summary>
    private static HashSet<string> Gone(Site site)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var kept = new Lazy<HashSet<string>>(() => site.Questions.SelectMany(question => question.Aliases).Select(alias => alias.Value).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var address in site.PublishedAddresses)
        {
            Add(address.Value);
        }
        foreach (var question in site.Questions)
        {
            AddLinks(question.Body);
        }
        foreach (var page in site.Pages)
        {
            AddLinks(page.Body);
        }
        return gone;

        void AddLinks(MarkdownBody body)
        {
            foreach (var link in body.Links)
            {
                Add(link.Url);
            }
        }

        void Add(string url)
        {
            if (SiteAddresses.IsQuestion(url, out var slug) && !site.QuestionBySlug.ContainsKey(slug) && !kept.Value.Contains(url))
            {
                gone.Add(Path.GetFileName(url.TrimEnd('/')));
            }
        }
    }

    /// <summary>Of the source, relative to the input folder.</summary>
    public static string PathOf(Question question) => $"questions/{question.Topics[0].Value}/{question.Slug}.md";

    public static bool MayBeSigned(CommittedText text) => text.Text.Contains("signoff", StringComparison.Ordinal);

    private static SignedEdition? LastSigned(Question now, ImmutableArray<CommittedText> texts, MarkdownParser markdown)
    {
        var digest = texts.IsEmpty ? null : SignOff.DigestOf(now);
        foreach (var text in texts.Where(MayBeSigned))
        {
            var question = QuestionParser.Parse(new SourceText(now.File, PathOf(now), text.Text), markdown).Value;
            if (question?.SignOff is { } signOff && (now.SignOff?.Value != digest || signOff.Value != digest) && signOff.Value == SignOff.DigestOf(question))
            {
                return new SignedEdition(question, text.Commit, text.Author, text.Committed, text.MayBeOlder);
            }
        }
        return null;
    }

    /// <summary>What git says against the day of a review; null when it says nothing, as of a text that it has not seen yet or only in a shallow clone.</summary>
    public static LaterText? LaterText(Question now, ImmutableArray<CommittedText> texts, MarkdownParser markdown)
    {
        // Most reviews are younger than every commit before them, and need no reading.
        if (now.ReviewDate is not { Value: var reviewed } || texts.All(text => text.Authored <= reviewed))
        {
            return null;
        }
        var content = SignOff.ClinicalContent(now);
        var parsed = texts.Select(text => QuestionParser.Parse(new SourceText(now.File, PathOf(now), text.Text), markdown).Value).ToList();
        var has = parsed.ConvertAll(question => question is not null && SignOff.ClinicalContent(question) == content);
        // A text that was put back is as old as it was at first.
        var first = has.LastIndexOf(true);
        if (first >= 0 && (texts[first].MayBeOlder || has.Zip(texts).Any(edition => edition.First && edition.Second.Authored <= reviewed)))
        {
            return null;
        }
        if (first + 1 < texts.Length && texts[first + 1] is { MayBeOlder: false } before && before.Authored > reviewed)
        {
            return new LaterText(before.Commit, before.Authored, IsAnother: true);
        }
        // One commit may bring a text signed already, where a pull request is squashed: then it tells only when the merging was.
        var together = first >= 0 && parsed[first]!.SignOff?.Value == SignOff.DigestOf(parsed[first]!);
        var limit = together ? reviewed.AddDays(Math.Min(MostDaysToMerge, DateOnly.MaxValue.DayNumber - reviewed.DayNumber)) : reviewed;
        return first >= 0 && texts[first].Authored > limit ? new LaterText(texts[first].Commit, texts[first].Authored, IsAnother: false) : null;
    }

    /// <summary>Longer than a month no signed pull request waits, or its reviewer looks again.</summary>
    private const int MostDaysToMerge = 31;
}
