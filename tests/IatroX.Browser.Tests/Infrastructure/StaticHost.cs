using IatroX.Generator.Model;
using IatroX.Generator.Render.Machine.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace IatroX.Browser.Tests.Infrastructure;

/// <summary>Serves a folder on loopback as a plain host would, with exactly the security headers that every host is told to send.</summary>
internal static class StaticHost
{
    /// <param name="folder">What is served.</param>
    /// <param name="interfere">Sees each request first and may hold it or answer it, which true says: a slow or broken network.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="path">Where the site lies on the host, from slash to slash.</param>
    /// <param name="dropsHeaders">As a host may that was not told of them.</param>
    public static async Task<Uri> ServeAsync(string folder, Func<HttpContext, Task<bool>>? interfere = null, int port = 0, string path = "/", bool dropsHeaders = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var host = builder.Build();
        host.Use((context, next) =>
        {
            foreach (var header in dropsHeaders ? [] : SecurityHeaders.Of(new Hosting()))
            {
                context.Response.Headers.Append(header.Name, header.Value);
            }
            return next(context);
        });
        if (interfere is not null)
        {
            host.Use(async (context, next) =>
            {
                if (!await interfere(context))
                {
                    await next(context);
                }
            });
        }
        host.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder), RequestPath = path.TrimEnd('/'), StaticFileOptions = { ServeUnknownFileTypes = true } });
        host.Run(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.SendFileAsync(Path.Combine(folder, "404.html"));
        });
        await host.StartAsync();
        return new Uri(host.Urls.First() + path);
    }
}
