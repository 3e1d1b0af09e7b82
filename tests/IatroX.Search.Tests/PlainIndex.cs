using System.Text;
using System.Text.RegularExpressions;
using IatroX.Search.Analysis;
using IatroX.Search.Format;
using IatroX.Search.Indexing;

namespace IatroX.Search.Tests;

/// <summary>
/// What an index says, without the index: every posting in a dictionary as it was before it was rounded and packed, and a search that looks at
/// every page. The browser's engine must agree with it within the steps of the format.
/// </summary>
internal sealed class PlainIndex
{
    /// <summary>Only clients need them, so only here does C# read them.</summary>
    private static readonly string[] CuesInNames =
        Regex.Match(File.ReadAllText(TestFiles.Path("theme", "scripts", "search", "analysis-table.js")), "\"cuesInNames\": \"([a-z ]+)\"").Groups[1].Value.Split(' ');

    private readonly DocumentSet set;
    private readonly SearchDocument[] documents;
    private readonly Dictionary<string, Dictionary<int, Posting>> postings = new(StringComparer.Ordinal);

    /// <param name="documents">The whole of each must be short enough to be kept for excerpts: phrases are looked for there.</param>
    public PlainIndex(SearchDocument[] documents, IReadOnlyList<Synonym> synonyms, SearchOptions options)
    {
        this.documents = documents;
        var read = SetReader.Read(documents.Length, i => documents[i], synonyms, options, 1);
        var subjects = Subjects.Find(read, 1);
        Order = PageOrder.Find(read, subjects, 1);
        set = Aliases.Add(read, subjects, 1);
        var lists = new Impacts(set, 1).Invert(Order, .., 1);
        for (var term = 0; term < set.Terms.Length; term++)
            postings.Add(set.Terms[term], lists[term].ToArray().ToDictionary(posting => Order[posting.Document]));
    }

    /// <summary>The pages in the order of the index.</summary>
    public int[] Order { get; }

    public IEnumerable<string> Words => set.Words.Select(word => word.Key);

    /// <summary>By term: its postings by page, in the order of the index.</summary>
    public IEnumerable<(string Term, IEnumerable<KeyValuePair<int, Posting>> Postings)> All =>
        set.Terms.Select(term => (term, postings[term].OrderBy(posting => posting.Value.Document, Comparer<int>.Default).AsEnumerable()));

    public bool Has(string term) => postings.TryGetValue(term, out var list) && list.Count > 0;

    /// <summary>The score of every page that has a word of the query, which has no operators, all words known, and at most seven.</summary>
    public Dictionary<int, double> Scores(string query)
    {
        var words = Analyzer.Analyze(query).ToArray();
        for (var i = 0; i + 1 < words.Length; i++)
            if (IsPrefix(query, words[i], words[i + 1]))
                words[i] = words[i] with { Stop = true };
        var telling = words.Any(word => !word.Stop) ? words.Where(word => !word.Stop) : words;
        var (aspects, cues, implied) = AspectsOf(words);
        var allTelling = telling.ToArray();
        // Words that only ask are not looked up where another leads to a page.
        if (telling.Any(word => !word.Narrative && !cues.Contains(word.Term) && Has(word.Term)))
            telling = telling.Where(word => !implied.Contains(word.Term));
        var (scores, had) = (new Dictionary<int, double>(), new Dictionary<int, double>());
        HashSet<int>? others = null;
        var measures = Measures(words);
        bool IsMeasure(IEnumerable<AnalyzedWord> same) => same.MaxBy(Weight, Comparer<double>.Default) is { Joined: false } heaviest && measures.Contains(heaviest.Start);
        // The weights that rank.js gives a word of the query, with their reasons there.
        double Weight(AnalyzedWord word) => Shape(word, words, measures) * (word.Narrative ? 0.25 : 1) * (cues.Contains(word.Term) ? 0.35 : 1);
        var (sought, asked) = (0.0, allTelling.Where(word => !word.Joined).Select(word => word.Term).Distinct(StringComparer.Ordinal).Count());
        // Numbers last: they count where another word is.
        foreach (var same in telling.GroupBy(word => word.Term, StringComparer.Ordinal).OrderBy(same => IsMeasure(same) ? 1 : 0, Comparer<int>.Default))
        {
            var weight = same.Max(Weight);
            var own = same.Any(IsCode) ? 1 : same.All(word => word.Joined) ? 0 : weight;
            sought += Has(same.Key) && !same.All(word => word.Joined) ? own : 0;
            others = IsMeasure(same) ? others ?? [.. scores.Keys] : null;
            foreach (var (page, posting) in postings.GetValueOrDefault(same.Key, []))
            {
                if (others is { Count: > 0 } && !others.Contains(page))
                    continue;
                scores[page] = scores.GetValueOrDefault(page) + (weight * posting.Impact);
                had[page] = had.GetValueOrDefault(page) + ((posting.Fields & ~Fields.Topics) != 0 ? own : 0);
            }
        }
        if (asked > 1 && sought > 0)
            foreach (var page in scores.Keys.ToArray())
                scores[page] *= 1 - (6 / Math.Pow(asked, 3) * Math.Max(0, 1 - (had[page] / sought)));
        foreach (var page in scores.Keys.ToArray())
            scores[page] += AspectBonus(aspects, set.Documents[page].Aspects, scores[page]);
        return scores;
    }

    /// <summary>"ca125" of "CA 125".</summary>
    private static bool IsCode(AnalyzedWord word) => word.Joined && Regex.IsMatch(word.Text, "^[a-z]{1,4}[0-9]{1,4}$");

    /// <summary>The places of numbers and of the units behind them.</summary>
    private static HashSet<int> Measures(IEnumerable<AnalyzedWord> words)
    {
        var (measures, isMeasure) = (new HashSet<int>(), false);
        foreach (var word in words.Where(word => !word.Joined))
        {
            isMeasure = word.Text.All(c => char.IsAsciiDigit(c) || c == '.') || (isMeasure && AnalysisTable.Units.Contains(word.Text));
            if (isMeasure)
                measures.Add(word.Start);
        }
        return measures;
    }

    private static double Shape(AnalyzedWord word, AnalyzedWord[] words, HashSet<int> measures) =>
        IsCode(word) ? 1
        : word.Joined || measures.Contains(word.Start) || words.Any(code => IsCode(code) && code.Start <= word.Start && word.End <= code.End) ? 0.5
        : 1;

    /// <summary>The "x" of "x-ray".</summary>
    private static bool IsPrefix(string query, AnalyzedWord word, AnalyzedWord next) =>
        word.Text.Length <= 2 && word.Text.All(char.IsAsciiLetterLower) && next is { Text.Length: > 2, Joined: false } && next.Start == word.End + 1 && !char.IsWhiteSpace(query[word.End]);

    /// <summary>The pages whose question, or a line of whose text, has the words of the phrase one behind the other.</summary>
    public IEnumerable<int> WithPhrase(string phrase)
    {
        var sought = Terms(phrase);
        return Enumerable.Range(0, documents.Length).Where(page => Lines(documents[page]).Any(line => Terms(line).Contains(sought, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Lines(SearchDocument document) =>
        [document.Title, .. BodyOf(document).Contains(document.Summary, StringComparison.Ordinal) ? [] : (string[])[document.Summary], .. BodyOf(document).Split('\n')];

    private static string BodyOf(SearchDocument document) => Encoding.UTF8.GetString(document.Body.Span);

    private static string Terms(string text) => $" {string.Join(' ', Analyzer.Analyze(text).Where(word => !word.Joined).Select(word => word.Term))} ";

    private static (uint Aspects, HashSet<string> Cues, HashSet<string> Implied) AspectsOf(IReadOnlyList<AnalyzedWord> words)
    {
        var plain = words.Where(word => !word.Joined).ToArray();
        var (aspects, cues, implied) = (0u, new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var isSecond = false;
        for (var i = 0; i < plain.Length; i++)
        {
            var pair = i + 1 < plain.Length ? AnalysisTable.Cues.GetValueOrDefault($"{plain[i].Text} {plain[i + 1].Text}", -1) : -1;
            var asked = pair >= 0 || isSecond ? pair : AnalysisTable.Cues.GetValueOrDefault(plain[i].Text, -1);
            if (asked >= 0)
                aspects |= 1u << asked;
            if (asked >= 0 || isSecond)
                cues.Add(plain[i].Term);
            if ((asked >= 0 || isSecond) && !CuesInNames.Contains(plain[i].Text))
                implied.Add(plain[i].Term);
            isSecond = pair >= 0;
        }
        return (aspects, cues, implied);
    }

    private double AspectBonus(uint asked, uint answered, double score)
    {
        var information = 1u << AnalysisTable.Aspects.IndexOf("information");
        var strength = 1 / Math.Sqrt(Math.Max(1, System.Numerics.BitOperations.PopCount(asked)));
        var bonus = (asked & answered) != 0 ? Scaled(Weights.Aspect) * strength : 0;
        if ((answered & information) != 0)
            bonus += Math.Min(score / 4, asked == 0 ? Scaled(Weights.Information) : (asked & information) != 0 ? 0 : Scaled(Weights.InformationInstead));
        return bonus;
    }

    private double Scaled(double weight) => Math.Round(weight * TermEntryWriter.ImpactScale * Math.Log(1 + documents.Length)) / TermEntryWriter.ImpactScale;
}
