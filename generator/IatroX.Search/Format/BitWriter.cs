using System.Buffers.Binary;
using System.Numerics;

namespace IatroX.Search.Format;

/// <summary>Writes whole numbers as bits, lowest bit first; FORMAT.md tells each code.</summary>
internal sealed class BitWriter
{
    private byte[] bytes = new byte[256];
    private ulong pending;
    private int pendingBits;
    private int used;

    public int Length => used + ((pendingBits + 7) / 8);

    /// <param name="count">0 to 32.</param>
    public void Bits(uint value, int count)
    {
        pending |= (ulong)value << pendingBits;
        pendingBits += count;
        if (pendingBits < 32)
            return;
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(used), (uint)pending);
        used += 4;
        pending >>= 32;
        pendingBits -= 32;
    }

    private void Reserve(int count)
    {
        if (used + count > bytes.Length)
            Array.Resize(ref bytes, bytes.Length * 2);
    }

    /// <summary>Elias gamma: 1 → 1, 2 → 010 …; <paramref name="value"/> from 1 on.</summary>
    public void Gamma(uint value)
    {
        var log = BitOperations.Log2(value);
        Bits(1u << log, log + 1);
        Bits(value - (1u << log), log);
    }

    /// <summary>Rice code: the part above <paramref name="k"/> bits in unary (ones, then a zero), the rest in k bits.</summary>
    public void Rice(uint value, int k)
    {
        var ones = value >> k;
        for (; ones >= 31; ones -= 31)
            Bits(uint.MaxValue >> 1, 31);
        Bits((1u << (int)ones) - 1, (int)ones + 1);
        Bits(value & ((1u << k) - 1), k);
    }

    /// <summary>A number from 0 to <paramref name="size"/> - 1 in the fewest bits (truncated binary).</summary>
    public void Below(uint value, uint size)
    {
        if (size <= 1)
            return;
        var bits = BitOperations.Log2(size);
        var shorter = (1u << (bits + 1)) - size;
        if (value < shorter)
        {
            Bits(value, bits);
            return;
        }
        var code = value + shorter;
        Bits(code >> 1 | (code & 1) << bits, bits + 1);
    }

    /// <summary>
    /// Binary interpolative coding of rising numbers within [low, high] (Moffat and Stuiver, Information Retrieval 3, 2000):
    /// the middle number first, in the fewest bits that its neighbours leave it, then each half. Runs cost nothing.
    /// </summary>
    /// <remarks>
    /// The second half is a turn of the loop, not a last call: of a method that ends by calling itself native code makes a jump to its own beginning, and a thread stopped
    /// for garbage right there goes on with wrong registers (.NET 10.0.12, Linux x64: one index of 10,000 pages in some thirty failed, with garbage collected each 2 MB).
    /// </remarks>
    public void Interpolative(ReadOnlySpan<int> rising, int low, int high)
    {
        while (!rising.IsEmpty && high - low + 1 != rising.Length)
        {
            var middle = rising.Length / 2;
            var least = low + middle;
            var most = high - (rising.Length - 1 - middle);
            Below((uint)(rising[middle] - least), (uint)(most - least + 1));
            Interpolative(rising[..middle], low, rising[middle] - 1);
            low = rising[middle] + 1;
            rising = rising[(middle + 1)..];
        }
    }

    /// <summary>What was written, filled up to a whole byte; the writer can then be used again.</summary>
    public void MoveTo(ByteWriter target)
    {
        target.Raw(bytes.AsSpan(0, used));
        for (; pendingBits > 0; pendingBits -= 8, pending >>= 8)
            target.Byte((byte)pending);
        used = 0;
        pending = 0;
        pendingBits = 0;
    }
}
