namespace Translate.Server.Aligning;

/// <summary>What a person does to a row of two documents that are being paired.</summary>
public enum RowAct
{
    /// <summary>The row's first segment of the source goes to the row above.</summary>
    SourceUp,

    /// <summary>The row's last segment of the source goes to the row below.</summary>
    SourceDown,

    /// <summary>The row's first segment of the target goes to the row above.</summary>
    TargetUp,

    /// <summary>The row's last segment of the target goes to the row below.</summary>
    TargetDown,

    /// <summary>The row and the one below become one.</summary>
    Join,

    /// <summary>The row becomes several: segment by segment, or, where it has one on each side, a row for each.</summary>
    Part,

    /// <summary>The row does not go into the memory.</summary>
    LeaveOut,

    /// <summary>It does after all.</summary>
    TakeIn,

    /// <summary>The row is right as it is: nobody need look at it again.</summary>
    Agree,
}

/// <summary>Segments of two documents that say the same, or that one of them has alone.</summary>
/// <param name="Sources">The segments of the source, by their places.</param>
/// <param name="Targets">The segments of the target, by theirs.</param>
/// <param name="Confidence">How likely they belong together, from 0 to 1; 1 where a person said so.</param>
/// <param name="IsLeftOut">It does not go into the memory.</param>
public sealed record AlignedRow(IReadOnlyList<int> Sources, IReadOnlyList<int> Targets, double Confidence, bool IsLeftOut = false)
{
    /// <summary>A row less sure than this is to be looked at.</summary>
    public const double Sure = 0.8;

    /// <summary>Both sides have something.</summary>
    public bool IsPair => Sources.Count > 0 && Targets.Count > 0;

    /// <summary>It goes into the memory.</summary>
    public bool IsTaken => IsPair && !IsLeftOut;

    /// <summary>A person should look at it: the program is not sure, or has found nothing to put beside it.</summary>
    public bool IsDoubtful => !IsLeftOut && (!IsPair || Confidence < Sure) && Confidence < 1;
}
