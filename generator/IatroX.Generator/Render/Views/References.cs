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
        var cited = question.Body.Citations.Select(citation => citation.Source).Distinct().ToList();
        var all = cited.Concat(question.Nice.Select(reference => reference.Id)).Distinct().ToList();
        return View.List(all.Select((id, index) => (id, index)), entry => Reference(entry.id, entry.index + 1, question, site));
    }

    private static ViewRecord Reference(GuidelineId id, int number, Question question, Site site)
    {
        var guideline = site.GuidelineById.GetValueOrDefault(id);
        var markers = question.Body.Citations.Where(citation => citation.Source == id).ToList();
        var recommendations = question.Nice.Where(reference => reference.Id == id).SelectMany(reference => reference.Recommendations)
            .Concat(markers.SelectMany(marker => marker.Recommendations)).Distinct().Order(Comparer<string>.Create(CompareRecommendations));
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
            ["recommendations"] = View.List(recommendations, recommendation => View.Link(recommendation, id.RecommendationUrl(recommendation))),
            ["backlinks"] = View.List(markers.Select((marker, index) => (marker, index)),
                entry => View.Link((entry.index + 1).ToString(CultureInfo.InvariantCulture), "#" + entry.marker.Anchor)),
            ["cited"] = markers.Count > 0,
        };
    }

    public static string StatusText(Guideline guideline) =>
        guideline.ReplacedBy is { } successor ? $"Replaced by {successor.Value}."
        : string.Concat(char.ToUpperInvariant(guideline.Status.InWords()[0]).ToString(), guideline.Status.InWords().AsSpan(1), ".");

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
