using CsCheck;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public class TextDiffTests
{
    [Fact]
    public void Words_are_told_apart_and_syllables_of_Korean()
    {
        Assert.Equal("[the ](red)-{blue}+[ door]", Show("the red door", "the blue door"));
        Assert.Equal("[장관](이)-{은}+[ 왔다]", Show("장관이 왔다", "장관은 왔다"));
        Assert.Equal("", Show("", ""));
        Assert.Equal("{new}+", Show("", "new"));
    }

    [Fact]
    public void Both_texts_can_be_read_from_the_parts() =>
        Gen.Select(Gen.OneOf("a", "word", " ", "가", "나", "👩‍🚀", ".", "e\u0301").Array[0, 12], Gen.OneOf("a", "word", " ", "가", "나", "👩‍🚀", ".", "e\u0301").Array[0, 12]).Sample((one, other) =>
        {
            var (before, after) = (string.Concat(one), string.Concat(other));
            var parts = DiffPart.Between(before, after);
            Assert.Equal(before, string.Concat(parts.Where(p => p.Kind is not DiffKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(parts.Where(p => p.Kind is not DiffKind.Removed).Select(p => p.Text)));
            Assert.DoesNotContain(parts, p => p.Text.Length == 0);
        });

    static string Show(string before, string after) =>
        string.Concat(DiffPart.Between(before, after).Select(p => p.Kind switch { DiffKind.Same => $"[{p.Text}]", DiffKind.Removed => $"({p.Text})-", _ => $"{{{p.Text}}}+" }));
}
