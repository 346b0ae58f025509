using System.Text;
using Translate.Core.Memory;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

/// <summary>Where two texts are shown to differ. In the examples each change is written as its kind and the two texts in brackets.</summary>
public sealed class TextComparisonTests
{
    static IReadOnlyList<TextChange> Changes(InlineText asked, InlineText known)
    {
        var index = new FuzzyIndex();
        index.Add(new(new(English, known), new(Korean, "번역")));
        return Assert.Single(index.Find(English, Korean, asked, 1)).Changes;
    }

    static string Told(string asked, string known) =>
        string.Join(' ', Changes(asked, known).Select(c => $"{c.Kind}[{asked.Substring(c.Asked.Start, c.Asked.Length)}|{known.Substring(c.Known.Start, c.Known.Length)}]"));

    [Theory]
    [InlineData("Open the file", "Open the file", "")]
    [InlineData("Open the old file", "Open the new file", "Words[old|new]")]
    [InlineData("Open the file", "Open the new file", "Words[|new]")]
    [InlineData("Please open the file now", "open the file", "Words[Please|] Words[now|]")]
    [InlineData("Open the very old file", "Open the brand new file", "Words[very old|brand new]")]
    [InlineData("Open file 3 of 5.", "Open file 4 of 5!", "Number[3|4] Punctuation[.|!]")]
    [InlineData("open the File", "Open the file", "Case[open|Open] Case[File|file]")]
    [InlineData("10 MB", "10MB", "Spacing[ |]")]
    [InlineData("Open  it", "Open it", "Spacing[  | ]")]
    [InlineData("Open it", "Open it ", "Spacing[| ]")]
    [InlineData(" Open it", "Open it", "Spacing[ |]")]
    [InlineData("Open\u00A0it. Now", "Open it.\nNow", "Spacing[\u00A0| ] Spacing[. |.\n]")]
    [InlineData("1\u00A0000 km", "1\u202F000 km", "Spacing[1\u00A0000|1\u202F000]")]
    [InlineData("1\u00A0000 km", "1\u202F001 km", "Number[1\u00A0000|1\u202F001]")]
    [InlineData("파일은 열 수 없습니다", "파일을 열수 없습니다", "Words[은|을] Spacing[ |]")]
    public void Each_change_says_what_and_where(string asked, string known, string changes) => Assert.Equal(changes, Told(asked, known));

    [Fact]
    public void In_decomposed_text_a_change_covers_whole_characters()
    {
        var asked = "파일은 닫음".Normalize(NormalizationForm.FormD);

        var change = Assert.Single(Changes(asked, "파일을 닫음"));

        Assert.Equal("은", asked.Substring(change.Asked.Start, change.Asked.Length).Normalize(NormalizationForm.FormC));
        Assert.Equal(new TextSpan(2, 1), change.Known);
    }

    [Fact]
    public void A_code_that_only_one_text_has_stands_where_its_words_stand_in_the_other()
    {
        InlineText bold = new("Save the old file", Open(5, "1", "<b>"), Close(12, "1", "</b>"));

        Assert.Equal([new TextChange(TextChangeKind.Codes, TextSpan.FromBounds(5, 12), new(5, 0))], Changes(bold, "Save, the old file").Where(c => c.Kind is TextChangeKind.Codes).Select(c => c with { Known = new(5, 0) }));
        Assert.Equal([new TextChange(TextChangeKind.Codes, new(4, 0), TextSpan.FromBounds(5, 12))], Changes("Save the old file", bold));
    }

    [Fact]
    public void Spans_lie_in_their_texts_and_cut_no_character() =>
        CsCheck.Check.Sample(CsCheck.Gen.Select(Inline(Wild, Data), Inline(Wild, Data)), (asked, known) =>
        {
            if (asked.IsEmpty) return;
            var index = new FuzzyIndex();
            index.Add(new(new(English, known), new(Korean, "번역")));
            foreach (var match in index.Find(English, Korean, asked, 1))
            {
                foreach (var change in match.Changes)
                {
                    Assert.True(IsWhole(asked.Text, change.Asked, change.Kind));
                    Assert.True(IsWhole(known.Text, change.Known, change.Kind));
                }

                Assert.Equal(match.Score >= 100, match.Changes.Count == 0);
                Assert.InRange(match.Score, match.Similarity == 100 ? 95 : 0, match.Similarity == 100 ? 100 : 94);
            }
        }, iter: 5000);

    static bool IsWhole(string text, TextSpan span, TextChangeKind kind) =>
        span.Start >= 0 && span.End <= text.Length && (kind is TextChangeKind.Codes || (IsBoundary(text, span.Start) && IsBoundary(text, span.End)));

    static bool IsBoundary(string text, int offset) => offset == 0 || offset == text.Length || !char.IsSurrogatePair(text[offset - 1], text[offset]);
}
