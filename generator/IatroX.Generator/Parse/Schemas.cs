using System.Collections.Immutable;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>The shape of every YAML text that authors write: front matter and data files.</summary>
public static class Schemas
{
    private static readonly Schema Text = new(SchemaKind.Text);
    private static readonly Schema LongText = new(SchemaKind.LongText) { MaxLength = 4000 };
    private static readonly Schema Slug = new(SchemaKind.Slug);
    private static readonly Schema Date = new(SchemaKind.Date);
    private static readonly Schema Flag = new(SchemaKind.Flag);
    private static readonly Schema GuidelineId = new(SchemaKind.GuidelineId);

    public static Schema QuestionFrontMatter { get; } = Schema.Record(
        new("question", Text with { MaxLength = 300 }, "The full question: page title and heading.") { IsRequired = true },
        new("confidence", Schema.OneOf("high", "moderate", "low"), "How far the answer can be relied on: high, moderate or low.") { IsRequired = true },
        new("reviewer", Slug, "Who reviewed the answer: the name of a file in reviewers/ without .yaml.") { IsWrittenBySigning = true },
        new("date", Date, "Date of the last full review, such as 2025-08-16.") { IsWrittenBySigning = true },
        new("nice", Schema.ListOf(NiceReference), "The NICE documents that the answer relies on, such as [NG59]; may be empty."),
        new("summary", LongText with { MaxLength = 600 }, "A short answer, shown first and used as the page's description."),
        new("topics", Schema.ListOf(Slug), "Further topics; the folder is the first."),
        new("aspects", Schema.ListOf(Schema.OneOf("causes", "diagnosis", "monitoring", "prevention", "prognosis", "referral", "treatment")), "What the answer considers, such as [diagnosis, treatment]; shown beside its topics."),
        new("synonyms", Schema.ListOf(Text with { MaxLength = 200 }), "Other names that people search by."),
        new("aliases", Aliases, "Old addresses of this answer on this site."),
        new("related", Schema.ListOf(Slug), "Pinned related questions, shown first."),
        new("next_review", Date, "When the next review is due, if not after the site's review interval."),
        new("changes", Schema.ListOf(Change), "Earlier editions of the answer."),
        new("draft", Flag, "True keeps the page out of the published site."),
        new("withdrawn", Withdrawn, "Takes the answer back; its address stays as a notice."),
        new("signoff", Text, "Written by 'iatrox review sign'; never by hand.") { IsWrittenBySigning = true },
        new("accept", Schema.ListOf(Accept), "Findings of 'iatrox check' that are right as they are, with a reason each."));

    private static Schema Aliases => Schema.ListOf(new Schema(SchemaKind.SitePath));

    private static Schema NiceReference => new(SchemaKind.GuidelineIdOrRecord)
    {
        Fields =
        [
            new("ref", GuidelineId, "A NICE reference, such as NG59.") { IsRequired = true },
            new("recommendations", Schema.ListOf(new Schema(SchemaKind.Recommendation)), "Recommendation numbers, such as [1.2.1, 1.2.2]."),
        ],
    };

    private static Schema Change => Schema.Record(
        new("date", Date, "When the answer changed.") { IsRequired = true },
        new("kind", Schema.OneOf("clinical", "editorial"), "Whether the advice changed: clinical or editorial.") { IsRequired = true },
        new("note", Text with { MaxLength = 500 }, "What changed, in a sentence.") { IsRequired = true });

    private static Schema Withdrawn => Schema.Record(
        new("date", Date, "When the answer was withdrawn.") { IsRequired = true },
        new("reason", LongText, "Why, in a sentence or two.") { IsRequired = true },
        new("replaced_by", Slug, "The question that replaces it."));

    private static Schema Accept => Schema.Record(
        new("code", Text, "The finding's code, such as IX412.") { IsRequired = true },
        new("reason", Text with { MaxLength = 500 }, "Why the text is right as it is.") { IsRequired = true });

    public static Schema PageFrontMatter { get; } = Schema.Record(
        new("title", Text with { MaxLength = 200 }, "The page's title and heading.") { IsRequired = true },
        new("description", LongText with { MaxLength = 400 }, "One or two sentences for search engines."),
        new("aliases", Aliases, "Old addresses of this page on this site."),
        new("draft", Flag, "True keeps the page out of the published site."),
        new("accept", Schema.ListOf(Accept), "Findings of 'iatrox check' that are right as they are, with a reason each."));

    public static Schema Reviewer { get; } = Schema.Record(
        new("name", Text with { MaxLength = 200 }, "The reviewer's name as it is shown.") { IsRequired = true },
        new("credentials", Text, "Letters after the name."),
        new("role", Text, "Such as General Practitioner."),
        new("registration", Registration, "Entry in a professional register."),
        new("interests", LongText, "Declared interests; write 'None declared' when there are none."),
        new("active", Active, "The time in which this person reviews for the site."),
        new("aliases", Aliases, "Old addresses, such as [/reviewers/old-name/]."),
        new("demonstration", Flag, "True for the entry that marks content which nobody reviewed."));

    private static Schema Registration => Schema.Record(
        new("body", Schema.OneOf("GMC", "GPhC", "NMC", "HCPC", "GDC", "PSNI"), "The register.") { IsRequired = true },
        new("number", Text with { MaxLength = 20 }, "The number in that register, in quotes.") { IsRequired = true });

    private static Schema Active => Schema.Record(
        new("from", Date, "First day."),
        new("until", Date, "Last day."));

    public static Schema Topics { get; } = Schema.ListOf(Schema.Record(
        new("id", Slug, "The topic's name in addresses and front matter.") { IsRequired = true },
        new("title", Text with { MaxLength = 200 }, "The topic's title.") { IsRequired = true },
        new("description", LongText with { MaxLength = 600 }, "One or two sentences."),
        new("parent", Slug, "The topic above this one."),
        new("specialty", Schema.OneOf(MedicalSpecialties), "A MedicalSpecialty of schema.org."),
        new("aliases", Aliases, "Old addresses, such as [/topics/old-name/].")));

    public static Schema Guidelines { get; } = Schema.ListOf(Schema.Record(
        new("id", GuidelineId, "Such as NG59.") { IsRequired = true },
        new("title", Text with { MaxLength = 300 }, "NICE's own title.") { IsRequired = true },
        new("published", Date, "When NICE first published it.") { IsRequired = true },
        new("updated", Date, "When NICE last made a major change."),
        new("status", Schema.OneOf("published", "withdrawn", "temporarily-withdrawn", "retired", "terminated"), "Whether NICE still stands behind it.")
            { IsRequired = true },
        new("replaced_by", GuidelineId, "The document that replaces it.")));

    public static Schema Synonyms { get; } = Schema.ListOf(Schema.Record(
        new("terms", Schema.ListOf(Text with { MaxLength = 100 }), "Terms that find each other."),
        new("from", Schema.ListOf(Text with { MaxLength = 100 }), "Terms that also find those under 'to'."),
        new("to", Schema.ListOf(Text with { MaxLength = 100 }), "What the terms under 'from' also find.")));

    public static Schema Abbreviations { get; } = new(SchemaKind.TextMap);

    public static Schema SiteConfig { get; } = Schema.Record(
        new("name", Text with { MaxLength = 100 }, "The site's name.") { IsRequired = true },
        new("tagline", Text with { MaxLength = 200 }, "Shown beside the name.") { IsRequired = true },
        new("description", LongText with { MaxLength = 400 }, "One or two sentences about the site.") { IsRequired = true },
        new("base_url", new Schema(SchemaKind.BaseAddress), "The address of the home page, with a path when the site lives under one.") { IsRequired = true },
        new("language", new Schema(SchemaKind.Language), "The language of the texts, such as en-GB."),
        new("organisation", Text with { MaxLength = 200 }, "Who stands behind the site.") { IsRequired = true },
        new("developer", Text with { MaxLength = 300 }, "Who developed the assistant that generates answers."),
        new("disclaimer", LongText with { MaxLength = 1000 }, "Shown on every page.") { IsRequired = true },
        new("edit_url", Text with { MaxLength = 500 }, "Where to suggest an edit; {path} becomes the source file."),
        new("report_url", Text with { MaxLength = 500 }, "Where to report a problem; {title}, {url} and {edition} are filled in."),
        new("list_page_size", new Schema(SchemaKind.Number) { Least = 10, Most = 500 }, "Answers a page of a list."),
        new("related", new Schema(SchemaKind.Number) { Least = 0, Most = 20 }, "Related questions an answer."),
        new("footer", Schema.ListOf(Slug), "Plain pages named first in the footer."),
        new("review", ReviewPolicy, "What happens to answers that are due, unsigned or older than their guidance."),
        new("host", Schema.OneOf(Hosts), "Where the site is published; settings are in hosts/<host>.yaml."),
        new("cards", Schema.Record(new SchemaField("font", Text, "A font file of the site, or an installed family.") { IsRequired = true }), "Pictures shown where pages are shared; none without this key."),
        new("features", Features, "Parts of the site that can be left out."),
        new("search", Schema.Record(new SchemaField("lunr", Flag, "True also writes the index for Lunr 2.3.")), "The search index."));

    public static ImmutableArray<string> Hosts => ["github-pages", "netlify", "cloudflare-pages", "azure-static-web-apps", "nginx", "apache", "folder"];

    /// <summary>The settings of a host: only those that it can follow.</summary>
    public static Schema HostSettings(HostKind host) => Schema.Record([.. HostFields(host)]);

    private static IEnumerable<SchemaField> HostFields(HostKind host)
    {
        yield return new("base_url", new Schema(SchemaKind.BaseAddress), "The address of the home page on this host, when not that of site.yaml.");
        if (host is HostKind.Netlify or HostKind.CloudflarePages or HostKind.AzureStaticWebApps or HostKind.Nginx or HostKind.Apache)
        {
            yield return new("strict_transport", Flag, "Whether browsers are told to use HTTPS only.");
        }
        if (host is HostKind.AzureStaticWebApps or HostKind.Nginx or HostKind.Apache)
        {
            yield return new("page_max_age_seconds", new Schema(SchemaKind.Number) { Least = 0, Most = 86_400 }, "How long a browser may keep a page without asking again.");
        }
        if (host is HostKind.Nginx or HostKind.Apache)
        {
            yield return new("precompress", Flag, "True also writes compressed files beside the plain ones.");
        }
    }

    private static Schema Features => Schema.Record(
        new("markdown", Flag, "False leaves out the Markdown form of each answer."),
        new("api", Flag, "False leaves out the JSON files under /api/v1/."));

    private static Schema ReviewPolicy => Schema.Record(
        new("interval_months", new Schema(SchemaKind.Number) { Least = 1, Most = 36 }, "Months from a review to the next."),
        new("due_soon_days", new Schema(SchemaKind.Number) { Least = 0, Most = 1000 }, "Days before the due date that count as due soon."),
        new("due_soon", Schema.OneOf("note", "warn", "fail", "withdraw"), "What happens when a review is due soon."),
        new("overdue", Schema.OneOf("note", "warn", "fail", "withdraw"), "What happens when a review is overdue."),
        new("guidance_changed", Schema.OneOf("note", "warn", "fail", "withdraw"), "What happens when cited guidance changed after the review."),
        new("sign_off", Schema.OneOf("required", "warn"), "Whether an answer without sign-off is an error."),
        new("overdue_noindex", Flag, "Whether search engines are asked to leave overdue answers out."));

    private static ImmutableArray<string> MedicalSpecialties =>
    [
        "Anesthesia", "Cardiovascular", "CommunityHealth", "Dentistry", "Dermatologic", "Dermatology", "DietNutrition", "Emergency",
        "Endocrine", "Gastroenterologic", "Genetic", "Geriatric", "Gynecologic", "Hematologic", "Infectious", "LaboratoryScience",
        "Midwifery", "Musculoskeletal", "Neurologic", "Nursing", "Obstetric", "OccupationalTherapy", "Oncologic", "Optometric",
        "Otolaryngologic", "Pathology", "Pediatric", "PharmacySpecialty", "Physiotherapy", "PlasticSurgery", "Podiatric", "PrimaryCare",
        "Psychiatric", "PublicHealth", "Pulmonary", "Radiography", "Renal", "RespiratoryTherapy", "Rheumatologic", "SpeechPathology",
        "Surgical", "Toxicologic", "Urologic",
    ];
}
