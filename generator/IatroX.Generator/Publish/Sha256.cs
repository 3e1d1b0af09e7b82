using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IatroX.Generator.Publish;

/// <summary>A SHA-256.</summary>
/// <param name="First">Its first half, the most significant byte first.</param>
public readonly record struct Sha256(UInt128 First, UInt128 Second)
{
    public const int Digits = 2 * SHA256.HashSizeInBytes;

    public static Sha256 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return From(hash);
    }

    public static Sha256 Of(Stream stream) => From(SHA256.HashData(stream));

    /// <summary>Writes 64 lower-case hexadecimal digits as ASCII.</summary>
    public void Write(Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(hash, First);
        BinaryPrimitives.WriteUInt128BigEndian(hash[16..], Second);
        Convert.TryToHexStringLower(hash, digits, out _);
    }

    /// <param name="hash">32 bytes.</param>
    public static Sha256 From(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
}
