using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IatroX.Generator.Model;

/// <summary>What a name looks like: equal for two names that readers cannot tell apart.</summary>
/// <remarks>
/// After the skeletons of UTS 39, section 4: compatible forms and accents go, capitals too, and each letter of another alphabet becomes the Latin one that
/// it is drawn like. Example: "ЕхаmpIé" with Cyrillic letters, a capital i and an accent becomes "exampie", as "Example" does.
/// </remarks>
internal static class Confusables
{
    /// <summary>Pairs of a letter and the Latin one that it looks like. Capitals stand here only where they look like another letter than their small ones.</summary>
    private static readonly FrozenDictionary<Rune, char> Twins = Pairs(
        "li1iƖiıiɪiɩiӏiǀi0oøo" + "łiđdħhŧtɑaɡgðdþpʟi"
        + "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwһhьbѵvпn"
        + "ΗhΜmΝnΥyΖzαaβbγyεeιiκkνvοoρpτtυuχxωwϲcϳjηnμuζz"
        + "ոnսuօoհhցgզqյj" + "ⲟoⲣpⲥcⲧtⲕkⲓiⲙmⲛnⲭxⲩyⲁa"
        + "ᎪaᏴbᏟcᎠdᎬeᏀgᎻhᎫjᏦkᏞiᎷmᏢpᎡrᏚsᎢtᏙvᎳwᎩyᏃz"
        + "ꓮaꓐbꓚcꓓdꓰeꓝfꓖgꓧhꓲiꓙjꓗkꓡiꓟmꓠnꓳoꓑpꓣrꓢsꓔtꓴuꓦvꓪwꓫxꓬyꓜz");

    public static string Skeleton(string text)
    {
        var skeleton = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(IsCharacter).SelectMany(rune => rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes()))
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                continue;
            }
            var small = Rune.ToLowerInvariant(rune);
            skeleton.Append(Twins.TryGetValue(rune, out var twin) || Twins.TryGetValue(small, out twin) ? twin.ToString(CultureInfo.InvariantCulture) : small.ToString());
        }
        return skeleton.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>What Unicode gives no meaning has no compatible form either.</summary>
    private static bool IsCharacter(Rune rune) => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned;

    private static FrozenDictionary<Rune, char> Pairs(string pairs)
    {
        var letters = pairs.EnumerateRunes().ToList();
        return letters.Where((_, i) => i % 2 == 0).Zip(letters.Where((_, i) => i % 2 == 1)).ToFrozenDictionary(pair => pair.First, pair => (char)pair.Second.Value);
    }
}
