using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Views;

/// <summary>The link by which a reader reports a problem with one edition of one answer, or with a page that is not there.</summary>
internal static class Feedback
{
    public static string? ReportHref(Answer answer, string digest, Site site) =>
        ReportHref(answer.Question.Title.Value, answer.Question.Url, Edition(answer, digest), site.Config);

    public static string? ReportHref(string title, string url, string edition, SiteConfig config) => config.ReportUrl?
        .Replace("{title}", Uri.EscapeDataString(title), StringComparison.Ordinal)
        .Replace("{url}", Uri.EscapeDataString(config.Absolute(url)), StringComparison.Ordinal)
        .Replace("{edition}", Uri.EscapeDataString(edition), StringComparison.Ordinal);

    /// <summary>Names this edition of the text: its review or writing date and the start of its digest.</summary>
    private static string Edition(Answer answer, string digest)
    {
        var date = answer.StatedDate is { } written ? Dates.Iso(written) : StateWords.KeyOf(answer.State);
        return $"{date} {digest[..15]}";
    }
}
