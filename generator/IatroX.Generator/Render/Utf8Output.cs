using System.Buffers;
using System.Text;
using Scriban.Runtime;

namespace IatroX.Generator.Render;

/// <summary>Takes a template's output as UTF-8, in a buffer that its thread keeps for the next page.</summary>
internal sealed class Utf8Output : IScriptOutput
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    private readonly ArrayBufferWriter<byte> buffer;

    public Utf8Output()
    {
        buffer = kept ?? new ArrayBufferWriter<byte>(64 * 1024);
        kept = null;
        buffer.ResetWrittenCount();
    }

    /// <summary>A copy of what was written; the buffer goes back to the thread.</summary>
    public byte[] ToArray()
    {
        var bytes = buffer.WrittenSpan.ToArray();
        kept = buffer;
        return bytes;
    }

    public void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, buffer);

    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return default;
    }
}
