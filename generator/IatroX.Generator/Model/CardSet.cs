using System.Collections.Frozen;

namespace IatroX.Generator.Model;

/// <summary>The pictures shown where pages are shared, by the address of the page.</summary>
public sealed record CardSet(FrozenDictionary<string, CardPicture> ByUrl)
{
    public const int Width = 1200;

    public const int Height = 630;

    public static CardSet None { get; } = new(FrozenDictionary<string, CardPicture>.Empty);

    /// <summary>The page's own picture, else the site's; null when there are none.</summary>
    public CardPicture? Of(string url) => ByUrl.GetValueOrDefault(url) ?? ByUrl.GetValueOrDefault("/");
}

/// <summary>One picture as it lies in the cache folder.</summary>
/// <param name="Name">Hash of everything that it shows.</param>
public sealed record CardPicture(string Name, string FullPath)
{
    public string Url => $"/cards/{Name}.png";
}
