namespace IatroX.Cli;

/// <summary>What the command's exit code means, for scripts and CI.</summary>
internal static class ExitCodes
{
    /// <summary>Done; warnings are allowed.</summary>
    public const int Success = 0;

    /// <summary>Findings that are errors.</summary>
    public const int Findings = 1;

    public const int WrongUsage = 2;

    /// <summary>The machine failed: disk full, no permission.</summary>
    public const int MachineFailed = 3;

    /// <summary>A fault of iatrox itself; its message asks for a report.</summary>
    public const int Fault = 4;
}
