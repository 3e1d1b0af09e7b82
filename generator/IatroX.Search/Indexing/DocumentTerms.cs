namespace IatroX.Search.Indexing;

/// <summary>The fields in which a page has a term, as the index stores them; the numbers are part of the format.</summary>
[Flags]
internal enum Fields : ushort
{
    None = 0,
    Question = 1,
    Summary = 2,
    Headings = 4,
    Body = 8,
    Topics = 16,
    Synonyms = 32,
    References = 64,
    Reviewer = 128,

    /// <summary>Not written on the page: another name learned from a synonym table, a sister page or initials.</summary>
    Alias = 256,
}

/// <summary>How a page came by a term that it does not write.</summary>
[Flags]
internal enum AliasKinds : byte
{
    None = 0,
    SynonymOfQuestion = 1,
    SynonymOfText = 2,
    Sibling = 4,
    Initialism = 8,
    SynonymOfSummary = 16,
}

/// <summary>
/// How often a page has a term, by field, in halves: the joined form of a compound counts half a mention. A hundred or more a page lie in
/// memory while an index is made, so the members stand in an order that needs 20 bytes.
/// </summary>
internal struct DocumentTerm
{
    public int Term;

    /// <summary>Mentions in synonyms, references and reviewer, weighted already.</summary>
    public float Other;

    public ushort Question, Summary, Headings, Body;
    public Fields Fields;
    public AliasKinds Alias;
    public byte Topics;

    /// <summary>The fields as the index stores them: an alias is one whatever else the page writes.</summary>
    public readonly Fields Mask => Alias == AliasKinds.None ? Fields : Fields | Fields.Alias;
}

/// <summary>How many pages have a term.</summary>
internal struct TermCounts
{
    public int Pages;

    /// <summary>How many questions write it.</summary>
    public int Questions;

    /// <summary>How many questions do not write it, but what it is a synonym of.</summary>
    public int Meaning;

    /// <summary>How often questions have it as their subject or as a word that only asks: function words may be that alone.</summary>
    public int Asking;

    /// <summary>Whether a page has it in any way.</summary>
    public readonly bool IsUsed => Pages > 0 || Asking > 0;

    /// <param name="times">Pages that have it so; negative for pages that are gone.</param>
    public void Add(in DocumentTerm term, int times)
    {
        Pages += times;
        if ((term.Fields & Fields.Question) != 0)
            Questions += times;
        else if ((term.Alias & AliasKinds.SynonymOfQuestion) != 0)
            Meaning += times;
    }

    public void Add(TermCounts other)
    {
        Pages += other.Pages;
        Questions += other.Questions;
        Meaning += other.Meaning;
        Asking += other.Asking;
    }
}
