using System.Net;
using System.Net.Sockets;
using IatroX.Generator.Tests.Render.Machine;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>The artificial site of the machine tests with a signed answer, built for the very address at which it is served.</summary>
internal sealed class ServedSite : IDisposable
{
    private readonly MachineSite site = new();

    private ServedSite(Uri address) => Address = address;

    public Uri Address { get; }

    public string Folder => site.Output;

    /// <param name="path">Where the site lies on its host, from slash to slash.</param>
    public static async Task<ServedSite> StartAsync(string path, string configuration = "")
    {
        var port = FreePort();
        var served = new ServedSite(new Uri($"http://127.0.0.1:{port}{path}"));
        served.site.Build(configuration, "nginx", $"base_url: {served.Address}");
        await StaticHost.ServeAsync(served.Folder, port: port, path: path);
        return served;
    }

    public Uri At(string path) => new(Address, path);

    public void Dispose() => site.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
