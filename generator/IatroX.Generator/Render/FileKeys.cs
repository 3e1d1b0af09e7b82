using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Views;

namespace IatroX.Generator.Render;

/// <summary>For each file of the site a hash of all that its bytes depend on, so that a file with the key of the last build need not be made again.</summary>
/// <remarks>
/// Three kinds of files have keys. Those of an answer depend on the site's key, on the bytes of its own source and how it stands, and on what is shown of the answers that its page names.
/// Lists depend on what is shown of all answers, and on the day of each plain page, which git tells. Styles, scripts and pictures depend on the site's key alone. What has no key is made in every build.
/// </remarks>
internal sealed class FileKeys
{
    [ThreadStatic]
    private static FactWriter? kept;

    private readonly Func<string, string> sourceHashOf;
    private readonly Publication publication;
    private readonly Relations relations;

    /// <summary>Of the published answers.</summary>
    private readonly Dictionary<Slug, UInt128> shown = [];

    /// <param name="siteKey">Stands for everything but the questions and the day: program, options, configuration, registries, theme, media and plain pages.</param>
    /// <param name="sourceHashOf">The hash of a question's file.</param>
    public FileKeys(UInt128 siteKey, Func<string, string> sourceHashOf, Publication publication, Relations relations, int jobs)
    {
        (OfSite, this.sourceHashOf, this.publication, this.relations) = (siteKey, sourceHashOf, publication, relations);
        ImmutableArray<Answer> answers = [.. publication.Answers, .. publication.Withdrawn];
        var keys = InOrder.Map(answers, jobs, Shown);
        var lists = new FactWriter(keys.Length * 32 + 64);
        lists.Hash(siteKey);
        lists.Day(publication.Site.AsOf);
        lists.Optional(publication.Cards.Of("/")?.Url);
        lists.Number(publication.Answers.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (i < publication.Answers.Length)
            {
                shown[answers[i].Slug] = keys[i];
            }
            lists.Hash(keys[i]);
            lists.Optional(TextDates.LastChanged(answers[i], publication.Site), static (facts, day) => facts.Day(day));
        }
        lists.Number(publication.Withdrawn.Length);
        foreach (var page in publication.Pages)
        {
            lists.Optional(TextDates.Committed(page.File, publication.Site), static (facts, day) => facts.Day(day));
        }
        OfLists = lists.Key;
    }

    /// <summary>Of files that are the same whatever the answers are.</summary>
    public UInt128 OfSite { get; }

    /// <summary>Of every page that lists answers, and of every other file that names them and holds nothing of their texts.</summary>
    public UInt128 OfLists { get; }

    /// <summary>Of all files on a shelf whose names, too, depend on nothing but this.</summary>
    /// <param name="ofAll">What they depend on.</param>
    /// <param name="start">How their paths begin.</param>
    public static UInt128 OfShelf(UInt128 ofAll, string start)
    {
        var facts = Begin("");
        facts.Hash(ofAll);
        facts.Text(start);
        return facts.Key;
    }

    /// <summary>Of the answer's page, its twin and its API document.</summary>
    public UInt128 Of(Answer answer)
    {
        var own = Own(OfSite, sourceHashOf(answer.Question.File), answer);
        var facts = Begin("");
        facts.Hash(own);
        facts.Optional(TextDates.LastChanged(answer, publication.Site), static (facts, day) => facts.Day(day));
        facts.Optional(publication.Cards.Of(answer.Question.Url)?.Url);
        var found = relations.Of(answer.Slug);
        facts.Number(found.Length);
        foreach (var related in found)
        {
            Named(facts, related.Slug);
            facts.Text(related.Reason);
        }
        var (previous, next) = Neighbours.Of(answer, publication);
        Named(facts, previous?.Slug);
        Named(facts, next?.Slug);
        Named(facts, answer.Question.Withdrawn?.ReplacedBy?.Value);
        return facts.Key;
    }

    /// <summary>Of what search shows and finds of the answer.</summary>
    public static UInt128 Own(UInt128 siteKey, string sourceHash, Answer answer)
    {
        var facts = Begin("");
        facts.Hash(siteKey);
        facts.Text(answer.Question.File);
        facts.Text(sourceHash);
        State(facts, answer);
        return facts.Key;
    }

    /// <summary>Only published answers are named; another is as good as none.</summary>
    private void Named(FactWriter facts, Slug? slug)
    {
        UInt128 key = 0;
        var isThere = slug is { } named && shown.TryGetValue(named, out key);
        facts.Flag(isThere);
        if (isThere)
        {
            facts.Hash(key);
        }
    }

    /// <summary>Of what other pages may show of it.</summary>
    private static UInt128 Shown(Answer answer)
    {
        var facts = Begin(answer.Question.File);
        facts.Text(answer.Question.File);
        QuestionFacts.WriteFront(facts, answer.Question);
        State(facts, answer);
        return facts.Key;
    }

    private static void State(FactWriter facts, Answer answer)
    {
        var state = answer.State;
        facts.Number((int)state.SignOff);
        facts.Optional(state.Due, static (facts, day) => facts.Day(day));
        facts.Number((int)state.DueState);
        facts.Flag(state.IsGuidelineAligned);
        facts.List(state.GuidanceChanges, static (facts, change) => facts.Text(change.Text));
        facts.Optional(answer.Reviewer?.Id.Value);
    }

    private static FactWriter Begin(string file)
    {
        var facts = kept ??= new FactWriter(4 * 1024);
        facts.Clear(file);
        return facts;
    }
}
