using System.Collections.Immutable;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IatroX.Generator.Render.Templates;

/// <summary>Makes a <see cref="TemplateProgram"/> from Scriban's tree of a shell, its content and what they include.</summary>
internal sealed class TemplateCompiler
{
    /// <summary>Includes within includes; a theme's go two deep.</summary>
    private const int MaxIncludeDepth = 16;

    private readonly IReadOnlyDictionary<string, Template> includes;
    private readonly Template content;
    private readonly ViewRecord constants;
    private int loopDepth;

    private TemplateCompiler(IReadOnlyDictionary<string, Template> includes, Template content, ViewRecord constants)
    {
        this.includes = includes;
        this.content = content;
        this.constants = constants;
    }

    /// <summary>Null when a template says something that programs do not know.</summary>
    /// <param name="content">What the shell shows as <c>content_html</c>.</param>
    /// <param name="constants">Members of the view that are the same on every page.</param>
    public static TemplateProgram? Compile(Template shell, Template content, IReadOnlyDictionary<string, Template> includes, ViewRecord constants)
    {
        var compiler = new TemplateCompiler(includes, content, constants);
        try
        {
            var steps = new StepList();
            compiler.Add(shell.Page!.Body!, new Around(ImmutableDictionary.Create<string, ITemplateValue>(StringComparer.Ordinal), 0, 0), steps);
            return new TemplateProgram(steps.ToArray(), compiler.loopDepth);
        }
        catch (TemplateSurprise)
        {
            return null;
        }
    }

    /// <param name="Names">Loop variables that are seen here, and <c>for.last</c>.</param>
    private sealed record Around(ImmutableDictionary<string, ITemplateValue> Names, int Loops, int Includes);

    private void Add(ScriptBlockStatement block, Around around, StepList steps)
    {
        foreach (var statement in block.Statements)
        {
            Add(statement, around, steps);
        }
    }

    private void Add(ScriptStatement statement, Around around, StepList steps)
    {
        switch (statement)
        {
            case ScriptRawStatement raw:
                steps.Text.Write(raw.Text.ToString());
                break;
            case ScriptEscapeStatement { Indent: null or "" } or ScriptEndStatement or ScriptNopStatement:
                break;
            case ScriptBlockStatement block:
                Add(block, around, steps);
                break;
            case ScriptIfStatement choice:
                AddChoice(choice, around, steps);
                break;
            case ScriptForStatement { Else: null } loop:
                AddLoop(loop, around, steps);
                break;
            case ScriptExpressionStatement { Expression: ScriptFunctionCall call }:
                AddIncluded(IncludedBy(call), around, steps);
                break;
            case ScriptExpressionStatement { Expression: ScriptVariable { Name: "content_html" } }:
                AddIncluded(content, around, steps);
                break;
            case ScriptExpressionStatement { Expression: { } shown }:
                steps.AddShown(ValueOf(shown, around));
                break;
            default:
                throw new TemplateSurprise();
        }
    }

    private Template IncludedBy(ScriptFunctionCall call) =>
        call is { Target: ScriptVariable { Name: "include" }, Arguments: [ScriptLiteral { Value: string name }] } && includes.TryGetValue(name, out var included)
            ? included
            : throw new TemplateSurprise();

    private void AddIncluded(Template included, Around around, StepList steps)
    {
        if (around.Includes == MaxIncludeDepth)
        {
            throw new TemplateSurprise();
        }
        Add(included.Page!.Body!, around with { Includes = around.Includes + 1 }, steps);
    }

    private void AddChoice(ScriptIfStatement choice, Around around, StepList steps)
    {
        var condition = ValueOf(choice.Condition!, around);
        if (condition is FixedValue { Value: var value })
        {
            AddBranch(value is null or false ? choice.Else : choice.Then, around, steps);
            return;
        }
        var (then, otherwise) = (new StepList(), new StepList());
        AddBranch(choice.Then, around, then);
        AddBranch(choice.Else, around, otherwise);
        steps.Add(new ChooseStep(condition, then.ToArray(), otherwise.ToArray()));
    }

    private void AddBranch(ScriptStatement? branch, Around around, StepList steps)
    {
        if (branch is ScriptElseStatement { Body: { } body })
        {
            Add(body, around, steps);
        }
        else if (branch is not null)
        {
            Add(branch, around, steps);
        }
    }

    private void AddLoop(ScriptForStatement loop, Around around, StepList steps)
    {
        if (loop is not { Variable: ScriptVariableGlobal { Name: var name }, NamedArguments: null or { Count: 0 } })
        {
            throw new TemplateSurprise();
        }
        var list = ValueOf(loop.Iterator!, around);
        if (list is not FixedValue { Value: var items })
        {
            loopDepth = Math.Max(loopDepth, around.Loops + 1);
            var body = new StepList();
            Add(loop.Body!, Inside(name, new LoopItem(around.Loops), new LoopIsLast(around.Loops)), body);
            steps.Add(new LoopStep(list, around.Loops, body.ToArray()));
            return;
        }
        var known = items as ScriptArray ?? throw new TemplateSurprise();
        for (var i = 0; i < known.Count; i++)
        {
            Add(loop.Body!, Inside(name, new FixedValue(known[i]), new FixedValue(i == known.Count - 1)), steps);
        }

        Around Inside(string variable, ITemplateValue item, ITemplateValue isLast) =>
            around with { Names = around.Names.SetItem(variable, item).SetItem("for.last", isLast), Loops = around.Loops + 1 };
    }

    private ITemplateValue ValueOf(ScriptExpression expression, Around around)
    {
        switch (expression)
        {
            case ScriptNestedExpression { Expression: { } inner }:
                return ValueOf(inner, around);
            case ScriptMemberExpression { Target: ScriptVariable { Name: "for" }, Member.Name: "last" }:
                return around.Names.GetValueOrDefault("for.last") ?? throw new TemplateSurprise();
            case ScriptVariableGlobal { Name: var name }:
                return around.Names.GetValueOrDefault(name) ?? (constants.Contains(name) ? new FixedValue(constants[name]) : new ViewValue(name));
            case ScriptMemberExpression { Target: { } target, Member.Name: var member, DotToken: null or { TokenType: Scriban.Parsing.TokenType.Dot } }:
                var of = ValueOf(target, around);
                return Folded(new MemberValue(of, member), of);
            case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } negated }:
                var value = ValueOf(negated, around);
                return Folded(new NotValue(value), value);
            case ScriptBinaryExpression { Left: { } left, Right: { } right } binary:
                return Binary(binary.Operator, left, right, around);
            default:
                throw new TemplateSurprise();
        }
    }

    private ITemplateValue Binary(ScriptBinaryOperator operation, ScriptExpression left, ScriptExpression right, Around around)
    {
        var first = ValueOf(left, around);
        switch (operation)
        {
            case ScriptBinaryOperator.CompareGreater when right is ScriptLiteral { Value: int limit }:
                return Folded(new AboveValue(first, limit), first);
            case ScriptBinaryOperator.CompareEqual when right is ScriptLiteral { Value: string text }:
                return Folded(new IsTextValue(first, text), first);
            case ScriptBinaryOperator.And:
                return new AndValue(first, ValueOf(right, around));
            case ScriptBinaryOperator.Or:
                return new OrValue(first, ValueOf(right, around));
            default:
                throw new TemplateSurprise();
        }
    }

    /// <summary>The value itself when it depends on nothing that a page brings.</summary>
    private static ITemplateValue Folded(ITemplateValue value, ITemplateValue dependsOn) =>
        dependsOn is FixedValue ? new FixedValue(value.Of(new TemplateScope(new ViewRecord(), 0))) : value;

    /// <summary>Steps in the making; text and what is known beforehand join into one.</summary>
    private sealed class StepList
    {
        private readonly List<ITemplateStep> steps = [];

        public Utf8Output Text { get; } = new();

        public void Add(ITemplateStep step)
        {
            EndText();
            steps.Add(step);
        }

        public void AddShown(ITemplateValue value)
        {
            if (value is not FixedValue { Value: var known })
            {
                Add(new ShowStep(value));
            }
            else if (!Text.TryShow(known))
            {
                throw new TemplateSurprise();
            }
        }

        public ITemplateStep[] ToArray()
        {
            EndText();
            return [.. steps];
        }

        private void EndText()
        {
            if (Text.Length > 0)
            {
                steps.Add(new TextStep(Text.ToArray()));
                Text.Clear();
            }
        }
    }
}
