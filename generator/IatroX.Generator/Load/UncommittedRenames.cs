using System.Collections.Immutable;
using System.Text;
using IatroX.Generator.Model;

namespace IatroX.Generator.Load;

/// <summary>Pages that have another name than in the last commit, as git will tell once they are committed.</summary>
/// <remarks>By git's own rule: a file that is new and one that is gone are one if at least half of the larger one's text, line by line, is the same; of several the most alike.</remarks>
public static class UncommittedRenames
{
    /// <summary>New pages times gone ones that are compared line by line; of more, only those with exactly the same text are found.</summary>
    private const int MostPairs = 250_000;

    /// <summary>Paths of the last commit by the paths of today, both relative to the folder.</summary>
    /// <param name="present">Of all pages that are there.</param>
    /// <param name="committed">As <see cref="GitEditions.Head"/> gives them.</param>
    public static ImmutableSortedDictionary<string, string> Of(string folder, IEnumerable<string> present, IReadOnlyDictionary<string, string> committed)
    {
        if (committed.Count == 0)
        {
            return Nothing;
        }
        var now = present.ToHashSet(StringComparer.Ordinal);
        var gone = committed.Where(file => !now.Contains(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var added = gone.Count == 0 ? [] : now.Where(path => !committed.ContainsKey(path)).Order(StringComparer.Ordinal).ToList();
        return added.Count == 0 ? Nothing : Pairs(Texts(folder, gone), added.ConvertAll(path => (path, TextOf(folder, path))));
    }

    private static ImmutableSortedDictionary<string, string> Nothing { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static List<(string Path, string Text)> Texts(string folder, List<KeyValuePair<string, string>> gone)
    {
        var texts = GitEditions.Texts(folder, gone.Select(file => file.Value));
        return gone.ConvertAll(file => (file.Key, texts.GetValueOrDefault(file.Value, "")));
    }

    private static string TextOf(string folder, string path) =>
        PlainFile.Read(Path.Combine(folder, path), TextFile.MaxBytes, isContent: true).Bytes is { } bytes ? TextFile.WithLineFeeds(Encoding.UTF8.GetString(bytes).TrimStart('\ufeff')) : "";

    private static ImmutableSortedDictionary<string, string> Pairs(List<(string Path, string Text)> gone, List<(string Path, string Text)> added)
    {
        var pairs = Nothing.ToBuilder();
        var left = gone.Where(file => file.Text.Length > 0).GroupBy(file => file.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<string>(group.Select(file => file.Path)), StringComparer.Ordinal);
        foreach (var (path, text) in added.Where(file => left.TryGetValue(file.Text, out var same) && same.Count > 0))
        {
            pairs[path] = left[text].Dequeue();
        }
        var taken = pairs.Values.ToHashSet(StringComparer.Ordinal);
        var others = gone.Where(file => !taken.Contains(file.Path)).Select(file => (file.Path, Lines: Lines(file.Text))).ToList();
        var unnamed = added.Where(file => !pairs.ContainsKey(file.Path)).Select(file => (file.Path, Lines: Lines(file.Text))).ToList();
        if ((long)others.Count * unnamed.Count > MostPairs)
        {
            return pairs.ToImmutable();
        }
        var alike = unnamed.SelectMany(file => others.Select(old => (Share: Alike(file.Lines, old.Lines), file.Path, Old: old.Path))).Where(pair => pair.Share >= 0.5).ToList();
        // Both lists are in the order of their paths, and pairs that are equally alike stay in it.
        foreach (var (_, path, old) in alike.OrderByDescending(pair => pair.Share, Comparer<double>.Default))
        {
            if (!pairs.ContainsKey(path) && taken.Add(old))
            {
                pairs[path] = old;
            }
        }
        return pairs.ToImmutable();
    }

    /// <summary>How often each line stands in a text.</summary>
    private static Dictionary<string, int> Lines(string text) => text.Split('\n').Where(line => line.Length > 0).CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>The share of the larger text that both have.</summary>
    private static double Alike(Dictionary<string, int> left, Dictionary<string, int> right)
    {
        double shared = left.Sum(line => line.Key.Length * Math.Min(line.Value, right.GetValueOrDefault(line.Key)));
        return shared / Math.Max(1, Math.Max(left.Sum(line => line.Key.Length * line.Value), right.Sum(line => line.Key.Length * line.Value)));
    }
}
