using IatroX.Generator.Model;
using IatroX.Generator.Render.Templates;
using Scriban.Runtime;

namespace IatroX.Generator.Render;

/// <summary>Small values that templates share: links, dates, lists.</summary>
internal static class View
{
    /// <param name="isShared">True where several pages show it.</param>
    public static ViewRecord Link(string label, string? href, bool isShared = false) => new(2) { IsShared = isShared, ["label"] = label, ["href"] = href };

    /// <summary>Null for no date.</summary>
    public static ViewRecord? Date(DateOnly? date) =>
        date is { } day ? new ViewRecord(2) { ["iso"] = Dates.Iso(day), ["text"] = Dates.Long(day) } : null;

    public static ScriptArray List<T>(IEnumerable<T> items, Func<T, object> view)
    {
        var list = new ScriptArray();
        foreach (var item in items)
        {
            list.Add(view(item));
        }
        return list;
    }

    /// <summary>Empty text is shown as nothing, so templates can ask whether it is there.</summary>
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
