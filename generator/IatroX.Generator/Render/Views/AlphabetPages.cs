using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Views;

/// <summary>The questions from A to Z: each under its first telling word and under its other names.</summary>
internal sealed class AlphabetPages
{
    private const string Other = "0–9";

    private const int MostKeyWords = 6;

    /// <summary>Words that open most questions and so tell nobody what a question is about.</summary>
    private static readonly FrozenSet<string> LeadWords =
        ("a about an and any are as at be been being by can cannot could do does for from has have how i if in is it its may might most my of off offered on or "
         + "our out person people patient patients should the their there they this to used use using was were what when where which who whom whose why will "
         + "with would you your adult adults best considered consider recommended initial first management managed manage treatment treatments treated treat "
         + "symptoms causes cause diagnosed diagnosis assessed assessment investigated common main many much often").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadWordsBySpan = LeadWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestLeadWord = LeadWords.Max(word => word.Length);

    private readonly Publication publication;
    private readonly SiteFrame frame;
    private readonly ImmutableArray<(string Letter, ImmutableArray<Entry> Entries)> letters;

    public AlphabetPages(Publication publication, SiteFrame frame)
    {
        this.publication = publication;
        this.frame = frame;
        letters = ByLetter(publication);
    }

    private sealed record Entry(string Label, Answer Answer);

    private Site Site => publication.Site;

    public IEnumerable<OutputFile> All() => letters.Where(letter => !letter.Entries.IsEmpty).SelectMany(letter => Of(letter.Letter, letter.Entries)).Prepend(Index());

    private OutputFile Index() => frame.File(
        new PageFrame(PageKinds.Alphabet, Addresses.Alphabet, "Questions from A to Z")
        {
            Description = "Every question under its main word and its other names.",
            Breadcrumbs = Breadcrumbs.To("A to Z"),
        },
        () => new ViewRecord { ["letters"] = LetterLinks(current: null) });

    private IEnumerable<OutputFile> Of(string letter, ImmutableArray<Entry> entries)
    {
        var pages = Pager.Count(entries.Length, Site.Config.ListPageSize);
        return Pager.Split(entries, Site.Config.ListPageSize).Select(page => frame.File(
            new PageFrame(PageKinds.Letter, Addresses.PageOf(UrlOf(letter), page.Number), $"Questions: {letter}")
            {
                Title = page.Number == 1 ? $"Questions: {letter}" : $"Questions: {letter}, page {page.Number}",
                Description = $"Questions whose main word or other name begins with {letter}.",
                Breadcrumbs = Breadcrumbs.To("A to Z", Addresses.Alphabet, letter),
            },
            () => new ViewRecord
            {
                ["letter"] = letter,
                ["letters"] = LetterLinks(letter),
                ["entries"] = View.List(page.Items, entry => new ViewRecord
                {
                    ["label"] = entry.Label,
                    ["href"] = Site.Config.Href(entry.Answer.Question.Url),
                    ["question"] = entry.Answer.Question.Title.Value,
                    ["state_text"] = StateWords.ShortText(entry.Answer.State),
                }),
                ["pager"] = Pager.View(Site.Config, UrlOf(letter), page.Number, pages),
            }));
    }

    private ScriptArray LetterLinks(string? current) => View.List(letters, letter => new ViewRecord
    {
        ["letter"] = letter.Letter,
        ["href"] = letter.Entries.IsEmpty ? null : Site.Config.Href(UrlOf(letter.Letter)),
        ["count"] = letter.Entries.Length,
        ["current"] = letter.Letter == current,
    });

    private static string UrlOf(string letter) => letter == Other ? $"{Addresses.Alphabet}0-9/" : $"{Addresses.Alphabet}{letter.ToLowerInvariant()}/";

    private static ImmutableArray<(string Letter, ImmutableArray<Entry> Entries)> ByLetter(Publication publication)
    {
        var entries = publication.Answers.SelectMany(answer => answer.Question.Synonyms.Select(synonym => synonym.Value)
            .Prepend(KeyOf(answer.Question.Title.Value))
            .DistinctBy(label => label.ToUpperInvariant())
            .Select(label => new Entry(Capitalised(label), answer)));
        var byLetter = entries.ToLookup(entry => LetterOf(entry.Label), StringComparer.Ordinal);
        var order = Comparer<Entry>.Create((left, right) =>
        {
            var byLabel = string.Compare(left.Label, right.Label, StringComparison.OrdinalIgnoreCase);
            return byLabel != 0 ? byLabel : Publication.CompareByText(left.Answer, right.Answer);
        });
        return [.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(letter => letter.ToString()).Append(Other)
            .Select(letter => (letter, byLetter[letter].Order(order).ToImmutableArray()))];
    }

    /// <summary>What a question is about: its words from the first telling one to the next that is none, such as "gout flare" of "How should a gout flare be treated?"; at most six.</summary>
    private static string KeyOf(string question)
    {
        var words = question.TrimEnd('?', '.', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = Array.FindIndex(words, word => !IsLeadWord(word));
        if (first < 0)
        {
            return question;
        }
        var end = first + 1;
        while (end < words.Length && end < first + MostKeyWords && words[end - 1][^1] is not (',' or ';' or ':') && !IsLeadWord(words[end]))
        {
            end++;
        }
        return string.Join(' ', words.AsSpan(first..end)).TrimStart('(', '"', '‘').TrimEnd(',', ';', ':');
    }

    private static bool IsLeadWord(ReadOnlySpan<char> word)
    {
        var trimmed = word.Trim("(),\"‘’");
        Span<char> letters = stackalloc char[LongestLeadWord];
        return trimmed.Length <= LongestLeadWord && LeadWordsBySpan.Contains(letters[..trimmed.ToLowerInvariant(letters)]);
    }

    private static string Capitalised(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    private static string LetterOf(string label)
    {
        foreach (var c in label.Normalize(System.Text.NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(c))
            {
                return char.ToUpperInvariant(c).ToString();
            }
            if (char.IsDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter)
            {
                break;
            }
        }
        return Other;
    }
}
