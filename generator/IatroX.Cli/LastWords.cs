namespace IatroX.Cli;

/// <summary>What is said when a command ends by an exception that it does not know: the machine's failure, or a fault of ours.</summary>
internal static class LastWords
{
    /// <summary>The exit code. Nothing is published before its last step, so the old site is whole whatever happened.</summary>
    public static int Say(Exception error, TextWriter output)
    {
        // .NET reports a file that has reached the process's size limit as a wrong argument.
        var isMachine = error is IOException or UnauthorizedAccessException or OutOfMemoryException
            || (error is ArgumentOutOfRangeException && error.StackTrace?.Contains("RandomAccess", StringComparison.Ordinal) == true);
        try
        {
            output.WriteLine(FindingPrinter.Printable(isMachine
                ? $"iatrox: the machine failed: {Reason(error)} A site published before is unchanged."
                : $"iatrox: this is a fault of iatrox, not of your content: {error.GetType().Name}: {error.Message} A site published before is unchanged. Please report it, with the lines below."));
            if (!isMachine)
            {
                output.WriteLine(error.StackTrace);
            }
        }
        catch (IOException)
        {
            // Nobody listens; the exit code still tells.
        }
        return isMachine ? ExitCodes.MachineFailed : ExitCodes.Fault;
    }

    private static string Reason(Exception error) => error switch
    {
        OutOfMemoryException => "there is not enough memory. Try fewer --jobs.",
        ArgumentOutOfRangeException => "a file may not grow any further (ulimit -f, or a quota).",
        _ => error.Message,
    };
}
