using System.Text;
using Translate.Core.Formats;
using Translate.Core.Formats.Json;
using Translate.Core.Formats.Po;
using Translate.Core.Formats.Table;
using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>Placeholders of printf take their arguments in their order: what moves them says so in the file.</summary>
public sealed class NumberedCodesTests
{
    static readonly InlineCodes Codes = new();

    static SourceText Po(string source, string target, string flags = "c-format") => SourceText.FromString(
        "a.po", $"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ko\\n\"\n\n#, {flags}\nmsgid \"{source}\"\nmsgstr \"{target}\"\n");

    static Unit Only(IFormat format, SourceText source) => Assert.Single(format.Extract(source));

    static string[] Findings(Unit unit) => [.. Codes.Examine(unit.Source, unit.Standing!.Text, new(Some.English, Some.Korean)).Select(finding => finding.Message)];

    static string Written(IFormat format, SourceText source, string typed)
    {
        var read = Notation.Read(typed, Only(format, source).Source);
        Assert.Empty(read.Problems);
        return Encoding.UTF8.GetString(Reassembly.Write(format, source, Some.Korean, _ => read.Text));
    }

    [Theory]
    [InlineData("Copy %d files to %s now?", "%2$s에 파일 %1$d개를 복사할까요?")]
    [InlineData("Copy %d files to %s now?", "파일 %d개를 %s에 복사할까요?")]
    [InlineData("Copy %d files to %s now?", "파일 %1$d개를 %2$s에 복사할까요?")]
    [InlineData("%1$s of %2$s", "%2$s 중 %1$s")]
    [InlineData("%1$s of %2$s", "%s 중 %s")]
    [InlineData("%1$s and %1$s", "%1$s, %1$s")]
    [InlineData("%5.2f of %-10s", "%2$s 중 %1$.1f")]
    [InlineData("%*d of %s", "%3$s 중 %2$*1$d")]
    [InlineData("%s: %m", "%m: %s")]
    public void The_same_arguments_are_the_same_codes(string source, string target) => Assert.Empty(Findings(Only(new Po(), Po(source, target))));

    [Theory]
    [InlineData("Copy %d files to %s", "%s에 파일 %d개")]
    [InlineData("Copy %d files to %s", "%2$s에 파일 %d개")]
    [InlineData("Copy %d files to %s", "%1$s에 파일 %2$d개")]
    [InlineData("%ld of %d", "%d 중 %ld")]
    public void Codes_that_would_take_anothers_argument_are_an_error(string source, string target) => Assert.NotEmpty(Findings(Only(new Po(), Po(source, target))));

    [Theory]
    [InlineData("Copy %d files to %s", "%s에 파일 %d개", "%2$s에 파일 %1$d개")]
    [InlineData("Copy %d files to %s", "%2$s에 파일 %1$d개", "%2$s에 파일 %1$d개")]
    [InlineData("Copy %d files to %s", "파일 %1$d개를 %2$s에", "파일 %d개를 %s에")]
    [InlineData("%s of %s", "%2$s 중 %1$s", "%2$s 중 %1$s")]
    [InlineData("%*d of %s", "%s 중 %*d", "%3$s 중 %2$*1$d")]
    [InlineData("%s: %m", "%m: %s", "%m: %s")]
    [InlineData("%@ has %lld", "%lld: %@", "%2$lld: %1$@")]
    public void Moved_codes_are_numbered_in_the_file(string source, string typed, string written)
    {
        Assert.Contains($"msgstr \"{written}\"", Written(new Po(), Po(source, "", source.Contains('@', StringComparison.Ordinal) ? "objc-format" : "c-format"), typed), StringComparison.Ordinal);
        Assert.Contains($"1,{source},{written}", Written(new BilingualTable(), SourceText.FromString("a.csv", $"id,source,target\n1,{source},\n"), typed), StringComparison.Ordinal);
        Assert.Contains($"1,{written}", Written(new Table(), SourceText.FromString("a.csv", $"id,text\n1,{source}\n"), typed), StringComparison.Ordinal);
        Assert.Contains($"\"{written}\"", Written(new Json(), SourceText.FromString("a.json", $"{{\"a\": \"{source}\"}}"), typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python-format")]
    [InlineData("lua-format")]
    public void Where_codes_cannot_be_numbered_another_order_is_an_error(string flag)
    {
        var source = Po("%d of %s", "", flag);
        var unit = Only(new Po(), source);
        var read = Notation.Read("%s: %d", unit.Source);

        Assert.Equal(NotationProblemKind.OutOfOrder, Assert.Single(read.Findings).Kind);
        Assert.Contains("order", Assert.Single(Codes.Examine(unit.Source, read.Text, new(Some.English, Some.Korean))).Message, StringComparison.Ordinal);
        Assert.Contains("order of the source", Assert.Throws<InvalidDocumentException>(() => Reassembly.Write(new Po(), source, Some.Korean, _ => read.Text)).Problem, StringComparison.Ordinal);
        Assert.NotEmpty(Findings(Only(new Po(), Po("%d of %s", "%s: %d", flag))));
    }

    [Fact]
    public void The_parts_of_a_time_have_no_order() =>
        Assert.Contains(",%p %I:%M:%S", Written(new BilingualTable(), SourceText.FromString("a.csv", "id,source,target\n1,%I:%M:%S %p,\n"), "%p %I:%M:%S"), StringComparison.Ordinal);

    [Fact]
    public void Names_may_stand_in_any_order_in_Python() => Assert.Contains(
        "%(who)s: %(n)d", Written(new Po(), Po("%(n)d of %(who)s", "", "python-format"), "%(who)s: %(n)d"), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_crossed_its_arguments_is_written_as_it_was_meant()
    {
        var source = Po("Copy %d files to %s", "%s에 파일 %d개");
        var unit = Only(new Po(), source);

        Assert.Contains("%2$s에 파일 %1$d개", Encoding.UTF8.GetString(Reassembly.Write(new Po(), source, Some.Korean, _ => unit.Standing!.Meant(unit.Source).Text)), StringComparison.Ordinal);
        Assert.Equal(source.Text, Encoding.UTF8.GetString(Reassembly.Write(new Po(), source, Some.Korean, _ => unit.Standing!.Text)));
    }

    [Fact]
    public void A_sentence_further_on_counts_on()
    {
        var source = InlineText.Concat([new("Copied . ", Some.Alone(7, "1", "%d")), new("To  from .", Some.Alone(3, "2", "%s"), Some.Alone(9, "3", "%s"))]);
        var read = Notation.Read("%3$s에서 %2$s로.", source.Cut([9])[1]);

        Assert.Empty(read.Problems);
        Assert.Equal(["3", "2"], read.Text.Codes.Select(code => code.Id));
    }
}
