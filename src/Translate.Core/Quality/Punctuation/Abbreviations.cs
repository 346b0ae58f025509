using System.Collections.Frozen;
using System.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>Full stops that belong to a word and not to the sentence: <c>U.S.</c>, <c>Inc.</c>, <c>5 Mio.</c>, <c>2024. 3. 3.</c></summary>
static class Abbreviations
{
    static readonly FrozenSet<string> Known =
        ("Inc Ltd Co Corp Jr Sr etc vs No St Dr Mr Mrs Ms Prof Gen Gov Sen Rep approx dept est max min "
        + "Mio Mrd Tsd Mill Str Nr Abs Art Abb Bd bzw usw ca evtl ggf inkl exkl Std Min Sek Jh Hrsg geb gest "
        + "env éd av bd réf tél Sra Srta Ud Uds pág núm tel art pag sig dott прим млн млрд тыс руб др пр стр гг вв рис табл им ул τηλ σελ κ λπ κλπ").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the full stop at an offset is, or may be, that of a word.</summary>
    public static bool IsAt(string text, int at)
    {
        if (at < 1 || text[at] != '.') return false;
        var start = at;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text.AsSpan(start, at - start);
        if (word.IsEmpty) return IsDate(text.AsSpan(0, at));
        return IsLettered(word) || word.EndsWith("str", StringComparison.Ordinal) || Known.Contains(word.ToString());
    }

    /// <summary>One letter, or several with full stops between them, the name of a folder (<c>..</c>), or a Roman number, which has one in German. Syllables and ideographs are words by themselves.</summary>
    static bool IsLettered(ReadOnlySpan<char> word) =>
        (word.Length == 1 || word.Contains('.') || !word.ContainsAnyExcept("IVXLC")) && (word[0] == '.' || Scripts.Of(new Rune(word[0])) is "Latn" or "Cyrl" or "Grek");

    /// <summary>A day behind a month, each with its full stop, as Korean and German write dates: <c>3. 3.</c></summary>
    static bool IsDate(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd("0123456789");
        if (text.Length - rest.Length is 0 or > 2) return false;
        return rest is [.., >= '0' and <= '9', '.', ' '];
    }
}
