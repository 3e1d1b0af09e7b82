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
    private readonly Utf8Output output = new();

    public HtmlTemplateContext(ScriptObject functions, ScriptObject view)
        : base(functions)
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
        PushOutput(output);
        PushGlobal(view);
    }

    public byte[] Render(Template template)
    {
        Evaluate(template.Page!);
        return output.ToArray();
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case SafeHtml html:
                output.Write(html.Value ?? "");
                break;
            case Template inner:
                Evaluate(inner.Page!);
                break;
            case string text:
                WriteEscaped(text);
                break;
            case int number:
                output.Write(number.ToString("N0", CultureInfo.InvariantCulture));
                break;
            default:
                throw new ScriptRuntimeException(span, "only text, numbers and ready HTML can be shown");
        }
        return this;
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(SafeHtml.Special) is var special and >= 0)
        {
            output.Write(text[..special]);
            output.Write(SafeHtml.EntityOf(text[special]));
            text = text[(special + 1)..];
        }
        output.Write(text);
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

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        includes.TryGetValue(arguments[0] as string ?? "", out var template)
            ? template
            : throw new ScriptRuntimeException(callerContext?.Span ?? default, $"there is no include '{arguments[0]}'");

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
