using System.Buffers;
using IatroX.Generator.Model;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IatroX.Generator.Parse.Markdown;

/// <summary>Reads a body's running text, block by block, for how it is written: every character knows its place in the file.</summary>
internal sealed class Passages(BodyPage page)
{
    /// <summary>Characters; a run of text in a long answer has a tenth, and its buffer is kept for the thread's next page.</summary>
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<char>? kept;

    private readonly ArrayBufferWriter<char> text = Taken();
    private readonly List<(int Offset, Position At)> marks = [];
    private readonly List<Part> parts = [];
    private readonly LeftoverMarks leftovers = new();

    /// <summary>Places of characters that the author wrote so that they are shown: after a backslash, or as entities.</summary>
    private readonly HashSet<int> meant = [];

    /// <summary>True once a paragraph, a cell or the like said something.</summary>
    public bool HasWords { get; set; }

    private static ArrayBufferWriter<char> Taken()
    {
        var taken = kept ?? new ArrayBufferWriter<char>(1024);
        kept = null;
        taken.ResetWrittenCount();
        return taken;
    }

    /// <summary>Starts a part of the document that citations stand for together: a paragraph, a list, a table, a callout.</summary>
    public void BeginPart(Block block) => parts.Add(new Part(block is ParagraphBlock, block is ListBlock, block is Table));

    /// <summary>Adds running text; an address that stands as its own link is none.</summary>
    public void Append(LiteralInline literal, Position at)
    {
        if (literal.Parent is LinkInline { IsAutoLink: true })
        {
            AppendGap();
            return;
        }
        // In cells of a table, white space is taken off the front of the text, and the place stays that of the white space.
        var trimmed = 0;
        for (var i = literal.Span.Start; !literal.Content.IsEmpty && i < page.Markdown.Length && page.Markdown[i] is ' ' or '\t' && literal.Content.CurrentChar is not (' ' or '\t'); i++)
        {
            trimmed++;
        }
        if (literal.IsFirstCharacterEscaped)
        {
            meant.Add(text.WrittenCount);
        }
        Append(literal.Content.AsSpan(), at with { Column = at.Column + trimmed });
    }

    /// <summary>Adds a character that was written as an entity.</summary>
    public void AppendEntity(ReadOnlySpan<char> words, Position at)
    {
        meant.Add(text.WrittenCount);
        Append(words, at);
    }

    public void Append(ReadOnlySpan<char> words, Position at)
    {
        marks.Add((text.WrittenCount, at));
        text.Write(words);
    }

    public void AppendGap() => text.Write([TextLints.Gap]);

    public void AppendSpace() => text.Write([' ']);

    /// <summary>A citation, a note or a link to somewhere else says where the numbers come from.</summary>
    public void AppendSource()
    {
        AppendGap();
        if (parts.Count > 0)
        {
            parts[^1].HasSource = true;
        }
    }

    /// <summary>Ends a run of text.</summary>
    /// <param name="mayHoldDoses">False for headings, of columns too: what stands below them carries the citation.</param>
    public void EndText(bool mayHoldDoses)
    {
        var passage = text.WrittenSpan;
        foreach (var finding in TextLints.Of(passage))
        {
            page.Findings.Add(finding.Rule, PlaceOf(finding.Offset), finding.Message);
        }
        foreach (var finding in leftovers.Of(passage, meant, isCell: parts.Count > 0 && parts[^1].IsTable))
        {
            page.Findings.Add(finding.Rule, PlaceOf(finding.Offset), finding.Message);
        }
        HasWords |= mayHoldDoses && !LeftoverMarks.IsBlank(passage);
        if (mayHoldDoses && parts.Count > 0 && parts[^1].Dose is null && TextLints.DoseOrThreshold(passage) is var dose and >= 0)
        {
            parts[^1].Dose = PlaceOf(dose);
        }
        if (parts.Count > 0)
        {
            parts[^1].LeadsOn = passage.TrimEnd([TextLints.Gap, ' ']).EndsWith(":");
        }
        text.ResetWrittenCount();
        marks.Clear();
        meant.Clear();
    }

    /// <summary>Reads a line of indented code for its doses; marks in it are shown as they are meant.</summary>
    public void AddCode(ReadOnlySpan<char> line, Position at)
    {
        foreach (var finding in TextLints.Of(line))
        {
            if (finding.Rule == Rules.MedicinesNotation)
            {
                page.Findings.Add(finding.Rule, at with { Column = at.Column + finding.Offset }, finding.Message);
            }
        }
        if (parts.Count > 0 && parts[^1].Dose is null && TextLints.DoseOrThreshold(line) is var dose and >= 0)
        {
            parts[^1].Dose = at with { Column = at.Column + dose };
        }
    }

    /// <summary>Finds an answer's doses and thresholds for which no citation stands: in their own part, the lead-in of a list, or beside a table. No text may be added afterwards.</summary>
    public void EndDocument()
    {
        kept = text.Capacity <= MostKept ? text : null;
        if (!page.Path.StartsWith("questions/", StringComparison.Ordinal))
        {
            return;
        }
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { Dose: { } dose } part && !part.HasSource && !IsCoveredBeside(i))
            {
                page.Findings.Add(Rules.UncitedDose, dose, "a dose or threshold stands here without a citation. Cite its source in the same paragraph, list or table, such as [@NG59].");
            }
        }
    }

    private bool IsCoveredBeside(int i)
    {
        var before = i > 0 ? parts[i - 1] : null;
        var after = i + 1 < parts.Count ? parts[i + 1] : null;
        return (parts[i].IsList && before is { IsParagraph: true, HasSource: true, LeadsOn: true })
            || (parts[i].IsTable && before is { IsParagraph: true, HasSource: true })
            || (parts[i].IsTable && after is { IsParagraph: true, HasSource: true })
            || (parts[i] is { IsParagraph: true, LeadsOn: true } && after is { IsParagraph: false, HasSource: true });
    }

    private Position PlaceOf(int offset)
    {
        var mark = marks.FindLastIndex(mark => mark.Offset <= offset);
        if (mark < 0)
        {
            return new Position(page.Findings.File, page.FirstLine, 1);
        }
        var (start, at) = marks[mark];
        return at with { Column = at.Column + offset - start };
    }

    /// <summary>What one part of the document says about its numbers.</summary>
    private sealed class Part(bool isParagraph, bool isList, bool isTable)
    {
        public bool IsParagraph => isParagraph;

        public bool IsList => isList;

        public bool IsTable => isTable;

        public bool HasSource { get; set; }

        /// <summary>True when the text ends in a colon, and so belongs to what follows.</summary>
        public bool LeadsOn { get; set; }

        /// <summary>Of the first dose or threshold.</summary>
        public Position? Dose { get; set; }
    }
}
