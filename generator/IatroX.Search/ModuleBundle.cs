using System.Text;
using System.Text.RegularExpressions;

namespace IatroX.Search;

/// <summary>
/// Joins a module and all that it imports into one file: small modules are good to read and slow to load one after the other.
/// </summary>
/// <remarks>
/// Each module becomes a function that returns its exports, so nothing is renamed and nothing can clash:
/// <code>const $crc32 = (() => { …; return { crc32 }; })();</code>
/// Comments fall away but for those of an entry that others import: they are its types, by which a checker of types knows the whole.
/// The modules keep to the plain forms of import and export that this file knows; any other is an error here, not in a browser.
/// </remarks>
public static partial class ModuleBundle
{
    /// <param name="entry">The file name of the module whose exports are those of the whole.</param>
    /// <param name="readModule">The text of a module by its file name, without a folder.</param>
    /// <param name="typed">Whether the entry keeps its comments. What was joined into it has no types, so the file itself is not to be checked.</param>
    /// <exception cref="InvalidOperationException">A form of import or export that cannot be joined.</exception>
    public static byte[] Join(string entry, Func<string, string> readModule, bool typed = false)
    {
        var output = new StringBuilder(typed ? "// @ts-nocheck\n" : "");
        Append(entry, readModule, [], output, isEntry: true, typed);
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    /// <summary>The file names of the modules that one imports, other than when it runs.</summary>
    public static IEnumerable<string> ImportsOf(string module) => ImportPattern().Matches(module).Select(import => import.Groups["file"].Value);

    private static void Append(string file, Func<string, string> readModule, HashSet<string> done, StringBuilder output, bool isEntry, bool typed = false)
    {
        if (!done.Add(file))
            return;
        var text = typed ? readModule(file) : CommentPattern().Replace(readModule(file), "");
        foreach (var import in ImportPattern().Matches(text).Cast<Match>())
            Append(import.Groups["file"].Value, readModule, done, output, isEntry: false);
        var exports = new List<string>();
        text = ImportPattern().Replace(text, import => Import(import, exports));
        text = ExportPattern().Replace(text, export =>
        {
            exports.Add(export.Groups["name"].Value);
            return export.Groups["what"].Value;
        });
        if (text.StartsWith("export default ", StringComparison.Ordinal))
        {
            text = string.Concat("const $default = ", text.AsSpan("export default ".Length).TrimEnd(), ";\n");
            exports.Add("default: $default");
        }
        if (LeftOverPattern().IsMatch(text))
            throw new InvalidOperationException($"{file}: a form of import or export that is not joined.");
        text = BlankPattern().Replace(text, "\n").TrimStart('\n');
        var names = "{ " + string.Join(", ", exports) + " };\n";
        if (isEntry)
            output.Append(text).Append(exports.Count == 0 ? "" : "export " + names);
        else
            output.Append("const ").Append(NameOf(file)).Append(" = (() => {\n").Append(text).Append("return ").Append(names).Append("})();\n");
    }

    /// <summary>An import becomes a look-up in the function's result; a re-export is that and an export.</summary>
    private static string Import(Match import, List<string> exports)
    {
        var names = import.Groups["names"].Value.Trim();
        var source = NameOf(import.Groups["file"].Value);
        if (!names.StartsWith('{'))
            return $"const {names} = {source}.default;\n";
        if (import.Groups["verb"].Value == "export")
            exports.AddRange(names.Trim('{', '}').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return $"const {names.Replace(" as ", ": ", StringComparison.Ordinal)} = {source};\n";
    }

    private static string NameOf(string file) => "$" + file[..^".js".Length].Replace('-', '_');

    /// <summary>The modules hold "/*" nowhere but in comments, and "//" at the start of a line likewise.</summary>
    [GeneratedRegex(@"/\*.*?\*/[ \t]*|^[ \t]*//[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"^(?<verb>import|export) (?<names>\{[^}]*\}|[A-Za-z]+) from ""\./(?<file>[a-z0-9-]+\.js)"";\n", RegexOptions.Multiline)]
    private static partial Regex ImportPattern();

    [GeneratedRegex(@"^export (?<what>(?:async )?(?:function\*?|class|const) (?<name>[A-Za-z0-9_]+))", RegexOptions.Multiline)]
    private static partial Regex ExportPattern();

    [GeneratedRegex(@"^(?:import|export)\b", RegexOptions.Multiline)]
    private static partial Regex LeftOverPattern();

    /// <summary>Indentation and empty lines.</summary>
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankPattern();
}
