using System.Globalization;
using System.Text;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;

namespace IatroX.Generator;

/// <summary>The corridor of <c>iatrox new</c>: makes a draft that has everything a page needs before anybody writes its answer.</summary>
public static class PageScaffold
{
    private const int LongestSlug = 70;
    private const int LongestQuestion = 300;

    /// <summary>The new file's full path, or why none was made.</summary>
    public static (string? Path, string? Refusal) Create(BuildOptions options, string question, string topic)
    {
        question = question.Trim();
        if (SiteBuild.Read(options with { Drafts = true }, new BuildWatch(), withHistory: false).Site is not { } site)
        {
            return (null, "the site's configuration cannot be used. Run 'iatrox check' to see why.");
        }
        if (!question.EndsWith('?') || question.Length > LongestQuestion || question.Any(char.IsControl))
        {
            return (null, $"'{question}' is not a question. Write it on one line, at most {LongestQuestion} characters, ending in a question mark.");
        }
        if (site.Topics.All(known => known.Id.Value != topic))
        {
            return (null, $"topic '{topic}' is not in topics.yaml.{site.TopicNames.Suggestion(topic)}");
        }
        var name = SlugOf(question);
        if (!Slug.TryParse(name, out var slug))
        {
            return (null, "no file name can be made of this question. Use some Latin letters or digits.");
        }
        if (site.QuestionBySlug.TryGetValue(slug, out var taken))
        {
            return (null, $"{taken.File} has the name that this question would get. Word the question differently, or edit that page.");
        }
        var path = Path.Combine(options.Input, "questions", topic, name + ".md");
        return SourceFile.TryCreate(path, Encoding.UTF8.GetBytes(Draft(question, topic))) ? (path, null) : (null, $"{path} exists already.");
    }

    /// <summary>Lower-case words with hyphens, whole words up to the limit; accents are dropped.</summary>
    internal static string SlugOf(string question)
    {
        var slug = new StringBuilder();
        foreach (var c in question.Normalize(NormalizationForm.FormD).Where(c => c != '\'' && c != '’' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
        var text = slug.ToString().TrimEnd('-');
        if (text.Length <= LongestSlug)
        {
            return text;
        }
        var cut = text.LastIndexOf('-', LongestSlug);
        return text[..(cut > 0 ? cut : LongestSlug)];
    }

    private static string Draft(string question, string topic) =>
        $"""
        ---
        question: "{question.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        # high, moderate or low; high needs a current guideline under 'nice'.
        confidence: low
        # The NICE guidelines that the answer relies on, such as [NG59]. Cite them in the text: [@NG59] or [@NG59 1.2.1].
        nice: []
        # Further topics; the folder, {topic}, is the first.
        topics: []
        # Other names that people search by.
        synonyms: []
        # Delete this line when the answer is ready. 'iatrox review sign' adds reviewer, date and signoff.
        draft: true
        ---


        """.ReplaceLineEndings("\n");
}
