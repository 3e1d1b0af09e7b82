using System.Buffers;
using System.Collections.Frozen;
using IatroX.Generator.Model;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace IatroX.Generator.Render.Templates;

/// <summary>The shell around the content of one kind of page. May be used from many threads.</summary>
internal sealed class PageTemplate(Template shell, Template content, FrozenDictionary<string, Template> includes, ViewRecord constants)
{
    /// <summary>Null where the templates say something that only Scriban knows.</summary>
    private readonly TemplateProgram? program = TemplateCompiler.Compile(shell, content, includes, constants);

    private readonly ScriptObject functions = new() { ["include"] = new IncludeFunction(includes) };

    public bool IsProgram => program is not null;

    /// <summary>The page as UTF-8.</summary>
    /// <exception cref="ThemeException">A template asks for a member that does not exist.</exception>
    public void Render(ViewRecord view, IBufferWriter<byte> output)
    {
        if (!TryRunProgram(view, output))
        {
            output.Write(Plain(view));
        }
    }

    /// <summary>The same by Scriban alone: what is said of a template that does not render, and what tests compare programs with.</summary>
    public byte[] Plain(ViewRecord view)
    {
        foreach (var name in constants.GetMembers())
        {
            view[name] = constants[name];
        }
        view["content_html"] = content;
        try
        {
            return new HtmlTemplateContext(functions, view).Render(shell);
        }
        catch (ScriptRuntimeException error)
        {
            throw new ThemeException(new Diagnostic(Rules.BadTheme, Theme.PositionOf(error.Span), $"the template does not render: {error.OriginalMessage}"), error);
        }
    }

    /// <summary>False, with nothing written, when the program cannot tell what Scriban would do.</summary>
    public bool TryRunProgram(ViewRecord view, IBufferWriter<byte> output)
    {
        if (program is null)
        {
            return false;
        }
        try
        {
            Utf8Output.To(output, (program, view), static (text, page) => page.program.Run(page.view, text));
            return true;
        }
        catch (TemplateSurprise)
        {
            return false;
        }
    }
}
