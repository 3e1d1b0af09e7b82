using System.Text.RegularExpressions;
using IatroX.Browser.Tests.Infrastructure;
using Microsoft.Playwright;

namespace IatroX.Browser.Tests;

/// <summary>What an editor sees in the browser while saving files.</summary>
public class PreviewTests
{
    private const string Address = "questions/long-answer/";

    [Fact]
    public async Task A_save_is_shown_at_the_same_place_of_the_page()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, Address);
        await editor.Page.EvaluateAsync("scrollTo({ top: 700, behavior: 'instant' })");

        site.Save(PreviewedSite.Page, PreviewedSite.PageWith("moderate", "Second"));

        await Assertions.Expect(editor.Page.GetByText("Second edition.")).ToBeVisibleAsync(Patient);
        await editor.Page.WaitForFunctionAsync("() => Math.abs(scrollY - 700) < 2");
        await Assertions.Expect(editor.Page.Locator("#iatrox-preview")).ToHaveCountAsync(0);
    }

    /// <summary>The page is as if it had been loaded, to the last element, and what helps its reader works.</summary>
    [Fact]
    public async Task Text_is_put_into_the_open_page_and_makes_the_page_that_a_reload_makes()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, Address);
        await editor.Page.EvaluateAsync("window.isOpenStill = true");
        foreach (var (mark, keys, text) in ((string, string, string)[])
        [
            ("Second", "synonyms: [lengthy]\n", "## A part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!WARNING]\n> Careful.\n\n"),
            ("Third", "summary: In short, it is long.\nchanges:\n  - {date: 2026-11-01, kind: clinical, note: Another.}\n", "- one\n- two[^n]\n\n[^n]: A note.\n\n"),
            ("Fourth", "", "## A part\n\n### Below it\n\nText.\n\n## Another part\n\nText.\n\n"),
        ])
        {
            site.Save(PreviewedSite.Page, PreviewedSite.PageWith("low", mark).Replace("a long answer", $"the {mark} answer", StringComparison.Ordinal)
                .Replace("reviewer:", keys + "reviewer:", StringComparison.Ordinal).Replace("Paragraph 1.", text + "Paragraph 1.", StringComparison.Ordinal));
            await Assertions.Expect(editor.Page.GetByText($"{mark} edition.")).ToHaveCountAsync(1, new() { Timeout = Patience });
        }
        await Assertions.Expect(editor.Page).ToHaveTitleAsync(new Regex("What is the Fourth answer"));
        Assert.True(await editor.Page.EvaluateAsync<bool>("window.isOpenStill"));
        await editor.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Copy answer" }).ClickAsync();
        Assert.Contains("Fourth edition.", await editor.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await Assertions.Expect(editor.Page.Locator("[data-status]")).ToBeEmptyAsync(new() { Timeout = Patience });

        var swapped = await editor.Page.EvaluateAsync<string[]>(Elements);
        await editor.Page.ReloadAsync();
        await Assertions.Expect(editor.Page.Locator("#site-explanation")).ToHaveCountAsync(1, new() { Timeout = Patience });
        Assert.Equal(await editor.Page.EvaluateAsync<string[]>(Elements), swapped);
    }

    [Fact]
    public async Task A_theme_whose_helpers_cannot_run_again_is_loaded_again()
    {
        using var site = await PreviewedSite.StartAsync(("theme/scripts/site.js", "document.querySelector('h1').dataset.helped = 'yes';\n"));
        await using var editor = await EditorAsync(site, Address);
        await Assertions.Expect(editor.Page.Locator("h1[data-helped]")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await editor.Page.EvaluateAsync("window.isOpenStill = true");
        site.Save(PreviewedSite.Page, PreviewedSite.PageWith("moderate", "Second"));
        await Assertions.Expect(editor.Page.GetByText("Second edition.")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(editor.Page.Locator("h1[data-helped]")).ToHaveCountAsync(1, new() { Timeout = Patience });
        Assert.False(await editor.Page.EvaluateAsync<bool>("window.isOpenStill === true"));
    }

    [Fact]
    public async Task What_changes_around_the_text_loads_the_page_again()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, Address);
        await editor.Page.EvaluateAsync("window.isOpenStill = true");

        site.Save("theme/styles/zz.css", ".prose { letter-spacing: 7px; }\n");
        await Assertions.Expect(editor.Page.Locator(".prose")).ToHaveCSSAsync("letter-spacing", "7px", new() { Timeout = Patience });
        Assert.False(await editor.Page.EvaluateAsync<bool>("window.isOpenStill === true"));

        await editor.Page.EvaluateAsync("window.isOpenStill = true");
        site.Save("output-config/site.yaml", site.Read("output-config/site.yaml").Replace("disclaimer: Test.", "disclaimer: Another disclaimer.", StringComparison.Ordinal));
        await Assertions.Expect(editor.Page.Locator("footer")).ToContainTextAsync("Another disclaimer.", new() { Timeout = Patience });
        Assert.False(await editor.Page.EvaluateAsync<bool>("window.isOpenStill === true"));
    }

    /// <summary>What the page is made of; of the head sorted, as its order says nothing, and without the policy, to which browsers only add.</summary>
    private const string Elements =
        """
        () => [...[...document.head.querySelectorAll(":scope > :not([http-equiv])")].map(part => part.outerHTML).sort(),
          document.body.outerHTML.replace(/<script[^>]+data-version[^>]+><\/script>/, "").replace(/ data-label="[^"]*"/, "")]
        """;

    [Fact]
    public async Task A_mistake_is_told_over_the_page_with_its_place_and_goes_when_it_is_mended()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, Address);
        var panel = editor.Page.Locator("#iatrox-preview");

        site.Save(PreviewedSite.Page, PreviewedSite.PageWith("modreate", "Second"));

        await Assertions.Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{PreviewedSite.Page}:3:13", new() { Timeout = Patience });
        await Assertions.Expect(panel.Locator("summary")).ToHaveTextAsync("1 error: not published like this");
        await Assertions.Expect(editor.Page.GetByText("First edition.")).ToHaveCountAsync(1);

        // The last good page below can be read meanwhile, with the keyboard too.
        await panel.Locator("summary").FocusAsync();
        await editor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(panel.Locator("li")).ToBeHiddenAsync();

        // It stays folded as long as it tells the same, and unfolds for what is new.
        site.Save("input/topics.yaml", "- {id: testing, title: Still wrong}\n");
        await editor.Page.WaitForTimeoutAsync(1000);
        await editor.Page.ReloadAsync();
        await Assertions.Expect(panel.Locator("summary")).ToBeVisibleAsync(Patient);
        await Assertions.Expect(panel.Locator("li")).ToBeHiddenAsync();
        site.Save(PreviewedSite.Page, PreviewedSite.PageWith("modreate", "Second").Replace("test-one", "test-noe", StringComparison.Ordinal));
        await Assertions.Expect(panel.Locator("li")).ToHaveCountAsync(2, new() { Timeout = Patience });
        await Assertions.Expect(panel.Locator("li").First).ToBeVisibleAsync();

        site.Save(PreviewedSite.Page, PreviewedSite.PageWith("moderate", "Third"));
        await Assertions.Expect(editor.Page.GetByText("Third edition.")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Assertions.Expect(panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_template_that_does_not_parse_is_told_and_the_page_comes_back_in_its_next_form()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, "");
        var template = site.Read("theme/templates/home.html");

        site.Save("theme/templates/home.html", "{{ if }}");
        await Assertions.Expect(editor.Page.Locator("#iatrox-preview li").First).ToContainTextAsync("theme/templates/home.html:1:", new() { Timeout = Patience });

        site.Save("theme/templates/home.html", template + "<p>Another theme</p>\n");
        await Assertions.Expect(editor.Page.GetByText("Another theme")).ToBeVisibleAsync(Patient);
        await Assertions.Expect(editor.Page.Locator("#iatrox-preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_renamed_page_is_missed_at_its_old_address_and_found_at_its_new_one()
    {
        using var site = await PreviewedSite.StartAsync();
        await using var editor = await EditorAsync(site, Address);

        site.Rename(PreviewedSite.Page, "input/questions/testing/renamed-answer.md");

        await Assertions.Expect(editor.Page.Locator("body.page-404")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await editor.Page.GotoAsync(new Uri(site.Address, "questions/renamed-answer/").AbsoluteUri);
        await Assertions.Expect(editor.Page.GetByText("First edition.")).ToHaveCountAsync(1);
    }

    /// <summary>Milliseconds; a busy machine may take its time.</summary>
    private const int Patience = 60_000;

    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = Patience };

    private static async Task<Visit> EditorAsync(PreviewedSite site, string path)
    {
        var editor = await Visit.StartAsync(host: site.Address);
        await editor.Page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
        return editor;
    }
}
