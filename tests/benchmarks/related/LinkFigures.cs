using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Benchmarks.Related;

/// <summary>Prints what the links are like: how many, how many in both directions, and for which reasons.</summary>
internal static class LinkFigures
{
    private static readonly string[] Reasons = ["chosen", "also on", "also relies on", "also mentions", "this answer mentions", "also in", "similar"];

    public static void Print(Publication publication, Relations relations)
    {
        var links = publication.Answers.SelectMany(answer => relations.Of(answer.Slug).Select(related => (From: answer.Slug, To: related.Slug, related.Reason))).ToArray();
        var pairs = links.Select(link => (link.From, link.To)).ToHashSet();
        var mutual = links.Count(link => pairs.Contains((link.To, link.From)));
        var unlinked = publication.Answers.Length - links.Select(link => link.To).Distinct().Count();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"links: {links.Length:N0}, {100.0 * mutual / Math.Max(links.Length, 1):N0} % mutual; {unlinked:N0} answers that nothing leads to"));
        foreach (var reason in Reasons)
        {
            var these = links.Where(link => link.Reason.StartsWith(reason, StringComparison.Ordinal)).ToArray();
            var example = these.Length == 0 ? "" : $", such as \"{these[these.Length / 2].Reason}\"";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason} …: {these.Length:N0}{example}"));
        }
    }
}
