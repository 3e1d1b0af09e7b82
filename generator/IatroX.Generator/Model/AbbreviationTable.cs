using System.Collections.Frozen;

namespace IatroX.Generator.Model;

/// <summary>Finds the abbreviations of a site in a text.</summary>
public sealed class AbbreviationTable(IEnumerable<Abbreviation> abbreviations)
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> expansions = abbreviations.DistinctBy(abbreviation => abbreviation.Short)
        .ToFrozenDictionary(abbreviation => abbreviation.Short, abbreviation => abbreviation.Expansion, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every use, in order.</summary>
    public Uses In(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>The word itself, or without the s of a plural or what follows a hyphen.</summary>
    private (int Length, string Expansion)? Known(ReadOnlySpan<char> word)
    {
        if (expansions.TryGetValue(word, out var expansion))
        {
            return (word.Length, expansion);
        }
        if (word.Length > 2 && word[^1] == 's' && expansions.TryGetValue(word[..^1], out expansion))
        {
            return (word.Length - 1, expansion);
        }
        var hyphen = word.IndexOf('-');
        return hyphen > 1 && expansions.TryGetValue(word[..hyphen], out expansion) ? (hyphen, expansion) : null;
    }

    /// <summary>Where a text uses an abbreviation, and what it stands for.</summary>
    public readonly record struct Use(Range Place, string Expansion);

    /// <summary>Goes from use to use of one text.</summary>
    public ref struct Uses
    {
        private readonly AbbreviationTable table;
        private readonly ReadOnlySpan<char> text;
        private int next;

        internal Uses(AbbreviationTable table, ReadOnlySpan<char> text)
        {
            this.table = table;
            this.text = text;
        }

        public Use Current { get; private set; }

        public readonly Uses GetEnumerator() => this;

        public bool MoveNext()
        {
            while (table.expansions.Dictionary.Count > 0 && next < text.Length)
            {
                var start = next++;
                if (!char.IsAsciiLetterOrDigit(text[start]))
                {
                    continue;
                }
                var hasUpper = char.IsAsciiLetterUpper(text[start]);
                while (next < text.Length && (char.IsLetterOrDigit(text[next]) || text[next] == '-'))
                {
                    hasUpper |= char.IsAsciiLetterUpper(text[next++]);
                }
                if (hasUpper && table.Known(text[start..next]) is var (length, expansion))
                {
                    Current = new Use(start..(start + length), expansion);
                    return true;
                }
            }
            return false;
        }
    }
}
