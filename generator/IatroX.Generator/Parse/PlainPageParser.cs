using IatroX.Generator.Model;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Parse.Yaml;

namespace IatroX.Generator.Parse;

/// <summary>Reads one file under <c>pages/</c>.</summary>
public static class PlainPageParser
{
    public static Parsed<PlainPage?> Parse(SourceText source, MarkdownParser markdown)
    {
        var findings = Findings.Of(source);
        var name = Path.GetFileNameWithoutExtension(source.File);
        if (!Slug.TryParse(name, out var slug))
        {
            findings.Add(Rules.BadFileName, Position.WholeFile(source.File),
                $"'{name}' cannot be an address. Name the file with lower-case letters, digits and single hyphens, at most {Slug.MaxLength}.");
            return new Parsed<PlainPage?>(null, findings.All);
        }
        var (values, body, bodyLine) = FrontMatter.Read(source, Schemas.PageFrontMatter, findings);
        var parsed = body is null ? MarkdownBody.Unread("") : markdown.Parse(body, bodyLine, source.Path, $"/{slug}/", findings);
        values ??= YamlNode.EmptyMapping(new Position(source.File, 1, 1));
        var page = new PlainPage(
            source.File,
            slug,
            values.Text("title") ?? new Located<string>(slug.Value, values.At),
            values.Text("description")?.Value ?? Sentences.First(parsed.Text.ToString(), Sentences.DescriptionLength),
            values.Flag("draft"),
            parsed) { Aliases = values.Aliases(), Accepted = values.Accepted() };
        return new Parsed<PlainPage?>(page, findings.All);
    }
}
