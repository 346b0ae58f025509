namespace Translate.Cli;

/// <summary>What the command line's exit status means.</summary>
static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>There were findings, or inputs failed; each is named on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood.</summary>
    public const int WrongUsage = 2;
}
