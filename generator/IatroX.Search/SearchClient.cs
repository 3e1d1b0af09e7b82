namespace IatroX.Search;

/// <summary>
/// The two files of the engine that a site serves: <c>engine.js</c> for whoever imports it, <c>worker.js</c> that stands alone. With twelve, a first search
/// would take more than eight requests.
/// </summary>
public static class SearchClient
{
    private const string Engine = "engine.js", Worker = "worker.js";

    /// <param name="readModule">The text of a module of <c>theme/scripts/search</c> by its file name.</param>
    public static IReadOnlyList<SearchFile> Join(Func<string, string> readModule) =>
        [new SearchFile(Engine, ModuleBundle.Join(Engine, readModule, typed: true)), new SearchFile(Worker, ModuleBundle.Join(Worker, readModule))];
}
