using IatroX.Browser.Tests.Infrastructure;

namespace IatroX.Browser.Tests;

/// <summary>Pictures of every page kind, to be looked at. Run it by name, with explicit tests on; it leaves them in <c>tests/.tools/contact-sheet</c>.</summary>
public class ContactSheet(ITestOutputHelper report)
{
    [Fact(Explicit = true)]
    public async Task Photograph_every_page_kind_at_every_width_in_light_and_dark()
    {
        var pages = await BuiltSite.SampleAsync();
        var folder = Directory.CreateDirectory(Repository.At("tests", ".tools", "contact-sheet")).FullName;
        var rows = new List<string>();
        foreach (var dark in new[] { false, true })
        {
            foreach (var width in new[] { 320, 390, 768, 1280 })
            {
                await using var visit = await Visit.StartAsync(width, dark: dark);
                foreach (var (number, page) in pages.Index())
                {
                    await visit.GoToAsync(page);
                    var name = $"{number:00}-{page.Kind}-{width}-{(dark ? "dark" : "light")}.png";
                    await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), FullPage = true });
                    rows.Add($"<figure><img src=\"{name}\" loading=\"lazy\" alt=\"\"><figcaption>{name}</figcaption></figure>");
                }
            }
        }
        await File.WriteAllTextAsync(
            Path.Combine(folder, "index.html"),
            "<!doctype html><title>Contact sheet</title><style>body{display:flex;flex-wrap:wrap;gap:1rem;background:#888}img{width:20rem}figure{margin:0}</style>" + string.Concat(rows),
            TestContext.Current.CancellationToken);
        report.WriteLine($"Open {folder}/index.html");
    }
}
