using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using IatroX.Search.Format;
using IatroX.Search.Indexing;

namespace IatroX.Search.Memory;

/// <summary>One page of a memory: fifteen numbers, lists of numbers, the counts of its terms, its names, and what results show of it.</summary>
/// <remarks>
/// Most terms stand in the body alone, seldom often: of these the counts take one byte. Those of all others stand before, as they lie in memory.
/// <code>numbers | subject | cues | filters | terms | words | matched entries | other counts, 16 bytes each | a byte a term | names | shown</code>
/// </remarks>
internal readonly ref struct PageRecord
{
    /// <summary>What stands for a term whose counts take more than one byte.</summary>
    private const byte Other = 0;

    private const int OtherBytes = 16;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly Numbers numbers;

    public PageRecord(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        numbers = MemoryMarshal.Read<Numbers>(bytes);
        var reader = new MemoryReader(bytes[Unsafe.SizeOf<Numbers>()..]);
        Subject = reader.Items<int>(numbers.Subject);
        Cues = reader.Items<int>(numbers.Cues);
        Facets = reader.Items<int>(numbers.Facets);
        Terms = reader.Items<int>(numbers.Terms);
        Words = reader.Items<int>(numbers.Words);
        Matched = reader.Items<int>(numbers.Matched);
        Others = reader.Raw(numbers.Others * OtherBytes);
        Codes = reader.Raw(numbers.Terms);
    }

    public ReadOnlySpan<int> Subject { get; }
    public ReadOnlySpan<int> Cues { get; }
    public ReadOnlySpan<int> Facets { get; }
    public ReadOnlySpan<int> Terms { get; }
    public ReadOnlySpan<int> Words { get; }
    public ReadOnlySpan<int> Matched { get; }
    private ReadOnlySpan<byte> Others { get; }
    private ReadOnlySpan<byte> Codes { get; }

    /// <summary>How many terms the page of a record has, and how many numbers its subject, cues and filters are.</summary>
    public static (int Terms, int Listed) Sizes(ReadOnlySpan<byte> record) => MemoryMarshal.Read<Numbers>(record) is var numbers
        ? (numbers.Terms, numbers.Subject + numbers.Cues + numbers.Facets) : default;

    /// <summary>The terms with their counts, numbered as in the memory.</summary>
    /// <param name="terms">As many as the page has.</param>
    public void Read(Span<DocumentTerm> terms)
    {
        var others = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            ref var term = ref terms[i];
            if (Codes[i] == Other)
                Others.Slice(others++ * OtherBytes, OtherBytes).CopyTo(CountsOf(ref term));
            else
                term = new DocumentTerm { Body = Codes[i], Fields = Fields.Body };
            term.Term = Terms[i];
        }
    }

    /// <param name="record">The bytes of the record.</param>
    /// <param name="terms">As <see cref="Read"/> gave them, numbered anew.</param>
    /// <param name="lists">Room for the other lists: so many numbers as <see cref="Sizes"/> says.</param>
    public IndexedDocument Document(ReadOnlyMemory<byte> record, ArraySegment<DocumentTerm> terms, ArraySegment<int> lists, MemoryTables tables, KnownPlaces places) => new()
    {
        Shown = record[^numbers.ShownBytes..],
        DisplayKeys = tables.DisplayKeys[numbers.DisplayKeys],
        Facets = Placed(Facets, places.Facets, lists[(numbers.Subject + numbers.Cues)..]),
        Listed = tables.Listed[numbers.Listed],
        Terms = terms,
        Subject = Placed(Subject, places.Terms, lists[..numbers.Subject]),
        Cues = Placed(Cues, places.Terms, lists.Slice(numbers.Subject, numbers.Cues)),
        Aspects = numbers.Aspects,
        QuestionLength = numbers.QuestionLength,
        BodyLength = numbers.BodyLength,
        QuestionTerms = numbers.QuestionTerms,
        Names = numbers.NameBytes == 0 ? [] : new MemoryReader(record.Span[^(numbers.NameBytes + numbers.ShownBytes)..]).Texts(),
        Matched = Matched.IsEmpty ? [] : Matched.ToArray(),
    };

    private static ArraySegment<int> Placed(ReadOnlySpan<int> numbers, int[] places, ArraySegment<int> placed)
    {
        Place(numbers, places, placed);
        return placed;
    }

    /// <summary>Writes the record again, numbered anew.</summary>
    public void Copy(ByteWriter target, int displayKeys, int listed, KnownPlaces places)
    {
        target.Items<Numbers>([numbers with { DisplayKeys = displayKeys, Listed = listed }]);
        Place(Subject, places.Terms, target);
        Place(Cues, places.Terms, target);
        Place(Facets, places.Facets, target);
        Place(Terms, places.Terms, target);
        Place(Words, places.Words, target);
        target.Items<int>(Matched);
        target.Raw(bytes[^(Others.Length + Codes.Length + numbers.NameBytes + numbers.ShownBytes)..]);
    }

    private static void Place(ReadOnlySpan<int> numbers, int[] places, ByteWriter target) => Place(numbers, places, target.Room<int>(numbers.Length));

    private static void Place(ReadOnlySpan<int> numbers, int[] places, Span<int> placed)
    {
        for (var i = 0; i < placed.Length; i++)
            placed[i] = places[numbers[i]];
    }

    public static void Write(ByteWriter target, IndexedDocument page, int displayKeys, int listed)
    {
        var terms = page.Terms.AsSpan();
        var others = 0;
        foreach (ref readonly var term in terms)
            others += CodeOf(term) == Other ? 1 : 0;
        var names = NamesOf(page);
        target.Items<Numbers>([new Numbers
        {
            Aspects = page.Aspects, QuestionLength = page.QuestionLength, BodyLength = page.BodyLength, QuestionTerms = page.QuestionTerms,
            DisplayKeys = displayKeys, Listed = listed, Subject = page.Subject.Count, Cues = page.Cues.Count, Facets = page.Facets.Count,
            Terms = terms.Length, Others = others, Words = page.Words.Length, Matched = page.Matched.Length, NameBytes = names.Length, ShownBytes = page.Shown.Length,
        }]);
        target.Items<int>(page.Subject.AsSpan());
        target.Items<int>(page.Cues.AsSpan());
        target.Items<int>(page.Facets.AsSpan());
        var numbers = target.Room<int>(terms.Length);
        for (var i = 0; i < terms.Length; i++)
            numbers[i] = terms[i].Term;
        target.Items<int>(page.Words);
        target.Items<int>(page.Matched);
        foreach (ref var term in terms)
            if (CodeOf(term) == Other)
                target.Raw(CountsOf(ref term));
        var codes = target.Room<byte>(terms.Length);
        for (var i = 0; i < terms.Length; i++)
            codes[i] = CodeOf(terms[i]);
        target.Raw(names);
        target.Raw(page.Shown.Span);
    }

    /// <summary>Few pages have any.</summary>
    private static ReadOnlySpan<byte> NamesOf(IndexedDocument page)
    {
        if (page.Names.Length == 0)
            return [];
        var bytes = new ByteWriter();
        bytes.Texts(page.Names);
        return bytes.Written;
    }

    /// <summary>How often a term stands in the body, if it stands nowhere else: then all other counts are 0.</summary>
    private static byte CodeOf(in DocumentTerm term) =>
        term is { Fields: Fields.Body, Alias: AliasKinds.None, Body: <= byte.MaxValue } ? (byte)term.Body : Other;

    /// <summary>All of a term but its number.</summary>
    private static Span<byte> CountsOf(ref DocumentTerm term) => MemoryMarshal.AsBytes(new Span<DocumentTerm>(ref term))[sizeof(int)..];

    private record struct Numbers
    {
        public uint Aspects;
        public int QuestionLength, BodyLength, QuestionTerms, DisplayKeys, Listed, Subject, Cues, Facets, Terms, Others, Words, Matched, NameBytes, ShownBytes;
    }
}
