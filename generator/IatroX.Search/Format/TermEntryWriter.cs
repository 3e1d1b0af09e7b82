using System.Collections.Immutable;
using IatroX.Search.Indexing;

namespace IatroX.Search.Format;

/// <summary>Writes the list of one term after another; FORMAT.md, "Term parts". One a thread.</summary>
internal sealed class TermEntryWriter
{
    /// <summary>Steps of impact: a twenty-fourth of e where the question has the word, which settles the order; an eighth of e elsewhere.</summary>
    internal const double QuestionSteps = 24, OtherSteps = 8;

    internal const int HighestQuestionLevel = 63, HighestOtherLevel = 31;

    /// <summary>Impacts are multiplied by this before they are rounded to whole numbers.</summary>
    internal const int ImpactScale = 64;

    /// <summary>The most bits that a Rice code keeps back.</summary>
    private const int MostKept = 3;

    /// <summary>A thread's lists are seldom fewer.</summary>
    private const int LeastBytes = 1 << 16;

    private readonly int pageCount;

    /// <summary>By field mask: its place among those that occur.</summary>
    private readonly uint[] placeOf = new uint[TermParts.MaskCount];
    private readonly BitWriter bits = new();
    private readonly ByteWriter bytes = new(LeastBytes);
    private int[] pages = new int[256];
    private uint[] levels = new uint[256];

    public TermEntryWriter(int pageCount, ImmutableArray<int> masks)
    {
        this.pageCount = pageCount;
        for (var i = 0; i < masks.Length; i++)
            placeOf[masks[i]] = (uint)i;
    }

    /// <summary>The lists one behind the other.</summary>
    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    /// <summary>Returns how long the list is.</summary>
    /// <param name="isWritten">Whether a page writes a word that is just the term.</param>
    public int Write(ReadOnlySpan<Posting> list, int focus, bool isWritten)
    {
        var (best, other) = Highest(list);
        Measure(list, best, other);
        var k = other > 0 ? RiceParameter(list) : 0;
        var start = bytes.Length;
        bytes.Varint(list.Length);
        bytes.Byte((focus << 4) | (best > 0 ? 8 : 0) | (other > 0 ? 4 : 0) | k);
        if (best > 0)
            bytes.Varint(best);
        if (other > 0)
            bytes.Varint(other);
        bits.Interpolative(pages.AsSpan(0, list.Length), 0, pageCount - 1);
        for (var i = 0; i < list.Length; i++)
        {
            bits.Gamma(placeOf[(int)list[i].Fields] + 1);
            if (list[i].IsInQuestion)
                bits.Bits(levels[i] | (uint)list[i].QuestionTerms << 6, 10);
            else
                bits.Rice(levels[i], k);
        }
        bytes.Varint((bits.Length << 1) | (isWritten ? 1 : 0));
        bits.MoveTo(bytes);
        return bytes.Length - start;
    }

    private static (int InQuestions, int Elsewhere) Highest(ReadOnlySpan<Posting> list)
    {
        float best = 0, other = 0;
        foreach (ref readonly var posting in list)
        {
            if (posting.IsInQuestion)
                best = Math.Max(best, posting.Impact);
            else
                other = Math.Max(other, posting.Impact);
        }
        return (Scaled(best), Scaled(other));
    }

    private static int Scaled(float impact) => impact <= 0 ? 0 : Math.Max(1, (int)Math.Round(impact * ImpactScale));

    /// <summary>Fills <see cref="pages"/> and <see cref="levels"/>.</summary>
    private void Measure(ReadOnlySpan<Posting> list, int best, int other)
    {
        if (list.Length > pages.Length)
            (pages, levels) = (new int[list.Length * 2], new uint[list.Length * 2]);
        for (var i = 0; i < list.Length; i++)
        {
            pages[i] = list[i].Document;
            levels[i] = list[i].IsInQuestion
                ? Level(list[i].Impact, best, QuestionSteps, HighestQuestionLevel)
                : Level(list[i].Impact, other, OtherSteps, HighestOtherLevel);
        }
    }

    /// <summary>How many steps below the term's highest impact.</summary>
    private static uint Level(float impact, int highest, double steps, int most) =>
        (uint)Math.Clamp((int)Math.Round(steps * Math.Log(highest / Math.Max(impact * ImpactScale, 1e-6))), 0, most);

    /// <summary>The one that makes the levels shortest; the smaller of two.</summary>
    private int RiceParameter(ReadOnlySpan<Posting> list)
    {
        Span<long> sizes = stackalloc long[MostKept + 1];
        for (var i = 0; i < list.Length; i++)
            if (!list[i].IsInQuestion)
                for (var k = 0; k < sizes.Length; k++)
                    sizes[k] += (levels[i] >> k) + 1 + k;
        var best = 0;
        for (var k = 1; k < sizes.Length; k++)
            if (sizes[k] < sizes[best])
                best = k;
        return best;
    }
}
