namespace IatroX.Generator.Model;

/// <summary>An address part of the site: 1 to 100 lower-case ASCII letters, digits and single hyphens, such as <c>acute-gout</c>.</summary>
public readonly record struct Slug : IComparable<Slug>
{
    public const int MaxLength = 100;

    private readonly string? value;

    private Slug(string value) => this.value = value;

    public string Value => value ?? "";

    public static bool TryParse(string? text, out Slug slug)
    {
        slug = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            var isLetterOrDigit = char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]);
            if (!isLetterOrDigit && (text[i] != '-' || text[i - 1] == '-'))
            {
                return false;
            }
        }
        slug = new Slug(text);
        return true;
    }

    public int CompareTo(Slug other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
