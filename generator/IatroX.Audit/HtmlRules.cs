using System.Collections.Frozen;

namespace IatroX.Audit;

/// <summary>What a finished page may hold. Written by hand from the theme and from nothing that writes pages, so that a mistake there shows here.</summary>
internal static class HtmlRules
{
    public static FrozenSet<string> Elements { get; } = Set(
        "html head meta title link script noscript body header footer main nav article section aside div span p a ul ol li dl dt dd h1 h2 h3 h4 h5 h6 "
        + "blockquote pre code hr br em strong s sup sub abbr cite time img figure figcaption table caption thead tbody tr th td "
        + "form label input button select option fieldset legend details summary template svg rect path g circle");

    public static FrozenSet<string> Attributes { get; } = Set(
        "id class lang dir href hreflang rel src alt title width height loading decoding scope start value type name content charset property media sizes integrity crossorigin defer "
        + "role tabindex hidden for disabled checked datetime http-equiv action method autocomplete autocapitalize spellcheck placeholder maxlength enterkeyhint inputmode open "
        + "viewBox focusable rx d cx cy r x y fill aria-hidden");

    /// <summary>Elements that may stand in what an author wrote.</summary>
    public static FrozenSet<string> ContentElements { get; } = Set(
        "div span section p a ul ol li dl dt dd h2 h3 h4 h5 h6 blockquote pre code hr br em strong s sup abbr img figure figcaption table thead tbody tr th td input");

    public static FrozenSet<string> ContentAttributes { get; } = Set(
        "id class href src alt title width height loading decoding scope start type disabled checked role tabindex aria-label aria-labelledby");

    /// <summary>Classes that Markdown may ask for; those of badges, notices and the reviewed line are not among them.</summary>
    public static FrozenSet<string> ContentClasses { get; } = Set(
        "alert alert-note alert-tip alert-important alert-warning alert-caution alert-title care-card care-card-red-flag care-card-urgent care-card-non-urgent care-card-heading care-card-body "
        + "align-center align-right backlink citation footnote footnotes table-scroll task-list task-list-item visually-hidden");

    /// <summary>Attributes whose value is an address.</summary>
    public static FrozenSet<string> Addresses { get; } = Set("href src action");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
