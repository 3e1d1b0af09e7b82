using System.Globalization;
using IatroX.Generator.Model;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IatroX.Generator.Render;

/// <summary>Renders one template: every value is escaped unless it is <see cref="SafeHtml"/>, and an unknown member is an error.</summary>
/// <remarks>Scriban itself escapes nothing, shows misspelt members as nothing, and stops loops and output at limits meant for untrusted templates.</remarks>
internal sealed class HtmlTemplateContext : TemplateContext
{
    private readonly System.Text.StringBuilder escaped = new();

    public HtmlTemplateContext(ScriptObject view, IncludeFunction include)
        : base(new ScriptObject { ["include"] = include })
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
        PushGlobal(view);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                return this;
            case SafeHtml html:
                return Write(html.Value ?? "");
            case string text:
                if (text.AsSpan().IndexOfAny("&<>\"'") < 0)
                {
                    return Write(text);
                }
                SafeHtml.AppendEscaped(escaped.Clear(), text);
                return Write(escaped.ToString());
            case int number:
                return Write(number.ToString("N0", CultureInfo.InvariantCulture));
            default:
                throw new ScriptRuntimeException(span, "only text, numbers and ready HTML can be shown");
        }
    }
}

/// <summary><c>{{ include 'name' }}</c>: renders <c>theme/templates/includes/name.html</c> in place, with everything that the including template sees.</summary>
internal sealed class IncludeFunction(IReadOnlyDictionary<string, Template> includes) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var name = arguments[0] as string ?? "";
        if (!includes.TryGetValue(name, out var template))
        {
            throw new ScriptRuntimeException(callerContext?.Span ?? default, $"there is no include '{name}'");
        }
        context.Evaluate(template.Page!);
        return null;
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
