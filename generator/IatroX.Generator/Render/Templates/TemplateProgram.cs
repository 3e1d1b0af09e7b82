using Scriban.Runtime;

namespace IatroX.Generator.Render.Templates;

/// <summary>A page's templates, shell and content joined, as a list of steps. May run on many threads at once.</summary>
/// <remarks>
/// <para>Idea: what a template says is known before its first page, so Scriban's tree, which is judged anew for each page, becomes a short list: bytes to copy, values to
/// show, choices and loops. What is the same on every page, such as the site's name and its navigation, is judged once and joins the bytes around it.</para>
/// <para>Example: <c>&lt;h1&gt;{{ page.heading }}&lt;/h1&gt;&lt;p&gt;{{ site.name }}&lt;/p&gt;</c> becomes three steps: the bytes <c>&lt;h1&gt;</c>, the heading, and
/// <c>&lt;/h1&gt;&lt;p&gt;IatroX&lt;/p&gt;</c>.</para>
/// <para>Only what <see cref="TemplateCompiler"/> knows becomes a program; Scriban itself renders the rest, tells what is wrong with a template, and is what tests compare
/// with. PERFORMANCE.md has the figures.</para>
/// </remarks>
internal sealed class TemplateProgram(ITemplateStep[] steps, int loopDepth)
{
    /// <exception cref="TemplateSurprise">A value is missing or of a kind that a page cannot show.</exception>
    public void Run(ViewRecord view, Utf8Output output) => Run(steps, new TemplateScope(view, loopDepth), output);

    public static void Run(ITemplateStep[] steps, TemplateScope scope, Utf8Output output)
    {
        foreach (var step in steps)
        {
            step.Run(scope, output);
        }
    }
}

/// <summary>The values that steps see: the page's view, and where each loop around them stands.</summary>
internal sealed class TemplateScope(ViewRecord view, int loopDepth)
{
    public ViewRecord View => view;

    /// <summary>By depth: the item, and whether it is the last.</summary>
    public (object? Item, bool IsLast)[] Loops { get; } = new (object?, bool)[loopDepth];
}

/// <summary>One thing that a template does.</summary>
internal interface ITemplateStep
{
    void Run(TemplateScope scope, Utf8Output output);
}

/// <summary>Something in a template or its values that programs leave to Scriban.</summary>
internal sealed class TemplateSurprise : Exception;

internal sealed class TextStep(byte[] utf8) : ITemplateStep
{
    public void Run(TemplateScope scope, Utf8Output output) => output.Write(utf8);
}

internal sealed class ShowStep(ITemplateValue value) : ITemplateStep
{
    public void Run(TemplateScope scope, Utf8Output output)
    {
        if (!output.TryShow(value.Of(scope)))
        {
            throw new TemplateSurprise();
        }
    }
}

internal sealed class ChooseStep(ITemplateValue condition, ITemplateStep[] then, ITemplateStep[] otherwise) : ITemplateStep
{
    public void Run(TemplateScope scope, Utf8Output output) => TemplateProgram.Run(condition.IsTrue(scope) ? then : otherwise, scope, output);
}

/// <param name="depth">Loops around this one.</param>
internal sealed class LoopStep(ITemplateValue list, int depth, ITemplateStep[] body) : ITemplateStep
{
    public void Run(TemplateScope scope, Utf8Output output)
    {
        var items = list.Of(scope) as ScriptArray ?? throw new TemplateSurprise();
        for (var i = 0; i < items.Count; i++)
        {
            scope.Loops[depth] = (items[i], i == items.Count - 1);
            TemplateProgram.Run(body, scope, output);
        }
    }
}
