using System.Collections.Immutable;
using System.Security.Cryptography;
using IatroX.Generator.Model;

namespace IatroX.Generator.Render.Machine.Hosts;

/// <summary>What browsers are told not to allow. The site has no inline script or style and takes nothing from elsewhere, so the policy needs no exception.</summary>
/// <remarks>Structured data is a data block, which browsers do not run and which the policy does not concern; a browser test shows it.</remarks>
internal static class SecurityHeaders
{
    /// <summary>For a meta element, where frame-ancestors has no effect.</summary>
    public const string PolicyInPage =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";

    /// <summary>The policy of one page. Browsers do not apply it to data blocks, but checkers do, so the page's own is named by its hash.</summary>
    public static string InPage(ReadOnlySpan<byte> structuredData) => structuredData.IsEmpty
        ? PolicyInPage
        : PolicyInPage.Replace("script-src 'self'", $"script-src 'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(structuredData))}'", StringComparison.Ordinal);

    public const string Policy = PolicyInPage + "; frame-ancestors 'none'";

    public static ImmutableArray<Header> Of(Hosting host) =>
    [
        new("Content-Security-Policy", Policy),
        .. host.StrictTransport ? ImmutableArray.Create(new Header("Strict-Transport-Security", "max-age=31536000")) : [],
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
    ];
}

/// <summary>A header of a response.</summary>
internal sealed record Header(string Name, string Value);
