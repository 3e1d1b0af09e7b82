using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>What a screen reader is told, through Chromium's accessibility tree: roles, names, states, and what is announced.</summary>
public class SpokenTests
{
    private const string Header =
        """
        - link "Skip to main content"
        - banner:
          - link /iatroX/
          - search "Search questions and answers":
            - combobox "Search questions and answers"
            - button "Search"
          - navigation "Main":
            - list:
              - listitem:
                - link "Topics"
              - listitem:
                - link "A to Z"
              - listitem:
                - link "Guidelines"
              - listitem:
                - link "Reviewers"
        """;

    [Fact]
    public async Task Home() => await ReadsAsync("/",
        """
        - link "Skip to main content"
        - banner:
          - link /iatroX/
          - navigation "Main"
        - main:
          - heading [level=1]
          - search "Search questions and answers":
            - combobox "Search questions and answers"
            - button "Search"
          - region "Topics":
            - heading "Topics" [level=2]
            - list:
              - listitem:
                - paragraph:
                  - link "General practice"
                  - text: /Answers. \d+/
          - region "Recently reviewed":
            - heading "Recently reviewed" [level=2]
            - list:
              - listitem:
                - paragraph:
                  - link /lumbar spinal stenosis/
        - contentinfo:
          - navigation "Footer"
        """);

    [Fact]
    public async Task A_guideline() => await ReadsAsync("/guidelines/ng59/",
        Header + "\n" +
        """
        - navigation "Breadcrumb":
          - list:
            - listitem:
              - link "Home"
            - listitem:
              - link "Guidelines"
        - main:
          - heading /NG59 Low back pain/ [level=1]
          - term: Status
          - definition: Current
          - paragraph:
            - link "Read NG59 on the NICE website"
          - region "Answers that rely on NG59":
            - heading "Answers that rely on NG59" [level=2]
            - list:
              - listitem:
                - paragraph:
                  - link /lumbar spinal stenosis/
        - contentinfo
        """);

    [Fact]
    public async Task A_topic_a_letter_and_the_registers()
    {
        await ReadsAsync("/topics/spinal-conditions/",
            """
            - main:
              - heading "Spinal conditions" [level=1]
              - region "Questions and answers":
                - heading "Questions and answers" [level=2]
                - list:
                  - listitem
            """);
        await ReadsAsync("/a-z/g/",
            """
            - main:
              - heading /Questions. G/ [level=1]
              - navigation "Letters":
                - list
              - list:
                - listitem:
                  - paragraph: GAD
            """);
        await ReadsAsync("/reviews/",
            """
            - main:
              - heading "Review register" [level=1]
              - region "Review register":
                - table:
                  - rowgroup:
                    - row "Question State Reviewer Last reviewed Next review due Digest"
            """);
        await ReadsAsync("/reviewers/kola-tytler/",
            """
            - main:
              - heading "Dr Kola Tytler" [level=1]
              - term: Credentials
              - region "Answers reviewed"
            """);
        await ReadsAsync("/404.html",
            """
            - main:
              - heading "Page not found" [level=1]
              - search "Search questions and answers"
              - paragraph:
                - link "Questions from A to Z"
              - paragraph:
                - link "report it"
            """);
    }

    [Fact]
    public async Task The_filters_of_a_long_list_say_which_one_holds()
    {
        var site = await BuiltSite.HardCasesAsync();
        await using var visit = await Visit.StartAsync();
        await visit.Page.GotoAsync(new Uri(site.Address, "guidelines/ng59/confidence/high/").AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - region /Answers that rely on NG59. High confidence/:
                - navigation "Narrow this list":
                  - paragraph: Show
                  - list "Show":
                    - listitem:
                      - link /All answers Answers. \d+/
                  - paragraph: Confidence
                  - list "Confidence":
                    - listitem:
                      - link /High Answers. \d+/
            """);
        Assert.Equal("page", await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^High Answers: ") }).GetAttributeAsync("aria-current"));
    }

    /// <summary>The combobox pattern of the ARIA Authoring Practices: focus stays in the box, the list names its choices, the number of them is announced once.</summary>
    [Fact]
    public async Task Searching_while_typing_is_told_as_a_combobox_with_its_list()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/about/");
        var announced = await AnnouncementsAsync(visit.Page);
        var box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search questions and answers" });
        await box.PressSequentiallyAsync("spinal stenosis");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("lumbar spinal stenosis");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToMatchAriaSnapshotAsync(
            """
            - search "Search questions and answers":
              - combobox "Search questions and answers" [expanded] [active]: spinal stenosis
              - button "Search"
              - listbox:
                - option /lumbar spinal stenosis.*Guideline-Aligned/ [selected]
            """);
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ answers? found"));
        Assert.InRange(await announced(), 1, 4);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search)).ToMatchAriaSnapshotAsync(
            """
            - search:
              - combobox "Search questions and answers": spinal stenosis
            """);
    }

    [Fact]
    public async Task The_page_of_results_says_how_many_there_are_and_names_its_filters()
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync("/search/?q=first+line");
        await Assertions.Expect(visit.Page.Locator("[data-search-heading]")).ToHaveTextAsync(new Regex("^[0-9]+ answers for"));
        await Assertions.Expect(visit.Page.Locator("main")).ToMatchAriaSnapshotAsync(
            """
            - main:
              - heading "Search" [level=1]
              - search "Search questions and answers":
                - searchbox "Search questions and answers": first line
              - group:
                - text: Filters
                - group "Topic":
                  - checkbox
              - region /answers for .first line/:
                - heading /answers for .first line/ [level=2]
                - list:
                  - listitem:
                    - paragraph:
                      - link /first-line treatment/
            """);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex(@"^\d+ answers for “first line”"));
    }

    [Fact]
    public async Task Copying_is_announced_and_a_citation_says_what_it_stands_for()
    {
        var site = await BuiltSite.GetAsync();
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(site.ReviewedAnswer);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-write"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy citation" }).PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "copied" })).ToHaveCountAsync(1);

        var citation = visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^Reference 1: NG59, recommendations? [\d., ]+$") }).First;
        await citation.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(citation).ToHaveAccessibleDescriptionAsync(new Regex("Low back pain and sciatica.*Cited: recommendation"));
    }

    private static async Task ReadsAsync(string path, string snapshot)
    {
        await using var visit = await Visit.StartAsync();
        await visit.GoToAsync(path);
        await Assertions.Expect(visit.Page.Locator("body")).ToMatchAriaSnapshotAsync(snapshot);
    }

    /// <summary>Counts how often the live region of the search box is given another text.</summary>
    private static async Task<Func<Task<int>>> AnnouncementsAsync(IPage page)
    {
        await page.EvaluateAsync(
            """
            () => {
              globalThis.announced = 0;
              const seen = new Set();
              new MutationObserver(() => {
                const text = document.querySelector(".search [role=status]")?.textContent ?? "";
                if (text && !seen.has(text)) { seen.add(text); globalThis.announced++; }
              }).observe(document.querySelector("form.search").parentElement, { subtree: true, childList: true, characterData: true });
            }
            """);
        return () => page.EvaluateAsync<int>("globalThis.announced");
    }
}
