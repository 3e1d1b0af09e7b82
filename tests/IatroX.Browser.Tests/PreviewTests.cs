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
        await editor.Page.WaitForFunctionAsync("Math.abs(scrollY - 700) < 2");
        await Assertions.Expect(editor.Page.Locator("#iatrox-preview")).ToHaveCountAsync(0);
    }

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
