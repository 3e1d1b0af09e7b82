using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace IatroX.Cli.Preview;

/// <summary>Keeps other sites, open in the same browser, from reading the preview.</summary>
/// <remarks>
/// A foreign name that is made to lead to this machine (DNS rebinding) shows in Host; a script of a foreign page shows in Origin, or in
/// Sec-Fetch-Site where a browser sends no Origin. Following a link to the preview stays possible.
/// </remarks>
internal static class RequestGuard
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    public static bool Allows(HttpRequest request, int port)
    {
        var hosts = Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}:{port}")).Concat(port == 80 ? Names : []).ToList();
        if (!hosts.Contains(request.Headers.Host.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }
        if (request.Headers.Origin.Count > 0 && !hosts.Exists(host => string.Equals(request.Headers.Origin, "http://" + host, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin" || request.Headers["Sec-Fetch-Mode"] == "navigate";
    }
}
