using System.Collections.Immutable;
using IatroX.Generator.Model;

namespace IatroX.Generator.Check;

/// <summary>Rules against asking one question twice.</summary>
/// <remarks>
/// <para>Idea: each question is looked up under the forms that a near-duplicate of it would have, so the cost is a few look-ups a question and never all pairs:
/// its terms without order, without words for kinds of thing, with one word for all that ask one thing, closed up; the same with one long word spelled a letter differently; and, of a long question, the same
/// with one word left out.</para>
/// <para>Example: "What is lung cancer?" and "What's Lung Cancer?" have one form. "What is a leukodystrophie?" finds "What is leukodystrophy?" by the near word.
/// "What causes lung cancer?" has a term more, and four are too few to leave one out: another question.</para>
/// </remarks>
internal static class DuplicateChecks
{
    /// <summary>From so many terms on, one more or less is near: seven of eight shared is a Jaccard similarity of 0.875.</summary>
    private const int LongQuestion = 8;

    private const string DraftMark = "d", PageMark = "p";

    /// <summary>One finding for each question that an earlier one by slug asks too, drafts after what is published.</summary>
    /// <param name="memo">What an earlier run found: the pairs hold while the titles do, the findings while the questions in pairs do; null to compare all.</param>
    /// <param name="kept">Finds the pairs among titles in what the last build left, or by the function given; null to compare all.</param>
    public static IReadOnlyList<Diagnostic> QuestionsAreDistinct(Site site, CheckMemo? memo = null, Func<ImmutableArray<string?>, Func<ImmutableArray<DuplicatePair>>, ImmutableArray<DuplicatePair>>? kept = null)
    {
        memo ??= new CheckMemo();
        var titles = memo.Titles.Map(site.Questions, "", 1, question => question is { Withdrawn: null, IsRead: true } ? (question.IsDraft ? DraftMark : PageMark) + question.Title.Value : null);
        var pairs = memo.Pairs.Of(new Equal<string?>([.. titles]), () => new DuplicatePairs(kept?.Invoke(titles, () => PairsOf(titles)) ?? PairsOf(titles)));
        var paired = pairs.Pairs.SelectMany(pair => (Question[])[site.Questions[pair.First], site.Questions[pair.Again]]);
        return memo.Duplicates.Of(new Equal<Question>([.. paired]), () => [.. Findings(pairs, site.Questions)]);
    }

    private static IEnumerable<Diagnostic> Findings(DuplicatePairs pairs, ImmutableArray<Question> questions)
    {
        var copies = new Dictionary<int, List<Question>>();
        foreach (var (first, again, isSame) in pairs.Pairs)
        {
            var question = questions[again];
            var earlier = isSame ? EarlierOf(copies, first, questions[first]) : [];
            yield return earlier.Find(copy => HaveOneAnswer(copy, question)) is { } copy ? Copied(copy, question) : Repeated(questions[first], question, isSame);
            earlier.Add(question);
        }
    }

    /// <param name="titles">Each after a mark that tells drafts; null for a question that is not compared.</param>
    private static ImmutableArray<DuplicatePair> PairsOf(ImmutableArray<string?> titles)
    {
        var forms = new QuestionForms();
        // Drafts come last, so that the finding is theirs and never a published page's.
        var ordinals = Enumerable.Range(0, titles.Length).Where(i => titles[i] is not null).OrderBy(i => titles[i]!.StartsWith(DraftMark, StringComparison.Ordinal), Comparer<bool>.Default).ToArray();
        var formOf = ordinals.Select(i => forms.Of(titles[i]![1..])).ToArray();
        return [.. Pairs(formOf, forms.AllTerms).Select(pair => new DuplicatePair(ordinals[pair.First], ordinals[pair.Again], formOf[pair.First].InOrder == formOf[pair.Again].InOrder))];
    }

    private static List<Question> EarlierOf(Dictionary<int, List<Question>> copies, int ordinal, Question first)
    {
        if (!copies.TryGetValue(ordinal, out var earlier))
        {
            copies[ordinal] = earlier = [first];
        }
        return earlier;
    }

    /// <summary>Each question that asks what an earlier one asks, with that one: the earliest that is exactly the same, else the earliest that is near.</summary>
    private static IEnumerable<(int First, int Again)> Pairs(QuestionForm[] forms, IReadOnlyList<string> terms)
    {
        var same = FirstOf(forms, form => form.InOrder);
        var letters = FirstOf(forms, form => form.Letters);
        var bags = FirstOf(forms, form => form.Bag);
        var asked = FirstOf(forms, form => form.Asked);
        var near = NearTerms.Of(terms);
        var partner = new int[forms.Length];
        Array.Fill(partner, -1);
        for (var i = 0; i < forms.Length; i++)
        {
            if (forms[i].Terms.Length == 0)
            {
                continue;
            }
            foreach (var other in (ReadOnlySpan<int>)[same[forms[i].InOrder], letters[forms[i].Letters], bags[forms[i].Bag], asked[forms[i].Asked]])
            {
                Join(other, i);
            }
            foreach (var key in NearBags(forms[i], terms, near))
            {
                if (bags.TryGetValue(key, out var other))
                {
                    Join(Math.Min(other, i), Math.Max(other, i));
                }
            }
        }
        return partner.Select((first, again) => (first, again)).Where(pair => pair.first >= 0);

        void Join(int first, int again)
        {
            if (first < again && partner[again] < 0)
            {
                partner[again] = first;
            }
        }
    }

    private static Dictionary<TKey, int> FirstOf<TKey>(QuestionForm[] forms, Func<QuestionForm, TKey> keyOf)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, int>(forms.Length);
        for (var i = 0; i < forms.Length; i++)
        {
            first.TryAdd(keyOf(forms[i]), i);
        }
        return first;
    }

    private static IEnumerable<ulong> NearBags(QuestionForm form, IReadOnlyList<string> terms, ILookup<int, int> near)
    {
        foreach (var term in form.Terms)
        {
            foreach (var other in near[term])
            {
                yield return form.Bag - BagKey.Of(term) + BagKey.Of(other);
            }
            if (form.Terms.Length >= LongQuestion && !terms[term].AsSpan().ContainsAnyInRange('0', '9'))
            {
                yield return form.Bag - BagKey.Of(term);
            }
        }
    }

    private static Diagnostic Copied(Question first, Question again) => new(Rules.DuplicateAnswer, again.Title.At,
        $"this page asks the same question as {first.File}, and answers it in the same words. Delete one of the two files and keep its address as an alias of the other.")
    {
        // A draft is no second copy for readers yet.
        Severity = again.IsDraft ? Severity.Warning : Severity.Error,
    };

    private static Diagnostic Repeated(Question first, Question again, bool isSame)
    {
        var asks = $"this page asks {(isSame ? "the same" : "nearly the same")} question as {first.File} (\"{first.Title.Value}\")";
        return Difference(first, again) is { } difference
            ? new Diagnostic(Rules.ContradictingDuplicate, again.Title.At, $"{asks}, but {difference}. Review both answers together, then join them or withdraw one.")
            : new Diagnostic(Rules.DuplicateQuestion, again.Title.At, $"{asks}. Join the two answers, or say in each question what sets it apart.");
    }

    private static string? Difference(Question first, Question again)
    {
        if (first.Confidence.Value != again.Confidence.Value)
        {
            return $"its confidence is {again.Confidence.Value.Key()} where that one's is {first.Confidence.Value.Key()}";
        }
        var mine = Sources(again);
        var theirs = Sources(first);
        return mine == theirs ? null : $"it relies on {mine} where that one relies on {theirs}";
    }

    private static string Sources(Question question) => question.Nice.IsEmpty
        ? "no guideline"
        : string.Join(", ", question.Nice.Select(reference => reference.Id).Distinct().Order(Comparer<GuidelineId>.Default));

    /// <summary>Letters and digits decide: white space, punctuation and case do not make another answer.</summary>
    private static bool HaveOneAnswer(Question first, Question again) => first.Body.Letters == again.Body.Letters && first.Body.Letters != 0;
}

/// <summary>Questions that ask what an earlier one asks.</summary>
internal sealed record DuplicatePairs(ImmutableArray<DuplicatePair> Pairs);

/// <summary>Two questions by their ordinals.</summary>
/// <param name="IsSame">False when they are only near.</param>
internal readonly record struct DuplicatePair(int First, int Again, bool IsSame);
