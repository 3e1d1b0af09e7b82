using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace IatroX.Generator.Render.Templates;

/// <summary>What one template, or one item of a list in it, may show: values under names, in the order in which they were given.</summary>
/// <remarks>Most records have few values, which a row holds in less memory than a hash table does; a template finds a name where it stood in the last record of its kind.</remarks>
internal sealed class ViewRecord(int capacity = 4) : IScriptObject
{
    private (string Name, object? Value)[] members = new (string, object?)[capacity];

    public int Count { get; private set; }

    /// <summary>True for a record that several pages show: a template that assigned there would change the others, so it may not.</summary>
    public bool IsShared { get; init; }

    public bool IsReadOnly
    {
        get => IsShared;
        set { }
    }

    public object? this[string name]
    {
        get => IndexOf(name) is var at and >= 0 ? members[at].Value : null;
        set
        {
            if (IndexOf(name) is var at and >= 0)
            {
                members[at].Value = value;
                return;
            }
            if (Count == members.Length)
            {
                Array.Resize(ref members, Count * 2);
            }
            members[Count++] = (name, value);
        }
    }

    /// <param name="expected">Where the name stood in a record before; records of one kind have one order.</param>
    /// <param name="at">Where it stands in this one.</param>
    public bool TryGet(string name, int expected, out object? value, out int at)
    {
        at = expected < Count && IsSame(members[expected].Name, name) ? expected : IndexOf(name);
        value = at < 0 ? null : members[at].Value;
        return at >= 0;
    }

    public IEnumerable<string> GetMembers() => members.Take(Count).Select(member => member.Name);

    public bool Contains(string member) => IndexOf(member) >= 0;

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        var isThere = TryGet(member, 0, out var found, out _);
        value = found;
        return isThere;
    }

    /// <summary>Scriban sets here what a template assigns.</summary>
    public bool CanWrite(string member) => !IsShared;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (IsShared)
        {
            return false;
        }
        this[member] = value;
        return true;
    }

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    private int IndexOf(string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (IsSame(members[i].Name, name))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Names are mostly the program's own, and then the same object; most others differ in length.</summary>
    private static bool IsSame(string name, string other) => ReferenceEquals(name, other) || (name.Length == other.Length && name == other);
}
