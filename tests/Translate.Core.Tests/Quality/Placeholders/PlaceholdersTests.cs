using Translate.Core.Quality;
using Translate.Core.Quality.Placeholders;

namespace Translate.Core.Tests.Quality.Placeholders;

public sealed class PlainPlaceholdersTests : CheckTest
{
    private protected override ICheck Check { get; } = new PlainPlaceholders();

    [Theory]
    [InlineData("{0:N2} of {1}", "{1} 중 {0}")]
    [InlineData("{name!r:>10}", "{name!r}")]
    [InlineData("%(name)s and {{count}}", "{{count}}, %(name)s")]
    [InlineData("%1$s sent %2$d", "%2$d개를 %1$s님이 보냄")]
    [InlineData("%s sent %d", "%2$d개를 %1$s님이 보냄")]
    [InlineData("%@ has %lld", "%1$@님은 %2$lld개")]
    [InlineData("100% sure, 50%%", "100% 확실, 50%%")]
    [InlineData("{n, number, percent} {{ x }}", "{n, number} {{x}}")]
    [InlineData("%discount", "할인")]
    [InlineData("%-5.2f", "%.3f")]
    [InlineData("0.25 percentage point", "0.25%p")]
    public void The_same_placeholders_in_any_order_and_format_are_no_finding(string source, string target) => Assert.Equal("", Marked(source, target));

    [Theory]
    [InlineData("Hi {0}", "안녕", "{0}|")]
    [InlineData("Hi", "안녕 {0}", "|{0}")]
    [InlineData("%s has %d", "%d에게 %s", "%s|%d\n%d|%s")]
    [InlineData("%1$s", "%1$d", "%1$s|%1$d")]
    [InlineData("%lld files", "파일 %d개", "%lld|%d")]
    [InlineData("{{count}}", "{count}", "{{count}}|\n|{count}")]
    [InlineData("{0} {0}", "{0}", "{0}|")]
    [InlineData("{n, number}", "{n, date}", "{n, number}|{n, date}")]
    [InlineData("%@", "%s", "%@|%s")]
    public void One_that_is_missing_added_or_of_another_type_is_marked(string source, string target, string marked) => Assert.Equal(marked, Marked(source, target));

    [Theory]
    [InlineData("Hi %(name)s", "안녕 %(nmae)s", "안녕 %(name)s")]
    [InlineData("Hi {{name}}", "안녕 {이름}", "안녕 {{name}}")]
    [InlineData("{0} {1}", "없음", "없음")]
    public void One_for_one_is_put_back(string source, string target, string mended) => Assert.Equal(mended, Mended(source, target));
}

public sealed class MessagesTests : CheckTest
{
    const string Source = "{n, plural, one {# file of {who}} other {# files of {who}}}";

    private protected override ICheck Check { get; } = new Messages();

    [Theory]
    [InlineData("{n, plural, other {{who}의 파일 #개}}")]
    [InlineData("{n, plural, one {{who}의 파일} other {{who}의 파일 #개}}")]
    public void A_message_with_the_same_arguments_is_no_finding(string target) => Assert.Empty(Examine(Source, target));

    [Theory]
    [InlineData("{n, plural, other {파일 #개}}", "who is missing")]
    [InlineData("{n, plural, other {{who} {whom}}}", "whom is not in the source")]
    public void One_that_asks_for_others_is(string target, string message) => Assert.Contains(message, Assert.Single(Examine(Source, target)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{g, select, 남성 {그} other {그들}}", 2)]
    [InlineData("{g, select, other {그들}}", 1)]
    [InlineData("{g, select, male {그} other {그들}}", 0)]
    public void What_a_program_chooses_by_stays(string target, int findings) => Assert.Equal(findings, Examine("{g, select, male {He} other {They}}", target).Count);

    [Fact]
    public void A_text_without_arms_is_no_message() => Assert.Empty(Examine("Hi {who}", "{"));
}

public sealed class MessageSyntaxTests : CheckTest
{
    const string Source = "{n, plural, one {# file of {who}} other {# files of {who}}}";

    private protected override ICheck Check { get; } = new MessageSyntax();

    [Theory]
    [InlineData("{n, plural, other {{who}의 파일 #개}")]
    [InlineData("{n, plural, one {{who}}}")]
    [InlineData("{n, plural, 기타 {{who}의 파일 #개}}")]
    [InlineData("{n, plural, other {{who}의 파일 #개}}}")]
    public void A_message_that_became_none_is_found_and_cannot_be_delivered(string target)
    {
        Assert.Equal(Severity.Error, Assert.Single(Examine(Source, target)).Severity);
        Assert.True(Gates.Blocks("syntax") && Gates.BreaksMessage(Source, target));
    }

    [Theory]
    [InlineData(Source, "{n, plural, other {{who}의 파일 #개}}")]
    [InlineData(Source, "{n, plural, other {파일 #개}}")]
    [InlineData("{g, select, male {He} other {They}} came", "왔다")]
    [InlineData("Hi {who}", "{")]
    [InlineData("Write {n, plural, one {#}", "{n, plural")]
    public void One_with_other_arguments_and_what_was_none_before_are_not(string source, string target)
    {
        Assert.Empty(Examine(source, target));
        Assert.False(Gates.BreaksMessage(source, target));
    }
}

public sealed class PluralArmsTests : CheckTest
{
    private protected override ICheck Check { get; } = new PluralArms();

    [Theory]
    [InlineData("pl", "{n, plural, one {a} other {b}}", "|{n, plural, one {a} other {b}}")]
    [InlineData("ko", "{n, plural, one {a} other {b}}", "|one")]
    [InlineData("en", "{n, selectordinal, one {a} two {b} other {c}}", "|{n, selectordinal, one {a} two {b} other {c}}")]
    [InlineData("en", "{g, select, a {{n, plural, other {x}}} other {y}}", "|{n, plural, other {x}}")]
    public void Arms_that_the_locale_lacks_or_never_takes_are_marked(string to, string target, string marked) => Assert.Equal(marked, Marked("x", target, to: to));

    [Theory]
    [InlineData("pl", "{n, plural, one {a} few {b} many {c} other {d}}")]
    [InlineData("ko", "{n, plural, =0 {없음} other {#개}}")]
    [InlineData("fr", "{n, plural, one {a} other {b}}")]
    [InlineData("en", "{g, select, male {a} other {b}}")]
    public void Those_that_it_needs_are_not(string to, string target) => Assert.Equal("", Marked("x", target, to: to));
}
