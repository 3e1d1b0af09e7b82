using Scriban.Runtime;

namespace IatroX.Generator.Render.Templates;

/// <summary>Something that a template asks its view for.</summary>
internal interface ITemplateValue
{
    /// <exception cref="TemplateSurprise">It is not there.</exception>
    object? Of(TemplateScope scope);

    /// <summary>As Scriban has it, only nothing and false are not true.</summary>
    bool IsTrue(TemplateScope scope) => Of(scope) is not (null or false);
}

/// <summary>What is the same on every page.</summary>
internal sealed class FixedValue(object? value) : ITemplateValue
{
    public object? Value => value;

    public object? Of(TemplateScope scope) => value;
}

/// <summary>Where a value finds its name in a record, which all threads ask and, once it is known, none writes: a write takes the memory away from the others.</summary>
internal static class Expected
{
    public static void Set(ref int expected, int at)
    {
        if (expected != at)
        {
            expected = at;
        }
    }
}

/// <summary>A name at the start of a path, outside of loops over it.</summary>
internal sealed class ViewValue(string name) : ITemplateValue
{
    private int expected;

    public object? Of(TemplateScope scope)
    {
        if (!scope.View.TryGet(name, expected, out var value, out var at))
        {
            throw new TemplateSurprise();
        }
        Expected.Set(ref expected, at);
        return value;
    }
}

internal sealed class LoopItem(int depth) : ITemplateValue
{
    public object? Of(TemplateScope scope) => scope.Loops[depth].Item;
}

internal sealed class LoopIsLast(int depth) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => scope.Loops[depth].IsLast;
}

internal sealed class MemberValue(ITemplateValue target, string name) : ITemplateValue
{
    private int expected;

    public object? Of(TemplateScope scope)
    {
        switch (target.Of(scope))
        {
            case ViewRecord record when record.TryGet(name, expected, out var value, out var at):
                Expected.Set(ref expected, at);
                return value;
            case ScriptArray list when name == "size":
                return list.Count;
            default:
                throw new TemplateSurprise();
        }
    }
}

internal sealed class NotValue(ITemplateValue value) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => !value.IsTrue(scope);
}

internal sealed class AndValue(ITemplateValue left, ITemplateValue right) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => left.IsTrue(scope) && right.IsTrue(scope);
}

internal sealed class OrValue(ITemplateValue left, ITemplateValue right) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => left.IsTrue(scope) || right.IsTrue(scope);
}

/// <summary>Whether a text is the given one.</summary>
internal sealed class IsTextValue(ITemplateValue value, string text) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => value.Of(scope) is string other ? other == text : throw new TemplateSurprise();
}

/// <summary>Whether a number is above another, as in <c>items.size > 0</c>.</summary>
internal sealed class AboveValue(ITemplateValue value, int limit) : ITemplateValue
{
    public object? Of(TemplateScope scope) => IsTrue(scope);

    public bool IsTrue(TemplateScope scope) => value.Of(scope) is int number ? number > limit : throw new TemplateSurprise();
}
