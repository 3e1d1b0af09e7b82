using System.Globalization;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>What a host refuses to take, by its own documentation, told before anybody uploads.</summary>
public static class HostLimits
{
    private const long Megabyte = 1_000_000;

    /// <param name="files">Every published file with its size in bytes.</param>
    public static IEnumerable<Diagnostic> Exceeded(Hosting host, IReadOnlyCollection<(string Path, long Bytes)> files)
    {
        if (Of(host.Kind) is not { } limits)
        {
            yield break;
        }
        var bytes = files.Sum(file => file.Bytes);
        if (files.Count > limits.Files)
        {
            yield return Finding($"the site has {files.Count:N0} files, and this host takes {limits.Files:N0}. Turn off features.markdown or features.api, or choose another host.");
        }
        if (bytes > limits.SiteBytes)
        {
            yield return Finding($"the site has {bytes / Megabyte:N0} MB, and this host takes {limits.SiteBytes / Megabyte:N0} MB. Choose another host.");
        }
        foreach (var file in files.Where(file => file.Bytes > limits.FileBytes))
        {
            yield return Finding($"'{file.Path}' has {file.Bytes / Megabyte:N0} MB, and this host takes {limits.FileBytes / Megabyte:N0} MB a file. Make it smaller, or choose another host.");
        }
    }

    private static Diagnostic Finding(FormattableString message) =>
        new(Rules.HostLimit, Position.WholeFile("output-config/site.yaml"), message.ToString(CultureInfo.InvariantCulture));

    /// <summary>The limits of the free plans.</summary>
    private static (long Files, long SiteBytes, long FileBytes)? Of(HostKind kind) => kind switch
    {
        HostKind.CloudflarePages => (20_000, long.MaxValue, 25 * 1024 * 1024),
        HostKind.AzureStaticWebApps => (15_000, 250 * Megabyte, long.MaxValue),
        HostKind.GitHubPages => (long.MaxValue, 1000 * Megabyte, 100 * 1024 * 1024),
        _ => null,
    };
}
