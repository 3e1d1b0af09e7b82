using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>The reference list of an answer: cited sources in the order of their numbers, then those only declared.</summary>
internal static class References
{
    public static ScriptArray Of(Question question, Site site)
    {
        var sources = new List<GuidelineId>();
        foreach (var citation in question.Body.Citations)
        {
            AddOnce(citation.Source);
        }
        foreach (var reference in question.Nice)
        {
            AddOnce(reference.Id);
        }
        var list = new ScriptArray(sources.Count);
        foreach (var id in sources)
        {
            list.Add(Reference(id, list.Count + 1, question, site));
        }
        return list;

        void AddOnce(GuidelineId id)
        {
            if (!sources.Contains(id))
            {
                sources.Add(id);
            }
        }
    }

    private static ViewRecord Reference(GuidelineId id, int number, Question question, Site site)
    {
        var guideline = site.GuidelineById.GetValueOrDefault(id);
        List<string> recommendations = [];
        foreach (var reference in question.Nice)
        {
            recommendations.AddRange(reference.Id == id ? reference.Recommendations : []);
        }
        var backlinks = new ScriptArray();
        foreach (var marker in question.Body.Citations)
        {
            if (marker.Source == id)
            {
                recommendations.AddRange(marker.Recommendations);
                backlinks.Add(View.Link((backlinks.Count + 1).ToString(CultureInfo.InvariantCulture), "#" + marker.Anchor));
            }
        }
        return new ViewRecord(12)
        {
            ["number"] = number.ToString(CultureInfo.InvariantCulture),
            ["id"] = id.ToString(),
            ["anchor"] = $"ref-{id.Slug}",
            ["title"] = guideline?.Title ?? id.ToString(),
            ["href"] = id.Url,
            ["guideline_href"] = guideline is null ? null : site.Config.Href(guideline.Url),
            ["published"] = View.Date(guideline?.Published),
            ["updated"] = View.Date(guideline?.Updated),
            ["status_text"] = guideline is null or { IsCurrent: true } ? null : StatusText(guideline),
            ["recommendations"] = View.List(Sorted(recommendations), recommendation => View.Link(recommendation, id.RecommendationUrl(recommendation))),
            ["backlinks"] = backlinks,
            ["cited"] = backlinks.Count > 0,
        };
    }

    public static string StatusText(Guideline guideline) =>
        guideline.ReplacedBy is { } successor ? $"Replaced by {successor.Value}."
        : string.Concat(char.ToUpperInvariant(guideline.Status.InWords()[0]).ToString(), guideline.Status.InWords().AsSpan(1), ".");

    /// <summary>Each once.</summary>
    private static IEnumerable<string> Sorted(List<string> recommendations) =>
        recommendations.Count < 2 ? recommendations : recommendations.Distinct().Order(Comparer<string>.Create(CompareRecommendations));

    /// <summary>1.2.10 comes after 1.2.9.</summary>
    private static int CompareRecommendations(string left, string right)
    {
        var a = left.Split('.');
        var b = right.Split('.');
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var order = int.Parse(a[i], CultureInfo.InvariantCulture).CompareTo(int.Parse(b[i], CultureInfo.InvariantCulture));
            if (order != 0)
            {
                return order;
            }
        }
        return a.Length.CompareTo(b.Length);
    }
}
