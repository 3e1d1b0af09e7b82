namespace IatroX.Generator.Render;

/// <summary>Paths of the pages that every site has.</summary>
internal static class Addresses
{
    public const string Home = "/";
    public const string Search = "/search/";
    public const string Alphabet = "/a-z/";
    public const string Topics = "/topics/";
    public const string Guidelines = "/guidelines/";
    public const string Reviewers = "/reviewers/";
    public const string Confidence = "/confidence/";
    public const string Reviews = "/reviews/";
    public const string ReviewsJson = "/reviews.json";
    public const string WhatsNew = "/whats-new/";
    public const string Feed = "/feed.xml";
    public const string NotFound = "/404.html";

    /// <summary>The address of page <paramref name="number"/>, from 1, of a list.</summary>
    public static string PageOf(string list, int number) =>
        number == 1 ? list : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{list}page/{number}/");
}
