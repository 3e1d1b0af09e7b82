namespace IatroX.Generator.Model;

/// <summary>The pictures shown where pages are shared.</summary>
/// <param name="ofPage">The picture of the page at an address; null for a page without one of its own. May be called from many threads.</param>
/// <param name="all">Every picture, those of one name once.</param>
public sealed class CardSet(Func<string, CardPicture?> ofPage, Func<IEnumerable<CardPicture>> all)
{
    public const int Width = 1200;

    public const int Height = 630;

    public static CardSet None { get; } = new(_ => null, () => []);

    public IEnumerable<CardPicture> All => all();

    /// <summary>The page's own picture, else the site's; null when there are none.</summary>
    public CardPicture? Of(string url) => ofPage(url) ?? ofPage("/");
}

/// <summary>One picture as it lies in the cache folder.</summary>
/// <param name="Name">Hash of everything that it shows.</param>
public sealed record CardPicture(string Name, string FullPath)
{
    public string Url => $"/cards/{Name}.png";
}
