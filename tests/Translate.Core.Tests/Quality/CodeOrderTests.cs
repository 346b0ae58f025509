using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public sealed class CodeOrderTests : CheckTest
{
    static readonly InlineCode First = Code("1", "firstNo"), Second = Code("2", "no"), Free = Code("3", "yes");

    private protected override ICheck Check { get; } = new CodeOrder();

    [Fact]
    public void Codes_of_a_sequence_in_another_order_are_found() =>
        Assert.Single(Examine(new("ab", [First, Second with { Offset = 1 }]), new("ab", [Second, First with { Offset = 1 }])));

    [Fact]
    public void Other_codes_go_where_the_language_wants_them()
    {
        Assert.Empty(Examine(new("ab", [First, Second with { Offset = 1 }, Free with { Offset = 2 }]), new("ab", [Free, First, Second with { Offset = 2 }])));
        Assert.Empty(Examine(new("ab", [Free, First with { Offset = 1 }]), new("ab", [First, Free with { Offset = 1 }])));
        Assert.Empty(Examine(new("ab", [First, Second]), new("ab", [Second])));
    }

    static InlineCode Code(string id, string canReorder) => new(0, CodeKind.Standalone, id, $"<ph id=\"{id}\" canReorder=\"{canReorder}\"/>");
}
