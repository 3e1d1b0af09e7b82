using System.Text;
using Microsoft.AspNetCore.Http;

namespace IatroX.Cli.Preview;

/// <summary>Tells a browser of each new state as a server-sent event, the current one first.</summary>
internal static class ChangeStream
{
    public const string Path = "/_preview/changes";

    public static async Task SendAsync(HttpContext context, PreviewLoop loop, CancellationToken ending)
    {
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        try
        {
            for (var state = loop.State; ; state = await loop.ChangeAsync(state, stop.Token))
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {state.Json()}\n\n"), stop.Token);
                await context.Response.Body.FlushAsync(stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The browser went to another page, or the command ends.
        }
    }
}
