using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using IatroX.Search.Format;

namespace IatroX.Search.Tests;

/// <summary>What C# reads of an index may be damaged or forged as well; the client's own fuzzing is <c>fuzz.test.mjs</c>.</summary>
public class IndexFuzzTests
{
    private const int HeaderBytes = 9, Rounds = 20_000;

    /// <summary>A fixed seed and budget in every run; IATROX_FUZZ=N does N times as much from new seeds.</summary>
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("IATROX_FUZZ"), CultureInfo.InvariantCulture, out var times) ? times : 0;

    private static readonly byte[] Root = SearchIndexWriter
        .Write(ClinicSite.Documents.Length, i => ClinicSite.Documents[i], ClinicSite.Synonyms, RandomSite.Options(0), jobs: 1)[0].Bytes.ToArray();

    [Fact]
    public void The_pages_of_an_index_are_counted_and_those_of_no_bytes_are_not()
    {
        Assert.Equal(ClinicSite.Documents.Length, SearchIndex.PagesOf(Root));
        Assert.Null(SearchIndex.PagesOf([]));
        Assert.All(Enumerable.Range(0, Root.Length), length => Assert.Null(SearchIndex.PagesOf(Root.AsSpan(0, length))));
    }

    [Fact]
    public void Any_bytes_behind_a_checksum_that_fits_are_a_number_of_pages_or_none()
    {
        var seed = Times == 0 ? 20_261_129 : Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < Rounds * Math.Max(1, Times); round++)
        {
            var forged = round % 2 == 0 ? Sealed(Changed(Root[HeaderBytes..], random)) : Sealed(Packed(Changed(new byte[random.Next(16)], random)));
            try
            {
                Assert.True(SearchIndex.PagesOf(forged) is null or >= 0);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}, round {round}: {Convert.ToHexString(forged)}", error);
            }
        }
    }

    [Fact]
    public void A_root_that_unpacks_to_a_gigabyte_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < 1024; i++)
                stream.Write(new byte[1 << 20]);
        var root = Sealed(packed.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, SearchIndex.PagesOf(root));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2L * root.Length + (1 << 20));
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        random.NextBytes(bytes.AsSpan(random.Next(bytes.Length + 1)) is { Length: > 0 } rest ? rest[..random.Next(Math.Min(rest.Length, 8) + 1)] : []);
        return bytes[..(random.Next(3) == 0 ? random.Next(bytes.Length + 1) : bytes.Length)];
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Sealed(byte[] packed)
    {
        byte[] root = [.. "IATX"u8, RootPart.Version, 0, 0, 0, 0, .. packed];
        BinaryPrimitives.WriteUInt32LittleEndian(root.AsSpan(5), Crc32.Of(packed));
        return root;
    }
}
