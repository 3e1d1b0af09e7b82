using System.Collections.Immutable;
using System.Text.Json;
using IatroX.Generator.Model;
using IatroX.Generator.Render.Icons;

namespace IatroX.Generator.Render.Machine;

/// <summary>Tells machines, in one schema.org graph, what the page tells a person: nothing that is not visible on it.</summary>
/// <remarks>
/// A page of question and answer is a MedicalWebPage about a Question, not a QAPage (readers cannot answer) and not a FAQPage.
/// Only an answer whose exact text is signed says lastReviewed, reviewedBy and expires; any other says in creativeWorkStatus how it stands.
/// </remarks>
internal sealed class StructuredData
{
    private readonly Site site;
    private readonly Theme theme;

    private readonly string webSiteId;
    private readonly string organisationId;

    /// <summary>The site and the organisation behind it, as they stand at the end of every graph.</summary>
    private readonly ReadOnlyMemory<byte> webSite;
    private readonly ReadOnlyMemory<byte> organisation;

    public StructuredData(Site site, Theme theme)
    {
        this.site = site;
        this.theme = theme;
        webSiteId = Config.Absolute(Addresses.Home) + "#website";
        organisationId = Config.Absolute(Addresses.Home) + "#organisation";
        webSite = JsonText.Write(WebSite);
        organisation = JsonText.Write(Organisation);
    }

    private SiteConfig Config => site.Config;

    public void Append(Utf8Output output, PageFrame frame) => JsonText.Append(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        Page(json, frame);
        if (frame.Answer is { } answer)
        {
            Question(json, answer, Config.Absolute(frame.Url));
        }
        if (Person(frame) is { } reviewer)
        {
            Person(json, reviewer);
        }
        Crumbs(json, frame);
        json.WriteRawValue(webSite.Span, skipInputValidation: true);
        json.WriteRawValue(organisation.Span, skipInputValidation: true);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Who is described on the page: its reviewer, when this text is signed, or the person whose page it is.</summary>
    private static Reviewer? Person(PageFrame frame) => frame.Answer is { } answer ? SignedBy(answer) : frame.Profile is { IsDemonstration: false } reviewer ? reviewer : null;

    private static Reviewer? SignedBy(Answer answer) => answer.State.SignOff == SignOffState.Signed ? answer.Reviewer : null;

    private void Page(Utf8JsonWriter json, PageFrame frame)
    {
        var url = Config.Absolute(frame.Url);
        json.WriteStartObject();
        json.WriteString("@type", TypeOf(frame));
        json.WriteString("@id", url + "#page");
        json.WriteString("url", url);
        json.WriteString("name", frame.Heading);
        json.Optional("description", frame.Description);
        json.WriteString("inLanguage", Config.Language);
        json.Optional("creativeWorkStatus", frame.Kind == PageKinds.Withdrawn ? WithdrawnAnswer.StateText : null);
        Reference(json, "isPartOf", webSiteId);
        Reference(json, "publisher", organisationId);
        if (!frame.Breadcrumbs.IsEmpty)
        {
            Reference(json, "breadcrumb", url + "#breadcrumb");
        }
        if (frame.Answer is { } answer)
        {
            AnswerFields(json, answer, frame.Related, url);
        }
        else if (Person(frame) is { } reviewer)
        {
            Reference(json, "mainEntity", PersonId(reviewer));
        }
        json.WriteEndObject();
    }

    private static string TypeOf(PageFrame frame) => frame.Kind switch
    {
        PageKinds.Question => "MedicalWebPage",
        PageKinds.Search => "SearchResultsPage",
        PageKinds.Reviewer when frame.Profile is { IsDemonstration: false } => "ProfilePage",
        PageKinds.Home or PageKinds.Page or PageKinds.Withdrawn or PageKinds.Confidence => "WebPage",
        _ => "CollectionPage",
    };

    private void AnswerFields(Utf8JsonWriter json, Answer answer, ImmutableArray<(Answer Answer, string Reason)> related, string url)
    {
        json.Optional("dateModified", TextDates.Stated(answer));
        if (SignedBy(answer) is { } reviewer)
        {
            json.Optional("lastReviewed", answer.Question.ReviewDate?.Value);
            json.Optional("expires", answer.State.Due);
            Reference(json, "reviewedBy", PersonId(reviewer));
        }
        json.Optional("creativeWorkStatus", StateWords.ShortText(answer.State));
        json.Optional("specialty", Specialty(answer) is { } specialty ? $"https://schema.org/{specialty}" : null);
        json.WriteString("medicalAudience", "https://schema.org/Clinician");
        if (!answer.Question.Aspects.IsEmpty)
        {
            json.Strings("aspect", answer.Question.Aspects, aspect => aspect);
        }
        Reference(json, "mainEntity", url + "#question");
        Citations(json, answer);
        if (!related.IsEmpty)
        {
            json.Strings("relatedLink", related, other => Config.Absolute(other.Answer.Question.Url));
        }
    }

    /// <summary>Of the first topic, or of the nearest above it that has one.</summary>
    private string? Specialty(Answer answer) =>
        TopicTree.PathTo(answer.Question.Topics[0].Value, site).LastOrDefault(topic => topic.Specialty is not null)?.Specialty;

    private void Citations(Utf8JsonWriter json, Answer answer)
    {
        var cited = answer.Question.Nice.Select(reference => site.GuidelineById.GetValueOrDefault(reference.Id)).OfType<Guideline>().ToList();
        if (cited.Count == 0)
        {
            return;
        }
        json.WriteStartArray("citation");
        foreach (var guideline in cited)
        {
            json.WriteStartObject();
            json.WriteString("@type", "CreativeWork");
            json.WriteString("identifier", guideline.Id.ToString());
            json.WriteString("name", guideline.Title);
            json.WriteString("url", guideline.Id.Url);
            json.WriteString("datePublished", Dates.Iso(guideline.Published));
            json.Optional("dateModified", guideline.Updated);
            json.WriteStartObject("publisher");
            json.WriteString("@type", "Organization");
            json.WriteString("name", "NICE");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Question(Utf8JsonWriter json, Answer answer, string url)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Question");
        json.WriteString("@id", url + "#question");
        json.WriteString("name", answer.Question.Title.Value);
        json.WriteStartObject("acceptedAnswer");
        json.WriteString("@type", "Answer");
        json.WriteString("text", answer.Question.Body.Text.Bytes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private string PersonId(Reviewer reviewer) => Config.Absolute(reviewer.Url) + "#person";

    private void Person(Utf8JsonWriter json, Reviewer reviewer)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Person");
        json.WriteString("@id", PersonId(reviewer));
        json.WriteString("name", reviewer.Name.Value);
        json.WriteString("url", Config.Absolute(reviewer.Url));
        json.Optional("honorificSuffix", reviewer.Credentials);
        json.Optional("jobTitle", reviewer.Role);
        if (reviewer.Registration is { } registration)
        {
            json.WriteStartObject("identifier");
            json.WriteString("@type", "PropertyValue");
            json.WriteString("propertyID", registration.Body);
            json.WriteString("value", registration.Number);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Crumbs(Utf8JsonWriter json, PageFrame frame)
    {
        if (frame.Breadcrumbs.IsEmpty)
        {
            return;
        }
        json.WriteStartObject();
        json.WriteString("@type", "BreadcrumbList");
        json.WriteString("@id", Config.Absolute(frame.Url) + "#breadcrumb");
        json.WriteStartArray("itemListElement");
        for (var i = 0; i < frame.Breadcrumbs.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ListItem");
            json.WriteNumber("position", i + 1);
            json.WriteString("name", frame.Breadcrumbs[i].Label);
            Reference(json, "item", Config.Absolute(frame.Breadcrumbs[i].Url ?? frame.Url));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WebSite(Utf8JsonWriter json)
    {
        var home = Config.Absolute(Addresses.Home);
        json.WriteStartObject();
        json.WriteString("@type", "WebSite");
        json.WriteString("@id", webSiteId);
        json.WriteString("url", home);
        json.WriteString("name", Config.Name);
        json.WriteString("inLanguage", Config.Language);
        Reference(json, "publisher", organisationId);
        json.WriteStartObject("potentialAction");
        json.WriteString("@type", "SearchAction");
        json.WriteStartObject("target");
        json.WriteString("@type", "EntryPoint");
        json.WriteString("urlTemplate", Config.Absolute(Addresses.Search) + "?q={search_term_string}");
        json.WriteEndObject();
        json.WriteString("query-input", "required name=search_term_string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Organisation(Utf8JsonWriter json)
    {
        var home = Config.Absolute(Addresses.Home);
        json.WriteStartObject();
        json.WriteString("@type", "Organization");
        json.WriteString("@id", organisationId);
        json.WriteString("name", Config.Organisation);
        json.WriteString("url", home);
        json.Optional("logo", theme.Icon is null ? null : Config.Absolute(theme.AssetFolder + ThemeIcons.Large));
        json.WriteEndObject();
    }

    private static void Reference(Utf8JsonWriter json, string property, string id)
    {
        json.WriteStartObject(property);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }
}
