using CsCheck;
using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

public class ProtectorTests
{
    public static TheoryData<Rung, Markup> Ways => new()
    {
        { Rung.Tags, Markup.Xml },
        { Rung.Tags, Markup.Html },
        { Rung.Masks, Markup.Plain },
        { Rung.Masks, Markup.Xml },
        { Rung.Masks, Markup.Html },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_engine_that_echoes_gives_back_exactly_the_source(Rung rung, Markup markup) =>
        Any.Sample(
            source =>
            {
                var sent = Protector.Protect(source, rung, markup, Kept);
                var restored = sent.Restore(sent.Texts, Korean);
                Assert.Null(restored.Problem);
                Assert.Equal(source, restored.Text);
            },
            iter: 20_000);
}
