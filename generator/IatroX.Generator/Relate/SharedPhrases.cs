using IatroX.Generator.Model;

namespace IatroX.Generator.Relate;

/// <summary>Finds the words that two questions share, as an author wrote them: the reason that a reader is shown.</summary>
/// <remarks>
/// The heaviest telling run of consecutive words common to both (longest common substring over words, by the table that Gusfield 1997, section 7.4, starts from),
/// less the words at its ends that say little. "What are the symptoms of atrial fibrillation?" and "Atrial fibrillation: when to anticoagulate?" share
/// "atrial fibrillation". Cost: words times words of two questions, for the few pairs that are shown.
/// </remarks>
internal static class SharedPhrases
{
    /// <summary>A phrase that carries less of its question is no reason: "type 1" of "type 1 Gaucher disease".</summary>
    private const float LeastWeight = 0.1f;

    /// <summary>An answer speaks of another question's subject when it names most of it: "animal" is not "animal bites".</summary>
    private const float LeastMentioned = 0.5f;

    /// <summary>Sums of the same weights in another order differ by less.</summary>
    private const float Rounding = 0.001f;

    /// <summary>A single word must be what one of the questions is about, by carrying so much of it, or a notion of the site: "given" and "result" are shared too.</summary>
    private const float SubjectWeight = 0.5f;

    /// <summary>One word alone names what a question is about where it carries nearly all of it: "men" of "Which screening is there for men?" does not.</summary>
    private const float NameWeight = 0.9f;

    /// <summary>False where two questions have no words in common that weigh anything.</summary>
    public static bool ShareAny(int answer, int other, QuestionTerms terms) =>
        Heaviest(terms.Words[other], terms.Words[answer], terms, terms.Vectors[other], _ => true).Weight >= LeastWeight;

    /// <summary>The phrase that both questions hold; null when they share none that means something.</summary>
    public static string? Of(int answer, int other, IReadOnlyList<Question> questions, QuestionTerms terms, Notions notions)
    {
        var mine = terms.Words[answer];
        var theirs = terms.Words[other];
        var run = Heaviest(theirs, mine, terms, terms.Vectors[other], IsTelling);
        if (run.Weight < LeastWeight)
        {
            return null;
        }
        // The first word of a question has a capital that it may not have elsewhere: the other writing is taken.
        return run.Start == 0 && run.OtherStart > 0 && !mine[run.OtherStart].Joined
            ? Written(questions[answer].Title.Value, mine[run.OtherStart..(run.OtherStart + run.Length)])
            : Written(questions[other].Title.Value, theirs[run.Start..(run.Start + run.Length)]);

        bool IsTelling(Run found)
        {
            if (found.Length != 1 || notions.Contains(terms.Words[other][found.Start].Term))
            {
                return true;
            }
            var here = WeightOf(terms.Words[answer].Slice(found.OtherStart, 1), terms.Vectors[answer]);
            return !terms.IsCommon(terms.Words[other][found.Start].Term) && Math.Max(here, found.Weight) >= SubjectWeight && Math.Min(here, found.Weight) >= LeastWeight;
        }
    }

    /// <summary>Several words, a notion of the site, or a word of few questions that stands alone: "gout" of "What is gout?", not "attack" of "What is heart attack?".</summary>
    private static bool IsName(ReadOnlySpan<QuestionWord> words, Run found, QuestionTerms terms, Notions notions) =>
        found.Length != 1 || notions.Contains(words[found.Start].Term) || (found.Weight >= NameWeight && !terms.IsCommon(words[found.Start].Term) && StandsAlone(words, found.Start, terms));

    /// <summary>No word beside it makes a longer name of it.</summary>
    private static bool StandsAlone(ReadOnlySpan<QuestionWord> words, int at, QuestionTerms terms)
    {
        var isFirst = at == 0 || words[at - 1].Joined || terms.SaysLittle(words[at - 1].Term);
        var isLast = at + 1 == words.Length || words[at + 1].Joined || terms.SaysLittle(words[at + 1].Term);
        return words[at].Joined || (isFirst && isLast && !IsHyphenated(words, at));
    }

    /// <summary>The phrase of <paramref name="subject"/>'s question that another answer's beginning holds word for word; null when there is none.</summary>
    public static string? Mentioned(Opening speaker, int subject, IReadOnlyList<Question> questions, QuestionTerms terms, Notions notions)
    {
        var words = terms.Words[subject];
        var best = default(Run);
        for (var text = 0; text < speaker.TextCount; text++)
        {
            var run = Heaviest(words, speaker[text], terms, terms.Vectors[subject], found => IsName(terms.Words[subject], found, terms, notions));
            best = run.Weight > best.Weight ? run : best;
        }
        return best.Weight < LeastMentioned ? null : Written(questions[subject].Title.Value, words[best.Start..(best.Start + best.Length)]);
    }

    /// <summary>False where the terms that the speaker may mention are too few, so that most texts need not be read again.</summary>
    public static bool MayMention(int speaker, int subject, Similarity similarity)
    {
        var terms = similarity.Terms;
        var mentioned = similarity.Mentions.Terms[speaker];
        var cutAt = similarity.Mentions.CutAt(speaker, terms) ?? ulong.MaxValue;
        var weight = 0f;
        foreach (ref readonly var term in terms.Vectors[subject])
        {
            weight += terms.SaysLittle(term.Term) || terms.Rarity(term.Term) > cutAt || mentioned.Contains(term.Term) ? term.Weight * term.Weight : 0;
        }
        return weight >= LeastMentioned - Rounding;
    }

    private static string Written(string text, ReadOnlySpan<QuestionWord> words) => WithWholeBrackets(text, words[0].Start, words[^1].End);

    /// <summary>"Lassa fever (LF" takes its bracket, or leaves all of it; "trials) is done" ends where it does.</summary>
    private static string WithWholeBrackets(string text, int start, int end)
    {
        var (opened, closes) = (-1, -1);
        for (var i = start; i < end && closes < 0; i++)
        {
            opened = text[i] == '(' ? i : text[i] == ')' ? -1 : opened;
            closes = text[i] == ')' && text.AsSpan(start, i - start).IndexOf('(') < 0 ? i : closes;
        }
        if (closes > start)
        {
            return text[start..closes];
        }
        if (opened > start && end < text.Length && text[end] == ')')
        {
            return text[start..(end + 1)];
        }
        return opened > start ? text[start..opened].TrimEnd() : text[start..end];
    }

    private static Run Heaviest(ReadOnlySpan<QuestionWord> words, ReadOnlySpan<QuestionWord> others, QuestionTerms terms, ReadOnlySpan<WeightedTerm> weights, Func<Run, bool> isTelling)
    {
        var best = default(Run);
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
            {
                // Inside a run that was looked at from its first word.
                if (words[i].Term != others[j].Term || (i > 0 && j > 0 && words[i - 1].Term == others[j - 1].Term && !words[i].Joined && !others[j].Joined))
                {
                    continue;
                }
                var run = Trimmed(words, new Run(i, j, CommonLength(words[i..], others[j..]), 0), terms);
                run = run with { Weight = WeightOf(words.Slice(run.Start, run.Length), weights) };
                best = run.Weight > best.Weight && isTelling(run) ? run : best;
            }
        }
        return best;
    }

    private static int CommonLength(ReadOnlySpan<QuestionWord> words, ReadOnlySpan<QuestionWord> others)
    {
        var length = 0;
        while (length < words.Length && length < others.Length && words[length].Term == others[length].Term
            && (length == 0 || (!words[length].Joined && !words[0].Joined && !others[length].Joined && !others[0].Joined)))
        {
            length++;
        }
        return length;
    }

    private static Run Trimmed(ReadOnlySpan<QuestionWord> words, Run run, QuestionTerms terms)
    {
        while (run.Length > 0 && terms.SaysLittle(words[run.Start].Term) && !IsHyphenated(words, run.Start))
        {
            run = run with { Start = run.Start + 1, OtherStart = run.OtherStart + 1, Length = run.Length - 1 };
        }
        while (run.Length > 0 && terms.SaysLittle(words[run.Start + run.Length - 1].Term))
        {
            run = run with { Length = run.Length - 1 };
        }
        return run;
    }

    /// <summary>"treatment-resistant depression" keeps its first word: there is one character between the two.</summary>
    private static bool IsHyphenated(ReadOnlySpan<QuestionWord> words, int at)
    {
        foreach (var word in words)
        {
            if (word.Joined && word.Start == words[at].Start)
            {
                return true;
            }
        }
        return false;
    }

    private static float WeightOf(ReadOnlySpan<QuestionWord> words, ReadOnlySpan<WeightedTerm> weights)
    {
        var sum = 0f;
        foreach (var term in weights)
        {
            foreach (var word in words)
            {
                if (word.Term == term.Term)
                {
                    sum += term.Weight * term.Weight;
                    break;
                }
            }
        }
        return sum;
    }

    /// <param name="Start">First word in the one text.</param>
    /// <param name="OtherStart">First word in the other.</param>
    private readonly record struct Run(int Start, int OtherStart, int Length, float Weight);
}
