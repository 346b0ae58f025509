using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>The shape of the words that stand for codes in one text: <c>XQ1Z</c>, <c>XQ2Z</c>, …</summary>
/// <remarks>
/// <para>
/// Capital ASCII letters that no language has in this order, and a number between them. Every engine's vocabulary has these characters, so none is
/// replaced as unknown, as rare brackets (⟦1⟧) are by models with a fixed vocabulary; there is nothing in it that an engine would translate, space
/// out or pair up, as it does with <c>{}</c>, <c>%</c>, <c>__</c>, quotation marks and brackets; and a letter at its end keeps the number apart from a
/// particle or digit right behind it. It looks like the code of a product, which engines leave alone.
/// </para>
/// <para>
/// The letters are chosen so that the text does not have them, whatever its case and spacing. That lets masks be found again with their letters in
/// lower case or full width, digits of any script, and a space between.
/// </para>
/// </remarks>
sealed class Mask
{
    const string Alphabet = "XQZJKVW";

    /// <summary>No text has more pieces.</summary>
    const int MostDigits = 9;

    readonly string prefix;

    Mask(string prefix) => this.prefix = prefix;

    /// <summary>The first shape that the text does not have.</summary>
    /// <param name="text">The plain text, with all that is kept in it.</param>
    public static Mask For(string text)
    {
        var folded = Fold(text);
        if (Prefixes("", 2).FirstOrDefault(letters => !folded.Contains(letters, StringComparison.Ordinal)) is { } usual) return new(usual);
        for (var length = 3; ; length++)
        {
            // There are more prefixes of some length than the text has places for.
            var taken = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i + length <= folded.Length; i++) taken.Add(folded.Substring(i, length));
            if (Prefixes("", length).FirstOrDefault(letters => !taken.Contains(letters)) is { } free) return new(free);
        }
    }

    /// <summary>The mask of that number.</summary>
    public string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}Z");

    /// <summary>The next mask in a text; null where there is none.</summary>
    /// <returns>Where it stands, and its number; a number too large to be one is 0.</returns>
    public (TextSpan Span, int Number)? Find(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (Fold(text[at]) != prefix[0]) continue;
            if (Match(text, at) is { } match) return (TextSpan.FromBounds(at, match.End), match.Number);
        }

        return null;
    }

    /// <summary>What is left of a mask that an engine broke stands in the text: its letters together, or a number behind them.</summary>
    public bool IsBroken(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (Fold(text[at]) != prefix[0] || Letters(text, at) is not (>= 0 and var end)) continue;
            if (end - at == prefix.Length) return true;
            end = Skip(text, end);
            if (end < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[end]) >= 0) return true;
        }

        return false;
    }

    (int End, int Number)? Match(string text, int start)
    {
        if (Letters(text, start) is not (>= 0 and var at)) return null;
        int number = 0, digits = 0;
        for (at = Skip(text, at); at < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[at]) is >= 0 and var digit; at++)
            number = ++digits > MostDigits ? 0 : (number * 10) + digit;
        at = Skip(text, at);
        return digits > 0 && at < text.Length && Fold(text[at]) == 'Z' ? (at + 1, digits > MostDigits ? 0 : number) : null;
    }

    /// <summary>Where the letters that begin at an offset end; -1 where they are others.</summary>
    int Letters(string text, int at)
    {
        foreach (var letter in prefix)
        {
            at = Skip(text, at);
            if (at >= text.Length || Fold(text[at++]) != letter) return -1;
        }

        return at;
    }

    /// <summary>One space may have come between.</summary>
    static int Skip(string text, int at) => at < text.Length && Blank.Is(text[at]) && !Blank.EndsLine(text[at]) ? at + 1 : at;

    static IEnumerable<string> Prefixes(string start, int length) =>
        start.Length == length ? [start] : Alphabet.Where(letter => start.Length == 0 || letter != start[^1]).SelectMany(letter => Prefixes(start + letter, length));

    static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
            if (!Blank.Is(character)) folded.Append(Fold(character));
        return folded.ToString();
    }

    static char Fold(char character) => char.ToUpperInvariant(character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character);
}
