using CsCheck;
using Translate.Core.Metrics;

namespace Translate.Core.Tests.Metrics;

public sealed class EditEffortTests
{
    [Fact]
    public void Nothing_changed_is_no_effort() => Assert.Equal(new EditEffort(0, 4, 100), EditEffort.Of("배가 곧 떠난다.", "배가 곧 떠난다."));

    [Fact]
    public void A_word_replaced_and_a_point_added_are_two_edits()
    {
        var effort = EditEffort.Of("The boat leaves", "The ferry leaves.");
        Assert.Equal((2, 4), (effort.Edits, effort.Words));
        Assert.Equal(50, effort.Ter);
        Assert.InRange(effort.ChrF, 1, 99);
    }

    [Fact]
    public void Words_that_were_moved_are_one_edit() => Assert.Equal(1, EditEffort.Of("tomorrow at noon the boat leaves", "the boat leaves tomorrow at noon").Edits);

    [Fact]
    public void Where_no_spaces_are_each_character_counts() => Assert.Equal((1, 7), (EditEffort.Of("明日船が出る。", "今日船が出る。").Edits, EditEffort.Of("明日船が出る。", "今日船が出る。").Words));

    [Fact]
    public void A_capital_letter_is_an_edit() => Assert.Equal(1, EditEffort.Of("open the file", "Open the file").Edits);

    [Fact]
    public void What_was_deleted_is_effort_too() => Assert.Equal((2, 0, 100.0), (EditEffort.Of("two words", "").Edits, EditEffort.Of("two words", "").Words, EditEffort.Of("two words", "").Ter));

    [Fact]
    public void Whatever_is_compared_has_effort_only_where_it_differs() =>
        Gen.Select(Some.Wild, Some.Wild).Sample((one, other) =>
        {
            Assert.Equal(0, EditEffort.Of(one, one).Edits);
            Assert.True(EditEffort.Of(one, other).Edits <= one.Length + other.Length);
        });
}
