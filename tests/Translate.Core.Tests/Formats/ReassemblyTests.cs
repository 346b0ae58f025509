using System.Text;
using Translate.Core.Formats;
using Translate.Core.Formats.Plain;
using Translate.Core.Formats.Resx;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class ReassemblyTests
{
    static readonly Locale Korean = Locale.Parse("ko");

    /// <summary>Lines of <c>key=value</c>, with faults to order.</summary>
    sealed class Keyed(Func<string, string> write) : IFormat
    {
        public string Name => "keyed";

        public IReadOnlyList<string> Extensions => [".keyed"];

        public IReadOnlyList<Unit> Extract(SourceText source)
        {
            var units = new List<Unit>();
            var at = 0;
            foreach (var line in source.Text.Split('\n'))
            {
                if (line.Split('=') is [var key, { Length: > 0 } value]) units.Add(new(key, new(at + key.Length + 1, value.Length), value));
                at += line.Length + 1;
            }

            return units;
        }

        public string Encode(SourceText source, Unit unit, InlineText target) => write(target.Text);

        public IEnumerable<Edit> Localize(SourceText source, Locale locale) => [new(new(0, 0), $"# {locale}\n")];
    }

    static string Write(Func<string, string> write, params string[] targets)
    {
        var source = SourceText.FromString("a.keyed", "a=one\nb=two\nc=three\n");
        var format = new Keyed(write);
        var ids = format.Extract(source).Select(u => u.Id).ToList();
        return Encoding.UTF8.GetString(Reassembly.Write(format, source, Korean, unit => ids.IndexOf(unit.Id) is var i && i < targets.Length ? new InlineText(targets[i]) : null));
    }

    [Fact]
    public void Targets_and_the_locales_own_edits_are_written() => Assert.Equal("# ko\na=하나\nb=two\nc=three\n", Write(t => t, "하나"));

    [Fact]
    public void Without_targets_nothing_changes_at_all() => Assert.Equal("a=one\nb=two\nc=three\n", Write(t => t, "one", "two"));

    [Fact]
    public void An_empty_target_may_take_its_unit_out_of_the_file() => Assert.Equal("# ko\na=\nb=둘\nc=\n", Write(t => t, "", "둘", ""));

    [Theory]
    [InlineData("x\nd=four", "\"b\"", "not found")]
    [InlineData("wrong", "\"a\"", "reads differently")]
    [InlineData("", "\"a\"", "not found")]
    public void A_file_that_reads_back_differently_is_refused_by_its_unit(string written, string unit, string said)
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Write(_ => written, written.StartsWith('x') ? "x" : "하나"));
        Assert.Contains(unit, error.Problem, StringComparison.Ordinal);
        Assert.Contains(said, error.Problem, StringComparison.Ordinal);
        Assert.NotNull(error.Position);
    }

    [Fact]
    public void A_unit_too_many_is_refused()
    {
        var error = Assert.Throws<InvalidDocumentException>(() => Write(t => t.Replace('|', '\n'), "one", "two", "셋|d=넷"));
        Assert.Contains("Nothing was delivered", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_refused_by_its_unit()
    {
        var (format, source) = FileFormats.Open("One.\n\nTwo.\n"u8, "a.txt", encoding: "windows-1252");
        var error = Assert.Throws<InvalidDocumentException>(() => Reassembly.Write(format, source, Korean, unit => unit.Id == "2" ? new InlineText("둘") : null));
        Assert.Equal(new FilePosition(3, 1), error.Position);
        Assert.Contains("unit \"2\"", error.Problem, StringComparison.Ordinal);
        Assert.Contains("U+B458", error.Problem, StringComparison.Ordinal);
        Assert.Contains("windows-1252", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_by_its_unit() => Assert.Contains(
        "unit \"1\"",
        Assert.Throws<InvalidDocumentException>(() => Reassembly.Write(new PlainText(), SourceText.FromString("a.txt", "One."), Korean, _ => "a\uD83D")).Problem,
        StringComparison.Ordinal);

    [Fact]
    public void Codes_may_stand_in_another_order()
    {
        var source = SourceText.FromString("a.resx", "<root><data name=\"K\"><value>{0} of {1}</value></data></root>");
        var target = new InlineText("개 중 ", new InlineCode(0, CodeKind.Standalone, "2", "{1}"), new InlineCode(4, CodeKind.Standalone, "1", "{0}"));
        Assert.Contains("<value>{1}개 중 {0}</value>", Encoding.UTF8.GetString(Reassembly.Write(new Resx(), source, Korean, _ => target)), StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_are_applied_in_order_and_the_rest_is_copied() => Assert.Equal(
        "0aXbYZd1",
        Splice.Apply("abcd", [new(new(4, 0), "1"), new(new(2, 1), "Z"), new(new(1, 0), "X"), new(new(2, 0), "Y"), new(new(0, 0), "0")]));

    [Theory]
    [InlineData(0, 2, 1, 1)]
    [InlineData(3, 2, 0, 0)]
    [InlineData(-1, 1, 0, 0)]
    [InlineData(5, 0, 0, 0)]
    public void Edits_that_overlap_or_lie_outside_are_the_formats_fault(int start, int length, int otherStart, int otherLength) =>
        Assert.Throws<ArgumentException>(() => Splice.Apply("abcd", [new(new(start, length), "x"), new(new(otherStart, otherLength), "y")]));
}
