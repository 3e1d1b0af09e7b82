using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using IatroX.Search.Analysis;
using IatroX.Search.Format;

namespace IatroX.Search.Indexing;

/// <summary>Turns pages into counted terms. Each worker has one, with a vocabulary of its own.</summary>
internal sealed class DocumentReader
{
    /// <summary>Between the words of "Down's syndrome".</summary>
    private const int PossessiveGap = 3;

    private readonly Tokenizer tokenizer = new();
    private readonly Passages passages = new();
    private readonly SearchOptions options;
    private readonly bool remembers;
    private readonly ByteWriter shown = new();
    private readonly Dictionary<FacetValue, int> facets = [];
    private readonly List<string> names = [];
    private readonly List<int> writtenWords = [];
    private readonly List<string[]> displayKeys = [];
    private int page;
    private readonly List<DocumentTerm> counted = [];
    private readonly List<int> sequence = [];
    private char[] characters = new char[4096];
    private readonly List<(int Start, int Term)> bodyWords = [];

    /// <summary>Different terms of the question that was read last, without joined forms: those of a doubled compound are as often there as a word.</summary>
    private readonly HashSet<int> questionTerms = [];

    /// <summary>By term: 1 + its place in <see cref="counted"/>; 0 when the page has not had it yet.</summary>
    private int[] slots = new int[1024];

    private TermCounts[] counts = new TermCounts[1024];

    /// <param name="remembers">Whether pages keep their words and the entries of the table that they match.</param>
    public DocumentReader(IReadOnlyList<Synonym> table, SearchOptions options, bool remembers)
    {
        this.options = options;
        this.remembers = remembers;
        Synonyms = new SynonymMatcher(table, Vocabulary);
        SynonymTerms = Vocabulary.Terms.Count;
    }

    public Vocabulary Vocabulary { get; } = new();

    public SynonymMatcher Synonyms { get; }

    /// <summary>So many terms, the first, are of the synonym table, whether a page has them or not.</summary>
    public int SynonymTerms { get; }

    /// <summary>Of a term of the vocabulary.</summary>
    public TermCounts CountsOf(int term) => term < counts.Length ? counts[term] : default;

    /// <summary>The filters' values that the pages have, in the order of their numbers.</summary>
    public IEnumerable<FacetValue> Facets => facets.Keys;

    public IndexedDocument Read(SearchDocument document)
    {
        page++;
        Synonyms.StartPage();
        names.Clear();
        writtenWords.Clear();
        var question = ReadQuestion(document.Title);
        AddField(document.Summary, Fields.Summary, AliasKinds.SynonymOfSummary);
        foreach (var heading in document.Headings)
            AddField(heading, Fields.Headings, AliasKinds.SynonymOfText);
        var body = Decoded(document.Body.Span);
        var bodyLength = AddField(body, Fields.Body, AliasKinds.SynonymOfText);
        WriteShown(document, passages.Select(body, CollectionsMarshal.AsSpan(bodyWords), document.Summary, options.TextCharacters));
        foreach (var topic in document.Topics)
            AddField(topic, Fields.Topics, AliasKinds.None);
        foreach (var synonym in document.Synonyms)
            AddField(synonym, Fields.Synonyms, AliasKinds.SynonymOfQuestion);
        foreach (var reference in document.References)
            AddField(reference, Fields.References, AliasKinds.None);
        AddField(document.Reviewer, Fields.Reviewer, AliasKinds.None);
        if (Vocabulary.Terms.Count > counts.Length)
            Array.Resize(ref counts, Vocabulary.Terms.Count * 2);
        foreach (var term in question.Subject)
            counts[term].Asking++;
        foreach (var term in question.Cues)
            counts[term].Asking++;
        foreach (ref readonly var term in CollectionsMarshal.AsSpan(counted))
        {
            slots[term.Term] = 0;
            counts[term.Term].Add(term, 1);
        }
        var terms = counted.ToArray();
        counted.Clear();
        return new IndexedDocument
        {
            Shown = shown.ToArray(),
            DisplayKeys = KeysOf(document.Display),
            Facets = Numbers(document.Facets),
            Listed = document.Listed,
            Terms = terms,
            Subject = question.Subject,
            Cues = question.Cues,
            Aspects = question.Aspects,
            QuestionLength = question.Length,
            BodyLength = bodyLength,
            QuestionTerms = question.Terms,
            Names = names.Count == 0 ? [] : [.. names],
            Words = remembers ? [.. writtenWords] : [],
            Matched = remembers ? Synonyms.OnPage.ToArray() : [],
        };
    }

    private ReadOnlySpan<char> Decoded(ReadOnlySpan<byte> text)
    {
        // No text has more characters than bytes.
        if (text.Length > characters.Length)
            characters = new char[text.Length * 2];
        return characters.AsSpan(0, Encoding.UTF8.GetChars(text, characters));
    }

    private void WriteShown(SearchDocument document, ReadOnlySpan<char> passages)
    {
        shown.Clear();
        shown.Text(document.Url);
        shown.Text(document.Title);
        shown.Text(passages);
        foreach (var (_, value) in document.Display)
            shown.Text(value);
    }

    /// <summary>One array for all pages that have the same; few have others.</summary>
    private string[] KeysOf(ImmutableArray<KeyValuePair<string, string>> display)
    {
        foreach (var known in displayKeys)
            if (known.Length == display.Length && AreKeysOf(known, display))
                return known;
        displayKeys.Add([.. display.Select(pair => pair.Key)]);
        return displayKeys[^1];
    }

    private static bool AreKeysOf(string[] keys, ImmutableArray<KeyValuePair<string, string>> display)
    {
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != display[i].Key)
                return false;
        return true;
    }

    private int[] Numbers(ImmutableArray<FacetValue> values)
    {
        var numbers = new int[values.Length];
        for (var i = 0; i < numbers.Length; i++)
            if (!facets.TryGetValue(values[i], out numbers[i]))
                facets.Add(values[i], numbers[i] = facets.Count);
        return numbers;
    }

    private (int[] Subject, int[] Cues, uint Aspects, int Length, int Terms) ReadQuestion(string title)
    {
        questionTerms.Clear();
        var length = AddField(title, Fields.Question, AliasKinds.SynonymOfQuestion);
        AddNames(title);
        var terms = questionTerms.Count;
        List<int> subject = [], cues = [];
        uint aspects = 0;
        Word? before = null;
        var single = 0u;        // what the word before asks by itself: "genetic" inheritance, but "genetic changes" only genes
        foreach (var token in tokenizer.Tokens)
        {
            if (token.Joined)
                continue;
            var word = Vocabulary.Find(tokenizer.Text(token));
            if (before is { StartsCue: true } && AnalysisTable.Cues.TryGetValue($"{before.Text} {word.Text}", out var two))
            {
                aspects |= 1u << two;
                single = 0;
                cues.Add(before.Term);
                cues.Add(word.Term);
            }
            else
            {
                aspects |= single;
                single = word.Aspect >= 0 ? 1u << word.Aspect : 0;
                if (single != 0)
                    cues.Add(word.Term);
            }
            if (!IsStop(word, title, token) && !word.Narrative)
                subject.Add(word.Term);
            before = word;
        }
        aspects |= single;
        subject.RemoveAll(cues.Contains);
        return ([.. subject], [.. cues], aspects == 0 ? 1u : aspects, length, terms);
    }

    /// <summary>A function word that may name something inside a question is a name's ("Down syndrome", "hepatitis A"), and its neighbours may be of the name.</summary>
    private void AddNames(string title)
    {
        var tokens = tokenizer.Tokens;
        Token? before = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Joined)
                continue;
            var word = Vocabulary.Find(tokenizer.Text(tokens[i]));
            if (before is { } last && word.Stop && tokens[i].Start == last.End + 1 && title[last.End] == ' ' && MayName(word, title.AsSpan(tokens[i].Start..tokens[i].End)) && !Analyzer.IsShouted(title))
            {
                Count(word.Term, Fields.Question, 1, AliasKinds.None);
                if (AddName(last, tokens[i]) | (NextOf(i) is { } next && AddName(tokens[i], next)))
                    questionTerms.Add(word.Term);
            }
            before = tokens[i];
        }
    }

    /// <summary>John Langdon Down.</summary>
    private const string NameOfFunctionWord = "down";

    /// <summary>
    /// A letter ("hepatitis A"), an abbreviation ("ME"), or the one function word that is also a person's name; any other with a capital is of a title
    /// in capitals ("Urinary Infection In Adults").
    /// </summary>
    private static bool MayName(Word word, ReadOnlySpan<char> written) =>
        char.IsUpper(written[0]) && word.Text != "i" && (word.Text == NameOfFunctionWord || Analyzer.IsShouted(written));

    /// <summary>The word behind one, if a single character parts them.</summary>
    private Token? NextOf(int place)
    {
        foreach (var token in tokenizer.Tokens[(place + 1)..])
            if (!token.Joined)
                return token.Start <= tokenizer.Tokens[place].End + PossessiveGap ? token : null;
        return null;
    }

    /// <summary>Whether the two are a name.</summary>
    private bool AddName(Token first, Token second)
    {
        if (Vocabulary.Find(tokenizer.Text(first)) is not { } a || Vocabulary.Find(tokenizer.Text(second)) is not { } b || a.Narrative || b.Narrative || a.Stop == b.Stop)
            return false;
        names.Add(a.Text + b.Text);
        Count(Vocabulary.Number(Analyzer.TermOf(a.Text + b.Text)), Fields.Question, 1, AliasKinds.None);
        return true;
    }

    /// <summary>Counts the words of a field; returns how many there are, function words included.</summary>
    private int AddField(ReadOnlySpan<char> text, Fields field, AliasKinds alias)
    {
        tokenizer.Read(text);
        sequence.Clear();
        if (field == Fields.Body)
            bodyWords.Clear();
        var shouted = Analyzer.IsShouted(text);
        var added = Add(text, field, shouted, stopWords: false);
        if (added == 0 && field == Fields.Question)
            Add(text, field, shouted, stopWords: true);     // "What is it?": then the function words are all there is
        if (alias != AliasKinds.None)
            foreach (var (name, isDistant) in Synonyms.Match(CollectionsMarshal.AsSpan(sequence)))
                AddAlias(name, field, isDistant ? AliasKinds.SynonymOfText : alias);
        return tokenizer.Tokens.Length;
    }

    private int Add(ReadOnlySpan<char> text, Fields field, bool shouted, bool stopWords)
    {
        var added = 0;
        foreach (var token in tokenizer.Tokens)
        {
            var word = Vocabulary.Find(tokenizer.Text(token));
            if (!token.Joined && !stopWords)
                sequence.Add(word.Term);
            if (word.Stop != stopWords && (stopWords || shouted || IsStop(word, text, token)))
                continue;
            added++;
            if (!token.Joined && word.LastPage != page)
            {
                word.LastPage = page;
                word.Pages++;
                writtenWords.Add(word.Number);
            }
            Count(word.Term, field, token.Joined ? 1 : 2, AliasKinds.None);
            if (field == Fields.Body)
                bodyWords.Add((token.Start, word.Term));
            else if (field == Fields.Question && !token.Joined)
                questionTerms.Add(word.Term);
        }
        return added;
    }

    /// <summary>Mentions of a thing by another name count half as mentions, and are none in the index's fields.</summary>
    private void AddAlias(int name, Fields field, AliasKinds alias)
    {
        var isText = field is Fields.Summary or Fields.Headings or Fields.Body;
        Count(name, isText ? field : Fields.Alias, isText ? 1 : 0, alias);
    }

    private static bool IsStop(Word word, ReadOnlySpan<char> text, Token token) =>
        word.Stop && !Analyzer.IsAbbreviation(text[token.Start..token.End], word.Text.Length);

    private void Count(int term, Fields field, int halves, AliasKinds alias)
    {
        if (term >= slots.Length)
            Array.Resize(ref slots, Math.Max(slots.Length * 2, term + 1));
        if (slots[term] == 0)
        {
            counted.Add(new DocumentTerm { Term = term });
            slots[term] = counted.Count;
        }
        ref var entry = ref CollectionsMarshal.AsSpan(counted)[slots[term] - 1];
        entry.Fields |= alias == AliasKinds.None ? field : Fields.Alias;
        entry.Alias |= alias;
        switch (field)
        {
            case Fields.Question: entry.Question = Sum(entry.Question, halves); break;
            case Fields.Summary: entry.Summary = Sum(entry.Summary, halves); break;
            case Fields.Headings: entry.Headings = Sum(entry.Headings, halves); break;
            case Fields.Body: entry.Body = Sum(entry.Body, halves); break;
            case Fields.Topics: entry.Topics = (byte)Math.Min(entry.Topics + halves, byte.MaxValue); break;
            case Fields.Synonyms: entry.Other += (float)Weights.Synonyms * halves / 2; break;
            case Fields.References: entry.Other += (float)Weights.References * halves / 2; break;
            case Fields.Reviewer: entry.Other += (float)Weights.Reviewer * halves / 2; break;
        }
    }

    private static ushort Sum(ushort count, int halves) => (ushort)Math.Min(count + halves, ushort.MaxValue);
}
