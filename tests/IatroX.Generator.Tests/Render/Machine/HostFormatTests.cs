using System.Text.Json;
using System.Text.RegularExpressions;
using IatroX.Generator.Model;
using IatroX.Generator.Parse;
using IatroX.Generator.Render.Machine;
using IatroX.Generator.Render.Machine.Hosts;

namespace IatroX.Generator.Tests.Render.Machine;

/// <summary>The formats of hosts that cannot be run here, held against their documented limits.</summary>
public sealed class HostFormatTests
{
    [Fact]
    public void GitHub_Pages_gets_its_two_marks_and_the_policy_in_the_page()
    {
        using var site = new MachineSite();
        site.Build("", "github-pages", "base_url: https://clinic.test/");
        Assert.Equal("", site.Read(".nojekyll"));
        Assert.Equal("clinic.test\n", site.Read("CNAME"));
        Assert.Contains("http-equiv=\"Content-Security-Policy\"", site.Read("index.html"), StringComparison.Ordinal);
        site.Build("", "github-pages", "base_url: https://someone.github.io/answers/");
        Assert.False(site.Has("CNAME"));
        site.Build("", "github-pages", "base_url: https://clinic.test/answers/");
        Assert.False(site.Has("CNAME"));
        Assert.Contains("href=\"/answers/topics/\"", site.Read("index.html"), StringComparison.Ordinal);
    }

    /// <summary>For ever what is named for its content; the root of the search index is not, and leads to parts that are.</summary>
    [Theory]
    [InlineData("netlify", "_headers", "/kb/search/index/parts/*\n  Cache-Control: public, max-age=31536000, immutable\n")]
    [InlineData("cloudflare-pages", "_headers", "/kb/search/index/parts/*\n  Cache-Control: public, max-age=31536000, immutable\n")]
    [InlineData("azure-static-web-apps", "staticwebapp.config.json", """{"route":"/kb/search/index/parts/*","headers":{"Cache-Control":"public, max-age=31536000, immutable"}}""")]
    public void Parts_of_the_search_index_are_kept_for_ever(string host, string file, string rule)
    {
        using var site = new MachineSite();
        site.Build("", host);
        Assert.Contains(rule, site.Read(file).Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The guide has it set in site.yaml, whatever the host; one of a host's file would silently win.</summary>
    [Fact]
    public void The_address_of_this_repositorys_site_stands_in_one_file() => Assert.All(
        Directory.GetFiles(Path.Combine(MachineSite.RepositoryRoot(), "output-config", "hosts")),
        file => Assert.DoesNotContain(File.ReadLines(file), line => line.StartsWith("base_url:", StringComparison.Ordinal)));

    [Fact]
    public void Netlify_is_told_of_headers_and_redirects()
    {
        using var site = new MachineSite();
        site.Build("", "netlify");
        Assert.Contains("/kb/old.html /kb/questions/signed/ 301!\n", site.Read("_redirects"), StringComparison.Ordinal);
        var headers = site.Read("_headers");
        Assert.StartsWith("/kb/*\n  Content-Security-Policy: default-src 'none';", headers, StringComparison.Ordinal);
        Assert.Contains("/kb/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n", headers, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"Content-Security-Policy\"", site.Read("index.html"), StringComparison.Ordinal);
        Assert.All(headers.Split('\n'), line => Assert.Matches(new Regex("^$|^/\\S+$|^  [A-Za-z-]+: .+$"), line));
    }

    [Fact]
    public void Cloudflare_Pages_gets_no_more_rules_than_it_reads()
    {
        var rules = HostRules.Of(Config, [.. Enumerable.Range(0, 2500).Select(i => new Redirect($"/old/{i}/", "/questions/new/", "New"))]);
        var lines = HeaderFiles.Redirects(rules, "301", HeaderFiles.CloudflareRedirects).TrimEnd('\n').Split('\n');
        Assert.Equal(2000, lines.Count(line => line[0] == '/'));
        Assert.StartsWith("# 500 more are left to the pages", lines[^1], StringComparison.Ordinal);
        // Of a redirect it reads 1,000 characters, of a header 2,000.
        Assert.All(lines, line => Assert.True(line.Length <= 1000));
        Assert.All(HeaderFiles.Headers(rules).Split('\n'), line => Assert.True(line.Length <= 2000));
    }

    [Fact]
    public void The_file_for_Azure_stays_below_its_limit_however_many_addresses_changed()
    {
        var rules = HostRules.Of(Config, [.. Enumerable.Range(0, 2500).Select(i => new Redirect($"/old/{i}/", "/questions/new/", "New"))]);
        var bytes = AzureConfig.Write(rules);
        Assert.InRange(bytes.Length, 10_000, AzureConfig.MaxBytes);
        using var json = JsonDocument.Parse(bytes);
        Assert.Equal("/404.html", json.RootElement.GetProperty("responseOverrides").GetProperty("404").GetProperty("rewrite").GetString());
        Assert.Equal("nosniff", json.RootElement.GetProperty("globalHeaders").GetProperty("X-Content-Type-Options").GetString());
    }

    /// <summary>What Mozilla's Observatory and securityheaders.com ask of a site for their best grade, as they document it.</summary>
    [Theory]
    [InlineData(HostKind.Nginx)]
    [InlineData(HostKind.Apache)]
    [InlineData(HostKind.Netlify)]
    [InlineData(HostKind.CloudflarePages)]
    [InlineData(HostKind.AzureStaticWebApps)]
    public void Every_header_that_the_best_grade_needs_is_sent(HostKind host)
    {
        var headers = HostRules.Of(Config with { Host = new Hosting { Kind = host } }, []).Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal);
        var policy = headers["Content-Security-Policy"].Split("; ").Select(directive => directive.Split(' ', 2)).ToDictionary(directive => directive[0], directive => directive[1], StringComparer.Ordinal);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.All((string[])["base-uri", "frame-ancestors"], directive => Assert.Equal("'none'", policy[directive]));
        Assert.All(policy.Where(directive => directive.Key is not ("default-src" or "base-uri" or "frame-ancestors")), directive => Assert.Equal("'self'", directive.Value));
        Assert.InRange(int.Parse(headers["Strict-Transport-Security"].Replace("max-age=", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture), 15_768_000, int.MaxValue);
        Assert.Equal(("nosniff", "DENY"), (headers["X-Content-Type-Options"], headers["X-Frame-Options"]));
        Assert.Equal("strict-origin-when-cross-origin", headers["Referrer-Policy"]);
        Assert.Equal(("same-origin", "same-origin"), (headers["Cross-Origin-Opener-Policy"], headers["Cross-Origin-Resource-Policy"]));
        Assert.Matches("(^|, )camera=\\(\\)", headers["Permissions-Policy"]);
    }

    [Fact]
    public void More_files_than_a_host_takes_are_told_before_anybody_uploads()
    {
        var files = Enumerable.Range(0, 20_001).Select(i => ($"{i}.html", 1000L)).ToList();
        Assert.Empty(HostLimits.Exceeded(new Hosting { Kind = HostKind.Netlify }, files));
        var finding = Assert.Single(HostLimits.Exceeded(new Hosting { Kind = HostKind.CloudflarePages }, files));
        Assert.Equal("the site has 20,001 files, and this host takes 20,000. Turn off features.markdown or features.api, or choose another host.", finding.Message);
        Assert.Single(HostLimits.Exceeded(new Hosting { Kind = HostKind.CloudflarePages }, [("big.json", 26 * 1024 * 1024)]));
    }

    [Theory]
    [InlineData("netlify", "precompress: true")]
    [InlineData("github-pages", "strict_transport: true")]
    [InlineData("nginx", "page_max_age: 300")]
    public void A_setting_that_the_host_cannot_follow_is_an_error(string host, string setting)
    {
        var config = new SourceText("output-config/site.yaml", "site.yaml", $"name: a\ntagline: b\ndescription: c\nbase_url: https://clinic.test/\norganisation: d\ndisclaimer: e\nhost: {host}\n");
        var parsed = ConfigParser.Parse(config, null, [new SourceText($"output-config/hosts/{host}.yaml", $"hosts/{host}.yaml", setting + "\n")]);
        Assert.Null(parsed.Value);
        Assert.Equal(Rules.UnknownKey, Assert.Single(parsed.Findings).Rule);
    }

    [Fact]
    public void A_copy_for_a_disk_links_to_files_that_are_there()
    {
        using var site = new MachineSite();
        site.Build("", "folder");
        foreach (var page in site.Pages)
        {
            foreach (var link in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(page)).QuerySelectorAll("a[href], link[href], script[src], form[action], img[src]"))
            {
                var target = link.GetAttribute("href") ?? link.GetAttribute("src") ?? link.GetAttribute("action")!;
                if (target.StartsWith('#') || target.Contains("://", StringComparison.Ordinal))
                {
                    continue;
                }
                Assert.False(target.StartsWith('/'), $"{page}: {target}");
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, target.Split('#', '?')[0])), $"{page}: {target}");
            }
        }
        Assert.Contains("Search does not work in this copy", site.Read("search/index.html"), StringComparison.Ordinal);
    }

    private static SiteConfig Config => new()
    {
        Name = "Test Clinic", Tagline = "Test", Description = "Test.", BaseUrl = new Uri("https://clinic.test/"), Organisation = "Test", Disclaimer = "Test.",
        Host = new Hosting { Kind = HostKind.CloudflarePages },
    };
}
