namespace Translate.Server.Aligning;

/// <summary>Corrects which segments of two documents belong together. Pure functions: no segment is lost, and none stands twice.</summary>
public static class AlignedRows
{
    /// <summary>The rows after an act; null where it cannot be done there.</summary>
    /// <param name="rows">The rows as they are.</param>
    /// <param name="act">What is done.</param>
    /// <param name="at">With which row, from 0.</param>
    public static IReadOnlyList<AlignedRow>? After(IReadOnlyList<AlignedRow> rows, RowAct act, int at)
    {
        if (at < 0 || at >= rows.Count) return null;
        var row = rows[at];
        return act switch
        {
            RowAct.SourceUp => Move(rows, at, -1, OfSource),
            RowAct.SourceDown => Move(rows, at, 1, OfSource),
            RowAct.TargetUp => Move(rows, at, -1, OfTarget),
            RowAct.TargetDown => Move(rows, at, 1, OfTarget),
            RowAct.Join => at + 1 == rows.Count ? null : Replace(rows, at, 2, [new([.. row.Sources, .. rows[at + 1].Sources], [.. row.Targets, .. rows[at + 1].Targets], 1)]),
            RowAct.Part => row.Sources.Count + row.Targets.Count < 2 ? null : Replace(rows, at, 1, Parts(row)),
            RowAct.LeaveOut => row.IsLeftOut ? null : Replace(rows, at, 1, [row with { IsLeftOut = true }]),
            RowAct.TakeIn => row.IsLeftOut ? Replace(rows, at, 1, [row with { IsLeftOut = false }]) : null,
            RowAct.Agree => row.Confidence < 1 ? Replace(rows, at, 1, [row with { Confidence = 1 }]) : null,
            _ => null,
        };
    }

    static readonly Side OfSource = new(row => row.Sources, (row, segments) => row with { Sources = segments, Confidence = 1 });
    static readonly Side OfTarget = new(row => row.Targets, (row, segments) => row with { Targets = segments, Confidence = 1 });

    static IReadOnlyList<AlignedRow>? Move(IReadOnlyList<AlignedRow> rows, int at, int by, Side side)
    {
        var (row, isThere) = (rows[at], at + by >= 0 && at + by < rows.Count);
        var segments = side.Of(row);
        if (segments.Count == 0 || (!isThere && row.Sources.Count + row.Targets.Count == 1)) return null;

        // Beyond the first and the last row a new one begins.
        var other = isThere ? rows[at + by] : new([], [], 1);
        var first = Math.Min(at, isThere ? at + by : at);
        return by < 0
            ? Replace(rows, first, isThere ? 2 : 1, [side.With(other, [.. side.Of(other), segments[0]]), side.With(row, [.. segments.Skip(1)])])
            : Replace(rows, first, isThere ? 2 : 1, [side.With(row, [.. segments.SkipLast(1)]), side.With(other, [segments[^1], .. side.Of(other)])]);
    }

    static IEnumerable<AlignedRow> Parts(AlignedRow row) => row is { Sources: [var source], Targets: [var target] }
        ? [new([source], [], 1), new([], [target], 1)]
        : Enumerable.Range(0, Math.Max(row.Sources.Count, row.Targets.Count)).Select(i => new AlignedRow([.. row.Sources.Skip(i).Take(1)], [.. row.Targets.Skip(i).Take(1)], 1));

    static IReadOnlyList<AlignedRow> Replace(IReadOnlyList<AlignedRow> rows, int at, int count, IEnumerable<AlignedRow> by) =>
        [.. rows.Take(at), .. by.Where(row => row.Sources.Count + row.Targets.Count > 0), .. rows.Skip(at + count)];

    /// <summary>One side of a row.</summary>
    sealed record Side(Func<AlignedRow, IReadOnlyList<int>> Of, Func<AlignedRow, IReadOnlyList<int>, AlignedRow> With);
}
