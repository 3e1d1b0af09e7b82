using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;

namespace IatroX.Generator;

/// <summary>What one build was made from and what it made, as it is kept on disk.</summary>
/// <param name="Key">Hash of everything that a build's result depends on.</param>
/// <param name="Maker">What published files depend on besides their keys: the program, and which compressed copies it made.</param>
/// <param name="CardFont">The font that cards were to be drawn with when they were left out; null when they were not.</param>
/// <param name="Stamps">Of <paramref name="Files"/>, as <see cref="PublishedState"/> gives them.</param>
internal sealed record BuildRecord(
    string Key, string Maker, ImmutableArray<SourceStamp> Sources, ImmutableArray<Diagnostic> Findings, SiteCounts Counts, string? CardsLeftOut, string? CardFont,
    ImmutableArray<PublishedFile> Files, ImmutableArray<FileStamp> Stamps)
{
    /// <summary>Raised when the form changes. Followed by the hash of the rest, so that a damaged record is no record.</summary>
    private static ReadOnlySpan<byte> Magic => "iatrox build 3\n"u8;

    public byte[] Write()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Key);
            writer.Write(Maker);
            List(writer, Sources, file =>
            {
                writer.Write(file.Path);
                writer.Write(file.Length);
                Stamp(writer, file.Stamp);
                writer.Write(file.IsSettled);
                writer.Write(file.Hash);
            });
            List(writer, Findings, finding =>
            {
                writer.Write(finding.Rule.Code);
                writer.Write(finding.At.File);
                writer.Write(finding.At.Line);
                writer.Write(finding.At.Column);
                writer.Write(finding.Message);
                writer.Write((int)finding.Severity);
                Optional(writer, finding.AcceptedBecause);
            });
            writer.Write(Counts.Answers);
            writer.Write(Counts.Withdrawn);
            Optional(writer, CardsLeftOut);
            Optional(writer, CardFont);
            List(writer, Files, file =>
            {
                writer.Write(file.Path);
                writer.Write(file.Bytes);
                writer.Write(file.Sha256);
                writer.Write(file.Key is not null);
                writer.Write((ulong)(file.Key.GetValueOrDefault() >> 64));
                writer.Write((ulong)file.Key.GetValueOrDefault());
            });
            List(writer, Stamps, stamp => Stamp(writer, stamp));
        }
        var bytes = payload.ToArray();
        return [.. Magic, .. SHA256.HashData(bytes), .. bytes];
    }

    /// <summary>Null when these are not the bytes of a record of this version, whole and undamaged.</summary>
    public static BuildRecord? Read(ReadOnlySpan<byte> bytes)
    {
        var start = Magic.Length + SHA256.HashSizeInBytes;
        if (bytes.Length < start || !bytes.StartsWith(Magic) || !SHA256.HashData(bytes[start..]).AsSpan().SequenceEqual(bytes[Magic.Length..start]))
        {
            return null;
        }
        using var reader = new BinaryReader(new MemoryStream(bytes[start..].ToArray(), writable: false), Encoding.UTF8);
        return new BuildRecord(
            reader.ReadString(),
            reader.ReadString(),
            List(reader, () => new SourceStamp(reader.ReadString(), reader.ReadInt64(), Stamp(reader), reader.ReadBoolean(), reader.ReadString())),
            List(reader, () => FindingOf(reader)),
            new SiteCounts(reader.ReadInt32(), reader.ReadInt32()),
            Optional(reader),
            Optional(reader),
            List(reader, () => new PublishedFile(reader.ReadString(), reader.ReadInt64(), reader.ReadString()) { Key = KeyOf(reader) }),
            List(reader, () => Stamp(reader)));
    }

    private static Diagnostic FindingOf(BinaryReader reader) =>
        new(Rules.Find(reader.ReadString())!, new Position(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32()), reader.ReadString())
        {
            Severity = (Severity)reader.ReadInt32(), AcceptedBecause = Optional(reader),
        };

    private static UInt128? KeyOf(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var key = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        return isThere ? key : null;
    }

    private static void List<T>(BinaryWriter writer, ImmutableArray<T> items, Action<T> write)
    {
        writer.Write(items.Length);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static ImmutableArray<T> List<T>(BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }
        return [.. items];
    }

    private static void Stamp(BinaryWriter writer, FileStamp stamp)
    {
        writer.Write(stamp.Changed);
        writer.Write(stamp.Inode);
    }

    private static FileStamp Stamp(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64());

    private static void Optional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? Optional(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var text = reader.ReadString();
        return isThere ? text : null;
    }
}
