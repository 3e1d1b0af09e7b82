using IatroX.Generator.Render.Machine;

namespace IatroX.Generator.Tests.Render.Machine;

public sealed class TwinTests(MachineSite site) : IClassFixture<MachineSite>
{
    [Fact]
    public void The_twin_carries_who_reviewed_the_answer_until_when_and_on_what()
    {
        var twin = site.Read("questions/signed/index.md");
        Assert.Contains("\nreviewer: \"Test Reviewer One TEST\"\nlast_reviewed: \"2025-06-01\"\nreview_due: \"2027-06-01\"\ndigest: \"v1:", twin, StringComparison.Ordinal);
        Assert.Contains("> **Signed off.** Guideline-Aligned (High Confidence).", twin.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("- NG1: Artificial guideline \\& its \"title\", <https://www.nice.org.uk/guidance/ng1>, recommendations 1.2.3", twin, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_other_sources_become_addresses() =>
        Assert.Contains("[another answer](https://clinic.test/kb/questions/unsigned/#part)", site.Read("questions/signed/index.md"), StringComparison.Ordinal);

    [Fact]
    public void A_demonstration_says_so_and_names_no_reviewer()
    {
        var twin = site.Read("questions/demo/index.md");
        Assert.Contains("> **Demonstration: not clinically reviewed.**", twin, StringComparison.Ordinal);
        Assert.DoesNotContain("reviewer:", twin, StringComparison.Ordinal);
        Assert.DoesNotContain("last_reviewed", twin, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_was_withdrawn_leaves_the_day_the_reason_and_its_successor_in_every_form()
    {
        Assert.Equal(
            """
            ---
            question: "Is this withdrawn?"
            url: "https://clinic.test/kb/questions/withdrawn/"
            state: "withdrawn"
            state_text: "Withdrawn"
            withdrawn: "2025-08-01"
            replaced_by: "https://clinic.test/kb/questions/signed/"
            site: "Test Clinic"
            ---

            # Is this withdrawn?

            > **Withdrawn.** Artificial.
            >
            > Replaced by: <https://clinic.test/kb/questions/signed/>

            """, site.Read("questions/withdrawn/index.md"));
        Assert.EndsWith(
            """
            "state":"withdrawn","state_text":"Withdrawn","withdrawn":"2025-08-01","reason":"Artificial.","replaced_by":"https://clinic.test/kb/api/v1/answers/signed.json"}
            """,
            site.Read("api/v1/answers/withdrawn.json"), StringComparison.Ordinal);
        var page = site.Read("questions/withdrawn/index.html");
        Assert.Contains("\"creativeWorkStatus\":\"Withdrawn\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:title\" content=\"Withdrawn: Is this withdrawn?\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_beyond_the_first_plane_stands_in_front_matter_as_it_is() => Assert.Equal("\"🩺 \\u0022\"", MarkdownText.Quoted("🩺 \""));

    /// <summary>Hashes there would be taken for the heading's own end.</summary>
    [Fact]
    public void A_hash_at_the_end_of_a_question_stays_in_its_heading() => Assert.Equal("What is grade \\#", MarkdownText.Inline("What is grade #"));

    [Fact]
    public void The_list_for_assistants_names_every_twin_with_its_state()
    {
        var list = site.Read("llms.txt");
        Assert.StartsWith("# Test Clinic\n\n> Artificial answers.", list, StringComparison.Ordinal);
        Assert.Contains("(https://clinic.test/kb/questions/signed/index.md): Signed off, last reviewed 1 June 2025", list, StringComparison.Ordinal);
        Assert.Contains("(https://clinic.test/kb/questions/demo/index.md): Demonstration: not clinically reviewed", list, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_turned_off_is_neither_written_nor_linked()
    {
        using var bare = new MachineSite();
        bare.Build("features: {markdown: false, api: false}");
        Assert.False(bare.Has("questions/signed/index.md") || Directory.Exists(Path.Combine(bare.Output, "api")));
        Assert.DoesNotContain("index.md", bare.Read("questions/signed/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("/api/", bare.Read("llms.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_address_leads_on_without_being_found_itself()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(site.Read("answers/12/index.html"));
        Assert.Equal("0; url=/kb/questions/signed/", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal("https://clinic.test/kb/questions/signed/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.True(site.Has("old.html"));
        Assert.DoesNotContain(site.Pages.Where(other => !other.Contains("answers", StringComparison.Ordinal) && !other.EndsWith("old.html", StringComparison.Ordinal)),
            other => File.ReadAllText(other).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Opensearch_leads_to_the_search_page()
    {
        var description = System.Xml.Linq.XDocument.Parse(site.Read(OpenSearch.Path));
        Assert.Equal("OpenSearchDescription", description.Root!.Name.LocalName);
        Assert.Contains("https://clinic.test/kb/search/?q={searchTerms}", site.Read(OpenSearch.Path), StringComparison.Ordinal);
    }
}
