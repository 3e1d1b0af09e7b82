namespace IatroX.Generator.Model;

/// <summary>Told before each step at which the disk can fail, so that tests can make every one of them fail in turn.</summary>
/// <remarks>Without a test it does nothing. The watcher is inherited by the threads that a build starts.</remarks>
internal static class DiskStep
{
    private static readonly AsyncLocal<Action<string>?> Watcher = new();

    /// <param name="step">What is about to be done to which file, such as <c>write site/index.html</c>.</param>
    public static void Before(string step) => Watcher.Value?.Invoke(step);

    /// <summary>Sets what is told of the steps that this thread, and those it starts, come to; null for nobody.</summary>
    public static void Watch(Action<string>? watcher) => Watcher.Value = watcher;
}
