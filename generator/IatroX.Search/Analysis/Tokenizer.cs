using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace IatroX.Search.Analysis;

/// <summary>A word of a text: where its folded form lies in the token buffer and where it stood in the source.</summary>
/// <param name="Offset">Start of the folded form in <see cref="Tokenizer"/>'s characters.</param>
/// <param name="Length">Length of the folded form.</param>
/// <param name="Start">First UTF-16 code unit in the source.</param>
/// <param name="End">After the last code unit in the source.</param>
/// <param name="Joined">True for the whole of a hyphenated compound, which follows its parts.</param>
internal readonly record struct Token(int Offset, int Length, int Start, int End, bool Joined);

/// <summary>
/// Cuts text into folded words, as <c>theme/scripts/search/tokenize.js</c> does (its rules are told there).
/// Reused from text to text, one a thread. Cost: one table look-up a character, no allocation once warm.
/// </summary>
internal sealed class Tokenizer
{
    private const int Longest = 64, MostParts = 4, MostInCode = 4;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Room for one word: every other code unit of it may be a point or comma inside a number, which the limit does not count.</summary>
    private static readonly int MostFolded = 2 * Longest * AnalysisTable.LongestFold;

    private char[] characters = new char[4096];
    private int used;
    private readonly List<Token> tokens = [];

    /// <summary>Valid until the next text is read.</summary>
    public ReadOnlySpan<Token> Tokens => CollectionsMarshal.AsSpan(tokens);

    public ReadOnlySpan<char> Text(Token token) => characters.AsSpan(token.Offset, token.Length);

    public void Read(ReadOnlySpan<char> text)
    {
        tokens.Clear();
        used = 0;
        var classes = AnalysisTable.Classes;
        int i = 0, parts = 0, first = 0;
        while (i < text.Length)
        {
            if (classes[text[i]] != AnalysisTable.Word)
            {
                i++;
                continue;
            }
            if (parts++ == 0)
                first = tokens.Count;
            i = ReadWord(text, i);
            if (i < text.Length - 1 && classes[text[i]] == AnalysisTable.Hyphen && classes[text[i + 1]] == AnalysisTable.Word)
                continue;
            if (parts == 1)
                JoinCode(text);
            else if (parts <= MostParts)
                JoinCompound(first);
            parts = 0;
        }
    }

    private int ReadWord(ReadOnlySpan<char> text, int start)
    {
        Reserve(MostFolded);
        var (classes, folds) = (AnalysisTable.Classes, AnalysisTable.SingleFolds);
        int offset = used, i = start, end = start;
        for (; i < text.Length && end - start < Longest; i++)
        {
            var c = text[i];
            var kind = classes[c];
            if (kind == AnalysisTable.Word)
            {
                if (folds[c] is not '\0' and var folded)
                    characters[used++] = folded;
                else
                    Append(AnalysisTable.Folds[c]);
                end = i + 1;
            }
            else if (kind == AnalysisTable.Apostrophe)
            {
                if (IsPossessive(text, i) || i + 1 >= text.Length || classes[text[i + 1]] != AnalysisTable.Word)
                    break;
            }
            else if (kind != AnalysisTable.Dropped)
            {
                var isNumber = IsInsideNumber(text, i);
                if (!isNumber && !IsInsideInitials(text, start, i))
                    break;
                if (isNumber && c == '.')
                    characters[used++] = c;
            }
        }
        if (i < text.Length && classes[text[i]] == AnalysisTable.Apostrophe && IsPossessive(text, i))
            i += 2;
        Push(offset, start, end);
        return i;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(characters.AsSpan(used));
        used += text.Length;
    }

    private void Reserve(int count)
    {
        if (used + count > characters.Length)
            Array.Resize(ref characters, Math.Max(characters.Length * 2, used + count));
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int i) =>
        i + 1 < text.Length && text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || AnalysisTable.Classes[text[i + 2]] != AnalysisTable.Word);

    private static bool IsInsideNumber(ReadOnlySpan<char> text, int i) =>
        text[i] is '.' or ',' && i > 0 && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    /// <summary>The point between single letters ("T.I.A.").</summary>
    private static bool IsInsideInitials(ReadOnlySpan<char> text, int start, int i) =>
        text[i] == '.' && IsLetter(text[i - 1]) && (i - 1 == start || text[i - 2] == '.')
        && i + 1 < text.Length && IsLetter(text[i + 1]) && (i + 2 >= text.Length || AnalysisTable.Classes[text[i + 2]] != AnalysisTable.Word);

    private static bool IsLetter(char c) => AnalysisTable.Classes[c] == AnalysisTable.Word && !char.IsAsciiDigit(c);

    private static bool IsNumber(ReadOnlySpan<char> word) => StartsAsNumber(word) && !word.ContainsAnyExcept(NumberCharacters);

    /// <summary>Settles nearly every word by a look at one character.</summary>
    private static bool StartsAsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && (char.IsAsciiDigit(word[0]) || word[0] == '.');

    /// <summary>Adds the word just read; splits "5mg", names units one way, joins "ng 59".</summary>
    private void Push(int offset, int start, int end)
    {
        var word = characters.AsSpan(offset, used - offset);
        var afterNumber = false;
        if (tokens.Count > 0)
        {
            var last = tokens[^1];
            var lastText = Text(last);
            if (!last.Joined && word.Length <= 4 && lastText.Length <= 4 && IsNumber(word) && IsIn(AnalysisTable.ReferencePrefixes, lastText))
            {
                tokens[^1] = new Token(AppendCopy(lastText, word), last.Length + word.Length, last.Start, end, false);
                return;
            }
            afterNumber = IsNumber(lastText);
        }
        if (StartsAsNumber(word) && word.IndexOfAnyExcept(NumberCharacters) is > 0 and var digits)
        {
            var unit = Named(word[digits..]);
            if (IsIn(AnalysisTable.Units, unit))
            {
                var split = word.Length - digits;
                tokens.Add(new Token(offset, digits, start, Math.Max(start + 1, end - split), false));
                tokens.Add(new Token(AppendCopy(unit, []), unit.Length, Math.Max(start, end - split), end, false));
                return;
            }
        }
        var text = afterNumber ? Named(word) : word;
        tokens.Add(text == word
            ? new Token(offset, word.Length, start, end, false)
            : new Token(AppendCopy(text, []), text.Length, start, end, false));
    }

    private static bool IsIn(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static ReadOnlySpan<char> Named(ReadOnlySpan<char> unit) =>
        AnalysisTable.UnitAliases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(unit, out var named) ? named : unit;

    private int AppendCopy(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // Both may lie in the array that is about to grow: the spans keep the old one.
        Reserve(a.Length + b.Length);
        var offset = used;
        Append(a);
        Append(b);
        return offset;
    }

    /// <summary>Letters and a number behind a space may be a code ("CA 125", "B 12"), so they also count as one word.</summary>
    private void JoinCode(ReadOnlySpan<char> text)
    {
        if (tokens.Count < 2)
            return;
        var (letters, digits) = (tokens[^2], tokens[^1]);
        if (letters.Length > MostInCode || digits.Length > MostInCode || letters.Joined || letters.End + 1 != digits.Start || text[letters.End] is not (' ' or '\u00a0' or '\u202f')
            || Text(digits).ContainsAnyExceptInRange('0', '9') || Text(letters).ContainsAnyExceptInRange('a', 'z') || IsIn(AnalysisTable.NotInCodes, Text(letters)))
        {
            return;
        }
        tokens.Add(new Token(AppendCopy(Text(letters), Text(digits)), letters.Length + digits.Length, letters.Start, digits.End, true));
    }

    /// <summary>"non-compaction" also counts as "noncompaction".</summary>
    private void JoinCompound(int first)
    {
        if (tokens.Count - first < 2)
            return;
        var length = 0;
        for (var i = first; i < tokens.Count; i++)
            length += tokens[i].Length;
        if (length > Longest)
            return;
        Reserve(length);
        var offset = used;
        for (var i = first; i < tokens.Count; i++)
            Append(Text(tokens[i]));
        if (!IsNumber(characters.AsSpan(offset, length)))
            tokens.Add(new Token(offset, length, tokens[first].Start, tokens[^1].End, true));
    }
}
