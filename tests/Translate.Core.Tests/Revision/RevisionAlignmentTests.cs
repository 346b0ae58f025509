using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Revision;
using Translate.Core.Text;

namespace Translate.Core.Tests.Revision;

public sealed class RevisionAlignmentTests
{
    const string
        Bridge = "The new bridge over the river opens on Monday, and the mayor will be the first to cross it.",
        Museum = "The museum of modern art is free on every first Sunday of the month.",
        Weather = "Rain is expected in the north, while the south stays dry until the weekend.",
        Zoo = "A bear was born in the zoo last week; visitors may see it from April on.";

    static readonly Gen<RevisedText> SomeText = Gen.OneOf(
        Gen.Int[0, 6].Select(i => new RevisedText($"Paragraph number {(char)('a' + i)} says the same as ever.")),
        Gen.Int[0, 4].Select(i => new RevisedText(new InlineText(string.Join(' ', Enumerable.Repeat("word", i))))),
        Some.Inline(Some.Wild, Some.Data).Select(t => new RevisedText(t)),
        Gen.Select(Some.Plain, Gen.Int[0, 5]).Select((text, key) => new RevisedText(text, $"key{key}")));

    static readonly Gen<(RevisedText[] Before, RevisedText[] After)> Two = Gen.Select(SomeText.Array[0, 12], SomeText.Array[0, 12], Gen.Int[0, 12], Gen.Int[0, 12])
        .Select((one, other, from, until) => (one, (RevisedText[])[.. one.Skip(from), .. other.Take(until), .. one.Take(from)]));

    [Fact]
    public void Every_text_of_both_is_told_once_and_those_of_now_in_their_order() => Two.Sample(t =>
    {
        var pairs = RevisionAlignment.Of(t.Before, t.After);
        Assert.Equal(Enumerable.Range(0, t.After.Length), pairs.Select(p => p.After).OfType<int>());
        Assert.Equal(Enumerable.Range(0, t.Before.Length), pairs.Select(p => p.Before).OfType<int>().Order());
    });

    [Fact]
    public void What_became_of_a_text_is_what_the_two_texts_say() => Two.Sample(t =>
    {
        var pairs = RevisionAlignment.Of(t.Before, t.After);
        Assert.All(pairs, p =>
        {
            var same = p is { Before: { } b, After: { } a } && MemoryKey.Same(t.Before[b].Text, t.After[a].Text);
            Assert.Equal(p.Before is null, p.Change is Revised.Added);
            Assert.Equal(p.After is null, p.Change is Revised.Removed);
            Assert.Equal(same, p.Change is Revised.Same or Revised.Moved);
        });
        var stayed = pairs.Where(p => p.Change is Revised.Same).Select(p => p.Before!.Value).ToList();
        Assert.Equal(stayed.Order(), stayed);

        // What says the same on both sides is found, as often as it stands on both.
        var left = pairs.Where(p => p.Change is Revised.Removed && t.Before[p.Before!.Value].Key is null).Select(p => MemoryKey.Normalize(t.Before[p.Before!.Value].Text)).ToHashSet();
        Assert.DoesNotContain(pairs.Where(p => p.Change is Revised.Added && t.After[p.After!.Value].Key is null), p => left.Contains(MemoryKey.Normalize(t.After[p.After!.Value].Text)));
    });

    [Fact]
    public void A_text_that_did_not_change_stays_as_it_is() =>
        SomeText.Array[0, 20].Select(texts => texts.DistinctBy(t => t.Key ?? Guid.NewGuid().ToString()).ToArray()).Sample(texts => Assert.All(RevisionAlignment.Of(texts, texts), p => Assert.Equal((p.After, Revised.Same), (p.Before, p.Change))));

    [Fact]
    public void A_shuffled_text_has_only_moved() =>
        Gen.Shuffle(Enumerable.Range(0, 15).Select(i => new RevisedText($"Paragraph {(char)('a' + i)}.")).ToArray()).Sample(after =>
        {
            var before = after.OrderBy(t => t.Text.Text, StringComparer.Ordinal).ToList();
            Assert.All(RevisionAlignment.Of(before, after), p => Assert.True(p.Change is Revised.Same or Revised.Moved && before[p.Before!.Value].Text.Equals(after[p.After!.Value].Text)));
        });

    [Fact]
    public void One_that_went_from_the_end_to_the_beginning_has_moved_and_the_others_stayed() =>
        Equal([Bridge, Museum, Weather, Zoo], [Zoo, Bridge, Museum, Weather], (3, 0, Revised.Moved), (0, 1, Revised.Same), (1, 2, Revised.Same), (2, 3, Revised.Same));

    [Fact]
    public void White_space_and_the_composition_of_letters_change_nothing() =>
        Equal(["Café  au\nlait.", Zoo], ["Cafe\u0301 au lait. ", Zoo], (0, 0, Revised.Same), (1, 1, Revised.Same));

    [Fact]
    public void Another_code_is_another_text()
    {
        var (before, after) = (new InlineText("Read this.", Some.Open(5, "1", "<a href=x>"), Some.Close(9, "1", "</a>")), new InlineText("Read this.", Some.Open(5, "1", "<a href=y>"), Some.Close(9, "1", "</a>")));
        var pair = Assert.Single(RevisionAlignment.Of([new(before)], [new(after)]));
        Assert.Equal(Revised.Changed, pair.Change);
    }

    [Fact]
    public void A_comma_a_rewriting_an_addition_and_a_removal_are_told_apart() =>
        Equal(
            [Bridge, Museum, Weather, Zoo],
            [Bridge.Replace("Monday,", "Monday", StringComparison.Ordinal), "Nothing like this was ever here: elections take place in autumn.", "Rain is expected everywhere in the north, while the south had better be prepared for storms until the weekend.", Zoo],
            (0, 0, Revised.Changed),
            (null, 1, Revised.Added),
            (2, 2, Revised.Changed),
            (1, null, Revised.Removed),
            (3, 3, Revised.Same));

    [Fact]
    public void What_was_changed_and_moved_is_found_elsewhere() =>
        Equal(
            [Bridge, Museum, Weather, Zoo],
            [Museum, Weather, Zoo, Bridge.Replace("Monday", "Tuesday", StringComparison.Ordinal)],
            (1, 0, Revised.Same),
            (2, 1, Revised.Same),
            (3, 2, Revised.Same),
            (0, 3, Revised.Changed));

    [Fact]
    public void A_key_names_the_same_text_whatever_it_says_and_wherever_it_stands()
    {
        RevisedText[] before = [new("Save", "save"), new("Open", "open"), new("Close", "close")], after = [new("Close", "close"), new("Write to the disk", "save"), new("Open", "load")];
        Assert.Equal([(2, 0, Revised.Moved), (0, 1, Revised.Changed), (1, 2, Revised.Same)], RevisionAlignment.Of(before, after).Select(p => (p.Before!.Value, p.After!.Value, p.Change)));
    }

    [Fact]
    public void Of_texts_that_stand_often_those_beside_what_stayed_are_the_same() =>
        Equal(["* * *", Bridge, "* * *", Museum, "* * *"], [Bridge, "* * *", "* * *", Museum], (1, 0, Revised.Same), (2, 1, Revised.Same), (0, 2, Revised.Moved), (3, 3, Revised.Same), (4, null, Revised.Removed));

    [Theory]
    [InlineData(10_000, "equal")]
    [InlineData(100_000, "ordinary")]
    [InlineData(20_000, "alike")]
    [InlineData(30_000, "disjoint")]
    [InlineData(10_000, "reversed")]
    public void Each_of_very_many_texts_is_in_one_pair(int count, string kind)
    {
        string Text(int i, int version) => kind switch
        {
            "equal" => "The same paragraph over and over.",
            "alike" => $"The same {Word(i % 50)} words in {Word((i + version) % 7)} another {Word((i / 50) + (version * 1000))} order of them.",
            "disjoint" => string.Join(' ', Enumerable.Range(0, 12).Select(k => Word((i * 12) + k + (version * 5_000_000)))),
            _ => $"This is {Word(i)}, and {Word(i * 7)} beside {Word(i + 3)}{(version > 0 && i % 10 == 3 ? ", quite" : "")}.",
        };
        var before = Enumerable.Range(0, count).Select(i => new RevisedText(Text(i, 0))).ToList();
        var after = Enumerable.Range(0, kind is "equal" ? count - 7 : count).Where(i => kind is not "ordinary" || i % 100 != 50).Select(i => new RevisedText(Text(i, 1))).ToList();
        if (kind is "reversed") after.Reverse();
        var pairs = RevisionAlignment.Of(before, after);
        Assert.Equal(Enumerable.Range(0, before.Count), pairs.Select(p => p.Before).OfType<int>().Order());
        Assert.Equal(Enumerable.Range(0, after.Count), pairs.Select(p => p.After).OfType<int>().Order());
        if (kind is "equal") Assert.Equal((count - 7, 7), (pairs.Count(p => p.Change is Revised.Same), pairs.Count(p => p.Change is Revised.Removed)));
        if (kind is "ordinary") Assert.Equal((count / 10, count / 100), (pairs.Count(p => p.Change is Revised.Changed), pairs.Count(p => p.Change is Revised.Removed)));

        static string Word(int i) => string.Concat(i.ToString("x", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)(c <= '9' ? c + ('g' - '0') : c)));
    }

    static void Equal(string[] before, string[] after, params (int? Before, int? After, Revised Change)[] expected) =>
        Assert.Equal(expected, RevisionAlignment.Of([.. before.Select(t => new RevisedText(t))], [.. after.Select(t => new RevisedText(t))]).Select(p => (p.Before, p.After, p.Change)));
}
