using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using IatroX.Generator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IatroX.Cli.Preview;

/// <summary>Serves the preview to browsers on this machine and to nobody else.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const int MostPorts = 50;

    /// <summary>Many windows of one reader; a page that opens more harms only itself.</summary>
    private const int MostConnections = 256;

    /// <summary>With those that are just being closed.</summary>
    private const int MostConnectionsAtOnce = 4 * MostConnections;

    private readonly WebApplication host;

    private PreviewServer(WebApplication host, int port)
    {
        this.host = host;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }

    public Uri Address { get; }

    /// <summary>Serves on the port, or on the next that is free, which is then said.</summary>
    /// <exception cref="IOException">No port is free.</exception>
    public static async Task<PreviewServer> StartAsync(PreviewLoop loop, int port, TextWriter output)
    {
        for (var tried = port; ; tried++)
        {
            var host = Host(loop, tried);
            try
            {
                await host.StartAsync();
                if (tried != port)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use (by another preview? 'lsof -i :{port}' names the process): {tried} is used instead."));
                }
                return new PreviewServer(host, tried);
            }
            catch (IOException) when (tried < port + MostPorts && tried < IPEndPoint.MaxPort)
            {
                await host.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
    }

    private static WebApplication Host(PreviewLoop loop, int port)
    {
        var connections = new OpenConnections(MostConnections);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = MostConnectionsAtOnce;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Use((connection, next) => connections.ServeAsync(connection, next)));
        });
        // A browser that listens for changes would keep the command from ending.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var app = builder.Build();
        var ending = app.Lifetime.ApplicationStopping;
        app.Run(context =>
        {
            connections.Asked(context.Features);
            return AnswerAsync(context, loop, port, ending);
        });
        return app;
    }

    private static Task AnswerAsync(HttpContext context, PreviewLoop loop, int port, CancellationToken ending)
    {
        var state = loop.State;
        context.Response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in state.Site?.Headers ?? PreviewSite.DefaultHeaders)
        {
            context.Response.Headers[name] = value;
        }
        if (!RequestGuard.Allows(context.Request, port))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "This preview is for this machine only: open it by the address that the command printed.");
        }
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "A preview can be read only.");
        }
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "A preview reads no body.");
        }
        return context.Request.Path.Value == ChangeStream.Path
            ? ChangeStream.SendAsync(context, loop, ending)
            : SendAsync(context, PreviewAnswer.Of(context.Request.Path.Value ?? "/", state));
    }

    private static Task RefuseAsync(HttpContext context, int status, string why) =>
        SendAsync(context, new PreviewAnswer(status, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(why + "\n"), null));

    private static async Task SendAsync(HttpContext context, PreviewAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }
        if (answer.Lasts)
        {
            context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        }
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = answer.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Bytes, context.RequestAborted);
        }
    }
}
