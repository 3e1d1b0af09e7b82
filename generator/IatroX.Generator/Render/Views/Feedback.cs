using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Views;

/// <summary>The link by which a reader reports a problem with one edition of one answer.</summary>
internal static class Feedback
{
    public static string? ReportHref(Answer answer, string digest, Site site) => site.Config.ReportUrl?
        .Replace("{title}", Uri.EscapeDataString(answer.Question.Title.Value), StringComparison.Ordinal)
        .Replace("{url}", Uri.EscapeDataString(site.Config.Absolute(answer.Question.Url)), StringComparison.Ordinal)
        .Replace("{edition}", Uri.EscapeDataString(Edition(answer, digest)), StringComparison.Ordinal);

    /// <summary>Names this edition of the text: its review or writing date and the start of its digest.</summary>
    private static string Edition(Answer answer, string digest)
    {
        var date = answer.StatedDate is { } written ? Dates.Iso(written) : StateWords.KeyOf(answer.State);
        return $"{date} {digest[..15]}";
    }
}
