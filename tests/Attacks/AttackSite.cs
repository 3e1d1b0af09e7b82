using System.Collections.Immutable;
using System.Globalization;
using IatroX.Generator;
using IatroX.Generator.Model;

namespace IatroX.Tests.Attacks;

/// <summary>
/// A site with a vector in every field that an author can fill. What a build refuses is replaced by something harmless, so that all
/// the rest is published and can be looked at.
/// </summary>
public sealed class AttackSite : IDisposable
{
    public const string BaseUrl = "https://clinic.test/";

    /// <summary>An error can hide others in the same file, which the next reading finds.</summary>
    private const int MostReadings = 12;

    private readonly string folder = Directory.CreateTempSubdirectory("iatrox-attacks-").FullName;
    private readonly Dictionary<string, AttackFile> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> refused = new(StringComparer.Ordinal);

    /// <param name="settings">Further lines of site.yaml.</param>
    public AttackSite(IReadOnlyList<string> vectors, string settings = "")
    {
        Write("output-config/site.yaml", $"""
            name: Test Clinic
            tagline: Answers for tests
            description: Artificial answers.
            base_url: {BaseUrl}
            organisation: Test Organisation
            disclaimer: Artificial text for tests.
            review: {"{sign_off: warn, overdue: warn, guidance_changed: warn}"}
            {settings}
            """);
        File.WriteAllBytes(PathOf("input/media/a.png"), [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. new byte[32]]);
        Fill(vectors);
        FirstFindings = Settle();
        var result = SiteBuild.Run(Options, new BuildWatch());
        Assert.True(result.IsPublished, string.Join('\n', result.Findings.Where(finding => finding.Severity == Severity.Error)));
        Publication = result.Publication!;
    }

    public string Output => PathOf("output");

    public Publication Publication { get; }

    /// <summary>What the first reading said of all the vectors.</summary>
    public ImmutableArray<Diagnostic> FirstFindings { get; }

    /// <summary>How many vectors were refused, by field.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    private BuildOptions Options => new()
    {
        Site = folder, Input = PathOf("input"), Theme = Path.Combine(AttackVectors.RepositoryRoot(), "theme"), OutputConfig = PathOf("output-config"),
        Output = PathOf("output"), AsOf = new DateOnly(2026, 3, 1), Jobs = 2,
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Fill(IReadOnlyList<string> vectors)
    {
        var (topics, guidelines) = (Add("topics.yaml"), Add("guidelines.yaml"));
        var (synonyms, abbreviations) = (Add("synonyms.yaml"), Add("abbreviations.yaml"));
        for (var i = 0; i < vectors.Count; i++)
        {
            var (vector, n) = (vectors[i], (i + 1).ToString(CultureInfo.InvariantCulture));
            topics.Plain($"- id: t{n}\n").Line("topic title", "  title: ", vector).Line("topic description", "  description: ", vector);
            guidelines.Plain($"- id: NG{n}\n  published: 2015-01-01\n  status: published\n").Line("guideline title", "  title: ", vector);
            synonyms.Line("synonym", $"- terms: [word{n}, ", vector, "]");
            abbreviations.Add("abbreviation", $"{AttackFile.Quoted(vector)}: Harmless {n}\n", $"QY{n}: Harmless {n}\n").Line("expansion", $"QZ{n}: ", vector);
            Add($"reviewers/r{n}.yaml").Add("reviewer name", $"name: {AttackFile.Quoted($"{vector} Q{n}Z")}\n", $"name: Harmless Q{n}Z\n").Line("credentials", "credentials: ", vector).Line("role", "role: ", vector).Line("interests", "interests: ", vector);
            Add($"pages/p{n}.md").Plain("---\n").Line("page title", "title: ", vector).Line("page description", "description: ", vector).Plain("---\n\nText.\n\n")
                .Add("page body", vector + "\n", "Harmless.\n");
            Add($"questions/t{n}/q{n}.md").Plain("---\n").Line("question", "question: ", vector).Line("summary", "summary: ", vector).Line("synonyms", "synonyms: [", vector, "]")
                .Plain($"confidence: low\nreviewer: r{n}\ndate: 2025-06-01\nnice: [NG{n}]\nchanges:\n- date: 2025-05-01\n  kind: editorial\n").Line("note of a change", "  note: ", vector)
                .Plain($"---\n\nText {n} on QZ{n} [@NG{n}].\n\n").Add("body", vector + "\n", "Harmless.\n");
            Add($"questions/t{n}/w{n}.md").Plain("---\n").Line("withdrawn question", "question: ", vector)
                .Plain($"confidence: low\nreviewer: r{n}\ndate: 2025-06-01\nnice: []\naliases: [/old/{n}/]\nwithdrawn:\n  date: 2025-08-01\n").Line("reason of a withdrawal", "  reason: ", vector).Plain($"---\n\nGone {n}.\n");
        }
    }

    private AttackFile Add(string path) => files["input/" + path] = new AttackFile("input/" + path);

    /// <summary>Takes out what is refused until a build has nothing against the rest.</summary>
    private ImmutableArray<Diagnostic> Settle()
    {
        var first = ImmutableArray<Diagnostic>.Empty;
        HashSet<string> changed = [.. files.Keys];
        for (var reading = 0; reading < MostReadings; reading++)
        {
            foreach (var path in changed)
            {
                Write(path, files[path].Text);
            }
            var findings = SiteBuild.Read(Options, new BuildWatch(), withHistory: false).Findings;
            first = reading == 0 ? findings : first;
            changed = Refuse(findings.Where(finding => finding.Severity == Severity.Error));
            if (changed.Count == 0)
            {
                break;
            }
        }
        return first;
    }

    private HashSet<string> Refuse(IEnumerable<Diagnostic> errors)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in errors.Order(Comparer<Diagnostic>.Create(Diagnostic.Compare)).Reverse())
        {
            if (files.TryGetValue(error.At.File, out var file) && file.Refuse(error.At.Line) is { } field)
            {
                refused[field] = refused.GetValueOrDefault(field) + 1;
                changed.Add(file.Path);
            }
        }
        return changed;
    }

    private string PathOf(string path) => Path.Combine(folder, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        Directory.CreateDirectory(PathOf("input/media"));
        File.WriteAllText(PathOf(path), text);
    }
}
