using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("한국어", 6)]
    [InlineData("漢字かな", 8)]
    [InlineData("café", 4)]
    [InlineData("Ａ１", 4)]
    [InlineData("ｱｲｳ", 3)]
    [InlineData("👍", 2)]
    public void Wide_characters_take_two_columns(string text, int columns)
    {
        Assert.Equal(columns, Columns.Of(text));
        Assert.Equal(columns, Columns.Of(text.Normalize(NormalizationForm.FormD)));
    }
}
