using System.Globalization;
using System.Text;

namespace IatroX.Tests.Attacks;

/// <summary>The texts of <c>tests/vectors/attacks</c>: one file a class of attack, whose first line says what the class is, then one vector a line.</summary>
/// <remarks>In a line, <c>\n \r \t \\ \uXXXX</c> stand for what they do in JSON; everything else is as it is.</remarks>
public static class AttackVectors
{
    public static IReadOnlyList<(string Class, string Text)> All { get; } = Read();

    private static List<(string Class, string Text)> Read()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "vectors", "attacks");
        return [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => File.ReadAllLines(file)
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => (Path.GetFileNameWithoutExtension(file), Decoded(line))))];
    }

    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }

    private static string Decoded(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
            {
                text.Append(line[i]);
                continue;
            }
            i++;
            if (line[i] == 'u' && i + 4 < line.Length && ushort.TryParse(line.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
                continue;
            }
            text.Append(line[i] switch { 'n' => "\n", 'r' => "\r", 't' => "\t", '\\' => "\\", var other => "\\" + other });
        }
        return text.ToString();
    }
}
