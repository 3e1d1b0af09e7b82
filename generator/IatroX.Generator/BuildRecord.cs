using System.Collections.Immutable;
using IatroX.Generator.Kept;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;

namespace IatroX.Generator;

/// <summary>What one build was made from and what it made, as it is kept on disk.</summary>
/// <param name="Key">Hash of everything that a build's result depends on.</param>
/// <param name="Maker">What published files depend on besides their keys: the program, and which compressed copies it made.</param>
/// <param name="Findings">As <see cref="BytesOf"/> gives them: only a build that finds nothing changed wants them.</param>
/// <param name="CardFont">The font that cards were to be drawn with when they were left out; null when they were not.</param>
/// <param name="Stamps">Of <paramref name="Files"/>, as <see cref="PublishedState"/> gives them.</param>
/// <param name="Pages">The hash of what lies beside it (<see cref="EarlierBuild"/>), so that nothing else is taken for it; null when nothing does.</param>
internal sealed record BuildRecord(
    string Key, string Maker, ImmutableArray<SourceStamp> Sources, ReadOnlyMemory<byte> Findings, SiteCounts Counts, string? CardsLeftOut, string? CardFont,
    ImmutableArray<PublishedFile> Files, ImmutableArray<FileStamp> Stamps, Sha256? Pages)
{
    /// <summary>Its number is raised when the form changes.</summary>
    private static ReadOnlySpan<byte> Mark => "iatrox build 7\n"u8;

    /// <summary>Puts it in the place of an earlier record.</summary>
    public void Replace(string path) => FactFile.Replace(path, Mark, Write);

    private void Write(FactWriter facts)
    {
        facts.Text(Key);
        facts.Text(Maker);
        facts.List(Sources, static (facts, file) =>
        {
            facts.Text(file.Path);
            facts.Number(file.Length);
            Write(facts, file.Stamp);
            facts.Flag(file.IsSettled);
            facts.Text(file.Hash);
        });
        facts.Bytes(Findings.Span);
        facts.Number(Counts.Answers);
        facts.Number(Counts.Withdrawn);
        facts.Optional(CardsLeftOut);
        facts.Optional(CardFont);
        facts.List(Files, static (facts, file) =>
        {
            facts.Text(file.Path);
            facts.Number(file.Bytes);
            facts.Hash(file.Sha256.First);
            facts.Hash(file.Sha256.Second);
            facts.Optional(file.Key, static (facts, key) => facts.Hash(key));
        });
        facts.List(Stamps, Write);
        facts.Optional(Pages, static (facts, hash) =>
        {
            facts.Hash(hash.First);
            facts.Hash(hash.Second);
        });
    }

    /// <summary>Null when there is none of this version, whole and undamaged.</summary>
    /// <param name="most">Bytes.</param>
    public static BuildRecord? Read(string path, long most)
    {
        if (FactFile.Read(path, Mark, most) is not { } bytes)
        {
            return null;
        }
        var facts = new FactReader(bytes.Span, "");
        return new BuildRecord(
            facts.Text(),
            facts.Text(),
            facts.List(static (ref facts) => new SourceStamp(facts.Text(), facts.Number(), ReadStamp(ref facts), facts.Flag(), facts.Text())),
            facts.Bytes().ToArray(),
            new SiteCounts(facts.Count(), facts.Count()),
            facts.OptionalText(),
            facts.OptionalText(),
            facts.List(static (ref facts) => new PublishedFile(facts.Text(), facts.Number(), new Sha256(facts.Hash(), facts.Hash())) { Key = facts.Optional(static (ref facts) => facts.Hash()) }),
            facts.List(ReadStamp),
            facts.Optional(static (ref facts) => new Sha256(facts.Hash(), facts.Hash())));
    }

    /// <summary>Findings as a record keeps them.</summary>
    public static ReadOnlyMemory<byte> BytesOf(ImmutableArray<Diagnostic> findings)
    {
        var facts = new FactWriter(1024 + 256 * findings.Length);
        facts.List(findings, static (facts, finding) =>
        {
            facts.Text(finding.Rule.Code);
            facts.At(finding.At);
            facts.Text(finding.Message);
            facts.Number((int)finding.Severity);
            facts.Optional(finding.AcceptedBecause);
        });
        return facts.Written;
    }

    public ImmutableArray<Diagnostic> ReadFindings()
    {
        var facts = new FactReader(Findings.Span, "");
        return facts.List(ReadFinding);
    }

    private static Diagnostic ReadFinding(ref FactReader facts) => new(Rules.Find(facts.Text())!, facts.Place(), facts.Text()) { Severity = (Severity)facts.Count(), AcceptedBecause = facts.OptionalText() };

    private static void Write(FactWriter facts, FileStamp stamp)
    {
        facts.Number(stamp.Changed);
        facts.Number(stamp.Inode);
    }

    private static FileStamp ReadStamp(ref FactReader facts) => new(facts.Number(), facts.Number());
}
