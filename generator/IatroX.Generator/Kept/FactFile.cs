using System.Security.Cryptography;
using IatroX.Generator.Model;
using IatroX.Generator.Publish;
using Microsoft.Win32.SafeHandles;

namespace IatroX.Generator.Kept;

/// <summary>A file of facts: a mark that tells what is in it and in which version, the facts, and a hash of them, so that a damaged file is no file.</summary>
/// <remarks>It is written piece by piece: beside all that a build holds at its end, no copy of what it keeps lies in memory.</remarks>
internal sealed class FactFile : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    private FactFile(string path) => file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);

    /// <summary>Puts a new file in the place of an old one in one step; returns the hash of its facts.</summary>
    public static Sha256 Replace(string path, ReadOnlySpan<byte> mark, Action<FactWriter> write)
    {
        var beside = $"{path}.{Environment.ProcessId}{Unfinished}";
        Sha256 hash;
        using (var made = new FactFile(beside))
        {
            made.Append(mark);
            var facts = new FactWriter(made.AppendHashed);
            write(facts);
            facts.PassOn();
            var written = made.hash.GetHashAndReset();
            made.Append(written);
            hash = Sha256.From(written);
        }
        File.Move(beside, path, overwrite: true);
        return hash;
    }

    /// <summary>How the name of a file ends until it is whole.</summary>
    public const string Unfinished = ".tmp";

    /// <summary>The facts of a file; null when there is none, or it is not whole and undamaged, or has another mark.</summary>
    /// <param name="most">Bytes.</param>
    /// <param name="expected">What <see cref="Replace"/> returned, where only that file is wanted.</param>
    public static ReadOnlyMemory<byte>? Read(string path, ReadOnlySpan<byte> mark, long most, Sha256? expected = null)
    {
        if (PlainFile.Read(path, most).Bytes is not { } bytes || bytes.Length < mark.Length + SHA256.HashSizeInBytes || !bytes.AsSpan().StartsWith(mark))
        {
            return null;
        }
        var facts = bytes.AsMemory(mark.Length..^SHA256.HashSizeInBytes);
        var hash = Sha256.Of(facts.Span);
        if (hash == Sha256.From(bytes.AsSpan(^SHA256.HashSizeInBytes..)) && hash == (expected ?? hash))
        {
            return facts;
        }
        return null;
    }

    public void Dispose()
    {
        file.Dispose();
        hash.Dispose();
    }

    private void AppendHashed(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Append(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(file, bytes, length);
        length += bytes.Length;
    }
}
