namespace IatroX.Generator.Model;

/// <summary>Told before each step at which the disk can fail, so that tests can make every one of them fail in turn.</summary>
/// <remarks>Without a test it does nothing. The watcher is inherited by the threads that a build starts.</remarks>
internal static class DiskStep
{
    private static readonly AsyncLocal<Action<string>?> Watcher = new();

    /// <param name="step">What is about to be done to which file, such as <c>write site/index.html</c>.</param>
    public static void Before(string step) => Watcher.Value?.Invoke(step);

    /// <summary>The same of a step that is come to for each file, of which nothing is put together where nobody watches.</summary>
    public static void Before(string step, ReadOnlySpan<char> name)
    {
        if (Watcher.Value is { } watcher)
        {
            watcher($"{step} {name}");
        }
    }

    /// <summary>Sets what is told of the steps that this thread, and those it starts, come to; null for nobody.</summary>
    public static void Watch(Action<string>? watcher) => Watcher.Value = watcher;
}
