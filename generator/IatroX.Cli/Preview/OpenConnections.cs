using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace IatroX.Cli.Preview;

/// <summary>The connections to a preview, of which the one that asked longest ago gives way when there would be too many. May be used from many threads.</summary>
/// <remarks>
/// Refusing new ones instead lets a program that opens hundreds and never asks anything keep out the browser of the author. A browser asks as soon
/// as it is connected, so it is never the oldest; a window that only listens for changes connects again.
/// </remarks>
internal sealed class OpenConnections(int most)
{
    private readonly Lock gate = new();

    /// <summary>In the order in which they last asked, or were opened.</summary>
    private readonly LinkedList<ConnectionContext> byLastRequest = new();

    /// <summary>Serves a connection until it ends.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var place = new LinkedListNode<ConnectionContext>(connection);
        connection.Features.Set(place);
        Add(place)?.Abort(new ConnectionAbortedException("Others have asked since."));
        try
        {
            await next(connection);
        }
        finally
        {
            lock (gate)
            {
                place.List?.Remove(place);
            }
        }
    }

    /// <summary>Says that the connection with these features has asked.</summary>
    public void Asked(IFeatureCollection features)
    {
        lock (gate)
        {
            if (features.Get<LinkedListNode<ConnectionContext>>() is { List: not null } place)
            {
                byLastRequest.Remove(place);
                byLastRequest.AddLast(place);
            }
        }
    }

    /// <summary>The connection that gives way, if one must.</summary>
    private ConnectionContext? Add(LinkedListNode<ConnectionContext> place)
    {
        lock (gate)
        {
            byLastRequest.AddLast(place);
            if (byLastRequest.Count <= most)
            {
                return null;
            }
            var oldest = byLastRequest.First!;
            byLastRequest.Remove(oldest);
            return oldest.Value;
        }
    }
}
