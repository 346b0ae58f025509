using System.Text;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Memory.Files;

/// <summary>Pairs as tables: what goes out comes back, no cell computes anything, and a bad row costs only itself.</summary>
public sealed class PairTableTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    static (List<MemoryPair> Pairs, List<InvalidDocumentException> Problems) Read(string table, Encoding? encoding = null)
    {
        var (bytes, problems) = (encoding is null ? Encoding.UTF8.GetBytes(table) : [.. encoding.GetPreamble(), .. encoding.GetBytes(table)], new List<InvalidDocumentException>());
        return ([.. PairTable.Read(new MemoryStream(bytes), "pairs.csv", problems)], problems);
    }

    static async Task<string> Write(IEnumerable<MemoryPair> pairs, (Locale, Locale)? between = null)
    {
        using var output = new MemoryStream();
        await PairTable.Write(output, pairs.ToAsyncEnumerable(), between);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Theory]
    [InlineData("en,ko\nHello.,안녕하세요.\n")]
    [InlineData("ko;en\r\n안녕하세요.;Hello.\r\n")]
    [InlineData("id\tEN\tnote\tko\n7\tHello.\tgreeting\t안녕하세요.")]
    [InlineData("source,target,source locale,target locale\nHello.,안녕하세요.,en,ko")]
    public void Two_columns_are_known_by_their_languages_or_each_row_says_them(string table)
    {
        var pair = Assert.Single(Read(table).Pairs);

        Assert.Equal(["Hello.", "안녕하세요."], new[] { pair.Source, pair.Target }.OrderBy(s => s.Locale.Tag, StringComparer.Ordinal).Select(s => s.Text.Text));
        Assert.Equal(["en", "ko"], new[] { pair.Source, pair.Target }.Select(s => s.Locale.Tag).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_written_is_read_back_with_where_it_comes_from()
    {
        MemoryPair[] pairs =
        [
            new(new(English, "He said \"yes\", and\nleft.") { Context = new(null, null, "menu.open") }, new(Korean, "그는 “네”라고 말하고\n떠났다."))
            {
                State = TargetState.Reviewed, Origin = PairOrigin.Aligned, Document = "a.txt", Author = "Anna", Editor = "Eva", Changed = new(2026, 3, 1, 12, 30, 5, TimeSpan.Zero),
            },
            new(new(English, "=1+1"), new(Korean, "'-하나")),
        ];

        var read = Read((await Write(pairs)).TrimStart('\uFEFF'));
        Assert.Empty(read.Problems);
        Assert.Equal(pairs, read.Pairs);
        Assert.Equal(pairs, Read((await Write(pairs.Select(p => p.Reversed), (English, Korean))).TrimStart('\uFEFF')).Pairs.Zip(pairs, (got, pair) => got with { Source = got.Source with { Context = pair.Source.Context } }));
    }

    [Fact]
    public async Task No_cell_computes_anything()
    {
        foreach (var start in "=+-@＝")
            Assert.Contains($"'{start}cmd", await Write([new(new(English, $"{start}cmd|' /C calc'!A0"), new(Korean, "하나"))], (English, Korean)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_row_is_named_and_the_others_are_kept()
    {
        var (pairs, problems) = Read("en,ko\nOne.,하나.\nTwo.\n\n\"a\nb\",\"가\n나\"\n,셋.\nFour.,넷.");

        Assert.Equal(["One.", "a\nb", "Four."], pairs.Select(p => p.Source.Text.Text));
        Assert.Equal([3, 8], problems.Select(p => p.Position!.Value.Line));
    }

    [Fact]
    public void A_table_without_languages_a_quote_without_end_and_another_encoding_are_refused_with_their_place()
    {
        Assert.Throws<InvalidDocumentException>(() => Read("name,comment\na,b"));
        Assert.Throws<InvalidDocumentException>(() => Read(""));
        Assert.Equal(2, Assert.Throws<InvalidDocumentException>(() => Read("en,ko\n\"One.,하나.\nTwo.,둘.")).Position?.Line);
        Assert.Throws<InvalidDocumentException>(() => Read("en,ko\n\"" + new string('a', 1_100_000)));
        Assert.Throws<InvalidDocumentException>(() => PairTable.Read(new MemoryStream([.. "en,ko\na,"u8, 0xB0, 0xA1, (byte)'\n']), "pairs.csv", []).ToList());
        Assert.Single(Read("en,ko\nOne.,하나.", Encoding.Unicode).Pairs);
    }

    [Fact]
    public void Of_more_languages_the_first_that_a_row_has_is_paired_with_each_other()
    {
        var (pairs, _) = Read("en,ko,ja\nOne.,하나.,一つ。\n,둘.,二つ。\n");

        Assert.Equal(["en-ko", "en-ja", "ko-ja"], pairs.Select(p => $"{p.Source.Locale}-{p.Target.Locale}"));
    }
}
