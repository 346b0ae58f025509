using CsCheck;
using Translate.Server.Aligning;

namespace Translate.Server.Tests.Aligning;

public class AlignedRowsTests
{
    [Theory]
    [InlineData("a|1 b|2", RowAct.SourceDown, 0, "|1 ab|2")]
    [InlineData("ab|1 c|2", RowAct.SourceDown, 0, "a|1 bc|2")]
    [InlineData("a|1 bc|2", RowAct.SourceUp, 1, "ab|1 c|2")]
    [InlineData("a|12 b|", RowAct.TargetDown, 0, "a|1 b|2")]
    [InlineData("a| b|12", RowAct.TargetUp, 1, "a|1 b|2")]
    [InlineData("a|1", RowAct.SourceUp, 0, "a| |1")]
    [InlineData("a|1", RowAct.TargetDown, 0, "a| |1")]
    public void A_sentence_moves_into_the_row_beside(string before, RowAct act, int at, string after) => Assert.Equal(after, After(before, act, at));

    [Fact]
    public void A_row_that_has_nothing_any_more_is_gone() => Assert.Equal("ab|1", After("a|1 b|", RowAct.SourceUp, 1));

    [Theory]
    [InlineData("a|1 b|2", RowAct.Join, 0, "ab|12")]
    [InlineData("abc|12", RowAct.Part, 0, "a|1 b|2 c|")]
    [InlineData("a|1", RowAct.Part, 0, "a| |1")]
    [InlineData("a|1 b|2", RowAct.LeaveOut, 1, "a|1 (b|2)")]
    [InlineData("(a|1)", RowAct.TakeIn, 0, "a|1")]
    public void Rows_are_joined_parted_left_out_and_taken_in(string before, RowAct act, int at, string after) => Assert.Equal(after, After(before, act, at));

    [Theory]
    [InlineData("a|1", RowAct.Join, 0)]
    [InlineData("a|", RowAct.Part, 0)]
    [InlineData("a|", RowAct.TargetDown, 0)]
    [InlineData("a|", RowAct.SourceUp, 0)]
    [InlineData("a|1", RowAct.TakeIn, 0)]
    [InlineData("(a|1)", RowAct.LeaveOut, 0)]
    [InlineData("a|1", RowAct.Part, 1)]
    [InlineData("a|1", RowAct.Part, -1)]
    public void What_cannot_be_done_changes_nothing(string before, RowAct act, int at) => Assert.Null(AlignedRows.After(Rows(before), act, at));

    [Fact]
    public void What_a_person_has_touched_is_sure_and_the_rest_is_as_sure_as_it_was()
    {
        var rows = AlignedRows.After([new([0], [0], 0.4), new([1], [1], 0.5), new([2], [2], 0.6)], RowAct.TargetDown, 0)!;
        Assert.Equal([1, 1, 0.6], rows.Select(r => r.Confidence));
        Assert.Equal([false, false, true], rows.Select(r => r.IsDoubtful));
    }

    [Fact]
    public void A_row_that_somebody_agrees_with_is_not_asked_about_again()
    {
        var rows = AlignedRows.After([new([0], [0], 0.4), new([1], [], 0.5)], RowAct.Agree, 1)!;
        Assert.Equal([true, false], rows.Select(r => r.IsDoubtful));
        Assert.Null(AlignedRows.After(rows, RowAct.Agree, 1));
    }

    [Fact]
    public void Whatever_is_done_each_segment_stands_once_and_in_its_order() => Gen.Select(Gen.Enum<RowAct>(), Gen.Int[0, 8]).List[0, 30].Sample(acts =>
    {
        IReadOnlyList<AlignedRow> rows = [.. Enumerable.Range(0, 6).Select(i => new AlignedRow([i], [i], 0.5))];
        foreach (var (act, at) in acts) rows = AlignedRows.After(rows, act, at) ?? rows;
        Assert.Equal(Enumerable.Range(0, 6), rows.SelectMany(r => r.Sources));
        Assert.Equal(Enumerable.Range(0, 6), rows.SelectMany(r => r.Targets));
        Assert.DoesNotContain(rows, r => r.Sources.Count + r.Targets.Count == 0);
    });

    static string? After(string rows, RowAct act, int at) => AlignedRows.After(Rows(rows), act, at) is { } after ? string.Join(' ', after.Select(Say)) : null;

    /// <summary>Rows as <c>ab|1 (c|2)</c>: letters of the source, figures of the target, in brackets what is left out.</summary>
    static List<AlignedRow> Rows(string said) =>
        [.. said.Split(' ').Select(row => (Sides: row.Trim('(', ')').Split('|'), IsOut: row[0] == '(')).Select(r => new AlignedRow([.. r.Sides[0].Select(c => c - 'a')], [.. r.Sides[1].Select(c => c - '1')], 0.5, r.IsOut))];

    static string Say(AlignedRow row)
    {
        var said = string.Concat(row.Sources.Select(s => (char)('a' + s))) + "|" + string.Concat(row.Targets.Select(t => (char)('1' + t)));
        return row.IsLeftOut ? $"({said})" : said;
    }
}
