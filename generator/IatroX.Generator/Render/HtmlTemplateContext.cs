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

    public HtmlTemplateContext(ScriptObject functions, IScriptObject view)
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
        if (textAsObject is Template inner)
        {
            Evaluate(inner.Page!);
        }
        else if (!output.TryShow(textAsObject))
        {
            throw new ScriptRuntimeException(span, "only text, numbers and ready HTML can be shown");
        }
        return this;
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
