using System.Text;
using Translate.Core.Exchange.Validation;
using Translate.Core.Formats;
using Translate.Core.Tests.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>Every fixture of every format, given out as XLIFF and taken back.</summary>
public sealed class XliffFilesTests
{
    static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures");

    static IEnumerable<string> Names => Directory.EnumerateFiles(Fixtures, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Fixtures, f)).Concat(WordSamples.All.Keys.Select(name => Path.Combine("docx", name))).Order(StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Names];

    static byte[] Bytes(string file) => WordSamples.All.TryGetValue(Path.GetFileName(file), out var word) ? word : File.ReadAllBytes(Path.Combine(Fixtures, file));

    /// <summary>The fixture in the forms that files come in.</summary>
    static IEnumerable<(byte[] Bytes, IFormat Format, SourceText Source)> Forms(string file)
    {
        var bytes = Bytes(file);
        var text = Encoding.UTF8.GetString(bytes);
        foreach (var form in file.EndsWith(".docx", StringComparison.Ordinal) ? [bytes] : new byte[][] { bytes, [0xEF, 0xBB, 0xBF, .. bytes], Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] })
        {
            var (format, source) = FileFormats.Open(form, file);
            yield return (form, format, source);
        }
    }

    /// <summary>Each of its forms, given out in each version.</summary>
    static IEnumerable<(byte[] Bytes, IFormat Format, SourceText Source, Exchanged Exchanged)> Exchanges(string file) =>
        from form in Forms(file)
        from version in Exchanged.Versions
        select (form.Bytes, form.Format, form.Source, new Exchanged(form.Format, form.Source, version));

    [Fact]
    public void Every_format_has_a_fixture() =>
        Assert.Empty(FileFormats.All.Select(f => f.Name).Except(Names.Select(file => file.Split(Path.DirectorySeparatorChar)[0])));

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_a_target_the_file_comes_back_byte_for_byte(string file) => Assert.All(Exchanges(file), form =>
    {
        var exchanged = form.Exchanged;
        Assert.Equal(form.Bytes, exchanged.Merge(exchanged.Xliff));
        Assert.Empty(exchanged.Problems);
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void With_targets_equal_to_their_sources_a_file_of_one_language_comes_back_byte_for_byte(string file) => Assert.All(Exchanges(file), form =>
    {
        var exchanged = form.Exchanged;
        var expected = form.Format.IsBilingual ? Reassembly.Write(form.Format, form.Source, Some.Korean, unit => unit.Source) : form.Bytes;
        Assert.Equal(expected, exchanged.Merge(exchanged.Filled()));
        Assert.Empty(exchanged.Problems);
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Translated_in_another_tool_the_file_is_what_it_would_be_translated_here(string file) => Assert.All(Exchanges(file), form =>
    {
        var exchanged = form.Exchanged;
        var expected = Reassembly.Write(form.Format, form.Source, Some.Korean, unit => new InlineText(Change(unit.Source.Text), unit.Source.Codes));
        Assert.NotEqual(form.Bytes, expected);
        Assert.Equal(expected, exchanged.Merge(exchanged.Filled(Change)));
        Assert.Empty(exchanged.Problems);

        static string Change(string text) => text.Replace('a', 'à').Replace('o', 'ô').Replace('다', '라').Replace('이', '디');
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void The_file_has_the_structure_that_the_standard_prescribes(string file) => Assert.All(Forms(file), form => XliffStructure.Check(new Exchanged(form.Format, form.Source).Xliff));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_we_write_is_valid_as_we_decide_it(string file) => Assert.All(Exchanges(file), form =>
    {
        Assert.Empty(Errors(form.Exchanged.Xliff));
        Assert.Empty(Errors(form.Exchanged.Filled()));

        static IEnumerable<string> Errors(string xliff) => XliffValidation.Examine(SourceText.FromString("out.xlf", xliff)).Where(found => !found.IsWarning).Select(found => found.ToString());
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void The_source_file_is_named_with_all_that_is_needed_to_read_it_again(string file)
    {
        var (_, format, source) = Forms(file).First();
        Assert.All(Exchanged.Versions, version => Assert.Equal(
            new("in/" + Path.GetFileName(file), format.Name, "utf-8", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes(file)))),
            Assert.Single(Exchanged.Read(new Exchanged(format, source, version).Xliff).Files).Origin));
    }

    [Fact]
    public void The_same_units_give_the_same_bytes()
    {
        var exchanged = Exchanged.Of("a.md", "# Title\n\nOne *two*. Three.\n");
        Assert.Equal(exchanged.Xliff, Exchanged.Of("a.md", "# Title\n\nOne *two*. Three.\n").Xliff);
        Assert.DoesNotContain('\r', exchanged.Xliff);
    }

    [Fact]
    public void A_file_without_units_has_a_valid_XLIFF_file_and_comes_back()
    {
        var exchanged = Exchanged.Of("a.resx", "<root />");
        XliffStructure.Check(exchanged.Xliff);
        Assert.Equal("<root />", Encoding.UTF8.GetString(exchanged.Merge(exchanged.Xliff)));
        Assert.Empty(exchanged.Problems);
    }

    [Fact]
    public void Sentences_are_segments_and_the_white_space_between_them_is_not()
    {
        var exchanged = Exchanged.Of("a.txt", "One is here.  Two is there.\n");
        var parts = Exchanged.Parse(exchanged.Xliff).Descendants(Exchanged.Core + "source").Select(s => (s.Parent!.Name.LocalName, s.Value));
        Assert.Equal([("segment", "One is here."), ("ignorable", "  "), ("segment", "Two is there.")], parts);
    }
}
