using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using IatroX.Generator.Kept;
using IatroX.Generator.Load;
using IatroX.Generator.Model;
using IatroX.Generator.Parse.Markdown;
using IatroX.Generator.Parse.Yaml;
using IatroX.Generator.Publish;
using IatroX.Generator.Render;
using IatroX.Search;

namespace IatroX.Generator;

/// <summary>The part of the corridor that knows when nothing has to be built: the sources, the program and the output folder all are what they were.</summary>
/// <remarks>
/// For each output folder <c>.iatrox-cache/build/</c> holds one record, named for the folder. Its key is a hash of everything that the bytes of
/// a site depend on: the contents of all sources, the options (the day among them), the commit, and the program itself. A record that is
/// missing, damaged, of another version or made from anything else is not used; deleting the folder costs one whole build.
/// </remarks>
internal sealed class BuildCache
{
    /// <summary>Of so many output folders; the records used longest ago go.</summary>
    private const int MostRecords = 8;

    /// <summary>Of a record; one of 200,000 pages has some 100 MiB.</summary>
    private const int MostRecordBytes = 1024 * 1024 * 1024;

    /// <summary>Of a site of which parsed pages are kept: some 4 kB each, with what search keeps of them.</summary>
    private const int MostPages = 65_536;

    private readonly BuildOptions options;
    private readonly string path;
    private readonly BuildRecord? record;
    private readonly SourceList began;
    private readonly string git;
    private readonly string key;
    private readonly string program = Program();
    private Reuse? reuse;

    private BuildCache(BuildOptions options, string path, BuildRecord? record, SourceList began, string git)
    {
        (this.options, this.path, this.record, this.began, this.git) = (options, path, record, began, git);
        key = Key();
    }

    /// <summary>Looks at the sources as they are before a build reads them.</summary>
    public static BuildCache Open(BuildOptions options)
    {
        var git = StateOfGit(options);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(options.Output))).AsSpan(0, 8));
        var path = Path.Combine(options.Site, ".iatrox-cache", "build", name);
        var record = BuildRecord.Read(path, MostRecordBytes);
        var sources = SourceList.Of(options, record?.Sources ?? []);
        return new BuildCache(options, path, record, sources, git.GetAwaiter().GetResult());
    }

    private static async Task<string> StateOfGit(BuildOptions options) =>
        string.Join('\n', await Task.WhenAll(Git.StateWhileOthersWork(options.Site), Git.StateWhileOthersWork(options.Input)).ConfigureAwait(false));

    /// <summary>The result of the last build when this one would have the same, and the published folder still is as that one left it; else null.</summary>
    public BuildResult? Unchanged()
    {
        if (record is null || record.Key != key || (record.CardFont is { } font && SiteCards.CanDraw(font, options))
            || PublishedState.Of(options.Output, record.Files, options.Jobs) is not { } stamps || !stamps.SequenceEqual(record.Stamps))
        {
            return null;
        }
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where the record cannot be written, it is not removed for its age either.
        }
        return new BuildResult(record.ReadFindings(), null, record.Files) { Counts = record.Counts, CardsLeftOut = record.CardsLeftOut, IsUnchanged = true };
    }

    /// <summary>True when the sources still are what they were before they were read, so that what the last build left fits what was read.</summary>
    public bool IsAsItBegan() => record is null || began.IsUnchanged(SourceList.Of(options, began.Files));

    /// <summary>What the last build left in the output folder, for a new site with these copies to take over; null when another program or host made it.</summary>
    public LeftFiles? Left(Hosting host) => record is not null && record.Maker == MakerOf(host) ? new LeftFiles(record.Files, record.Stamps) : null;

    /// <summary>What the last build left for one whose questions are others.</summary>
    /// <remarks>
    /// Used only beside sources that still lie where that build found them, untouched since: their stamps are made by this machine's own disk, so a cache that came with the
    /// sources, perhaps from a stranger, is of no use.
    /// </remarks>
    public Reuse Reuse()
    {
        var shown = SiteFiles.Shown(options.Site, options.Input);
        var before = (record?.Sources ?? []).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var questions = began.Files.Where(file => IsQuestion(file.Path))
            .ToDictionary(file => shown == Input ? file.Path : shown + file.Path[Input.Length..], file => new KeptSource(file.Hash, IsUntouched(file)), StringComparer.Ordinal);
        var others = began.Files.RemoveAll(file => IsQuestion(file.Path) || file.Path == SourceList.Published);
        var parts = string.Join('\n', [program, $"{options.BaseUrl}", $"{options.Drafts}", shown, (began with { Files = others }).Fingerprint()]);
        var siteKey = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
        var earlier = others.All(IsUntouched) && record?.Pages is { } hash ? EarlierBuild.Read(PagesPath, MostRecordBytes, hash) : null;
        return reuse = new Reuse(siteKey, questions, earlier?.SiteKey == siteKey ? earlier : null);

        bool IsUntouched(SourceStamp file) => FileStamp.IsKnown && before.TryGetValue(file.Path, out var known) && known.HasStampOf(file) && known.Hash == file.Hash;
    }

    private const string Input = "input";

    private static bool IsQuestion(string path) => path.StartsWith(Input + "/", StringComparison.Ordinal) && SiteFiles.IsQuestion(path[(Input.Length + 1)..]);

    private const string Pages = ".pages";

    private string PagesPath => path + Pages;

    /// <summary>Remembers a build that published; false when a source or the commit below it changed while it ran, or somebody put a file into the new site or another site in its place.</summary>
    public bool Keep(BuildResult result)
    {
        if (result.Publication is not { } publication || (publication.Site.Config.CardFont is { } font && SiteCards.FontFile(font, options) is not null))
        {
            // A font of the site is a source that is not looked at here.
            return false;
        }
        var gitNow = StateOfGit(options);
        var ended = SourceList.Of(options, began.Files);
        if (result.Counts is not { } counts || !began.IsUnchanged(ended) || gitNow.GetAwaiter().GetResult() != git || PublishedState.Of(options.Output, result.Files, options.Jobs) is not { } stamps
            || (result.Manifest is { } manifest && stamps[result.Files.Length] != manifest) || FolderTree.CountFiles(options.Output, options.Jobs) != result.Files.Length + 1)
        {
            return false;
        }
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var built = new BuildRecord(
            key, MakerOf(publication.Site.Config.Host), ended.Files, BuildRecord.BytesOf(result.Findings), counts,
            result.CardsLeftOut, result.CardsLeftOut is null ? null : publication.Site.Config.CardFont, result.Files, stamps, KeepPages(result));
        built.Replace(path);
        foreach (var left in folder.GetFiles("*" + FactFile.Unfinished).Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
        {
            // Of builds that were killed; a younger one may still be written.
            left.Delete();
        }
        foreach (var old in folder.GetFiles().Where(file => file.Extension is not (Pages or FactFile.Unfinished)).OrderByDescending(file => file.LastWriteTimeUtc, Comparer<DateTime>.Default).Skip(MostRecords))
        {
            File.Delete(old.FullName + Pages);
            old.Delete();
        }
        return true;
    }

    /// <summary>The hash of the file, by which the record vouches for it; null where nothing is kept of pages.</summary>
    private Sha256? KeepPages(BuildResult result)
    {
        if (reuse is null || result is not { Publication: { } publication, Relations: { } relations, Search: { } search } || result.Parsed.Length > MostPages)
        {
            File.Delete(PagesPath);
            return null;
        }
        return EarlierBuild.Replace(PagesPath, reuse.SiteKey, reuse.Pages(result.Parsed, publication, options.Jobs), relations, reuse.Duplicates, search.Memory);
    }

    private string Key()
    {
        var parts = string.Join('\n', [
            program,
            Dates.Iso(options.AsOf), $"{options.BaseUrl}", $"{options.Drafts}",
            Path.GetRelativePath(options.Site, options.Input), Path.GetRelativePath(options.Site, options.Theme), Path.GetRelativePath(options.Site, options.OutputConfig),
            options.Published is { } list ? Path.GetRelativePath(options.Site, list) : "",
            git,
            began.Fingerprint(),
        ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }

    private string MakerOf(Hosting host) => host.Precompress ? $"{program}\n{host.Kind}" : program;

    /// <summary>Names exactly this program, its libraries and the runtime below them, as others may make other bytes: a compiler gives each module an id by its content.</summary>
    private static string Program() => string.Join('\n', [
        RuntimeInformation.FrameworkDescription, $"{typeof(BuildCache).Module.ModuleVersionId}", $"{typeof(SearchMemory).Module.ModuleVersionId}",
        $"{MarkdownParser.Library}", $"{YamlReader.Library}", $"{Theme.Library}",
    ]);
}
