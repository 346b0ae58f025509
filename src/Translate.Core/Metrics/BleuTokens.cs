using System.Collections.Frozen;
using System.Text;

namespace Translate.Core.Metrics;

/// <summary>How BLEU divides a text into words: sacrebleu's tokenizers that need no dictionary.</summary>
/// <remarks>
/// <c>13a</c> is that of mteval-v13a.pl (NIST), <c>intl</c> that of mteval-v14.pl with Unicode's categories, <c>zh</c> puts each Chinese character by itself
/// and goes on as 13a, <c>char</c> puts every character by itself.
/// </remarks>
public static class BleuTokens
{
    static readonly FrozenDictionary<string, Func<string, List<string>>> Tokenizers = new Dictionary<string, Func<string, List<string>>>(StringComparer.Ordinal)
    {
        ["13a"] = text => Western($" {Unescape(text)} "),
        ["intl"] = International,
        ["zh"] = Chinese,
        ["char"] = text => [.. text.EnumerateRunes().Where(rune => !PythonText.IsSpace(rune)).Select(rune => rune.ToString())],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names that <see cref="Of"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Tokenizers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words of a text.</summary>
    /// <param name="tokenizer">One of <see cref="Names"/>.</param>
    /// <param name="text">The text, white space at its end left out.</param>
    /// <exception cref="ArgumentException">The tokenizer is not known.</exception>
    public static IReadOnlyList<string> Of(string tokenizer, string text) =>
        Tokenizers.TryGetValue(tokenizer, out var tokenize)
            ? tokenize(PythonText.TrimEnd(text))
            : throw new ArgumentException($"\"{tokenizer}\" is no tokenizer that BLEU has here. Expected one of {string.Join(", ", Names)}.", nameof(tokenizer));

    static string Unescape(string text) => text
        .Replace("<skipped>", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal).Replace('\n', ' ')
        .Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);

    /// <summary>ASCII's signs are words of their own; points and commas where they are not between digits; a hyphen after a digit.</summary>
    static List<string> Western(string text)
    {
        var runes = Around(text.EnumerateRunes(), rune => rune.IsAscii && (char.IsPunctuation((char)rune.Value) || char.IsSymbol((char)rune.Value)) && rune.Value is not ('\'' or ',' or '-' or '.'));
        runes = Second(runes, rune => !IsDigit(rune), IsPointOrComma);
        runes = First(runes, IsPointOrComma, rune => !IsDigit(rune));
        return Words(Second(runes, IsDigit, rune => rune.Value == '-'));

        static bool IsDigit(Rune rune) => rune.Value is >= '0' and <= '9';

        static bool IsPointOrComma(Rune rune) => rune.Value is '.' or ',';
    }

    /// <summary>A number that ends the text keeps its point, as in mteval-v14.pl.</summary>
    static List<string> International(string text)
    {
        var runes = Second(text.EnumerateRunes(), rune => !Rune.IsNumber(rune), Rune.IsPunctuation);
        runes = First(runes, Rune.IsPunctuation, rune => !Rune.IsNumber(rune));
        return Words(Around(runes, Rune.IsSymbol));
    }

    static List<string> Chinese(string text)
    {
        var spaced = new StringBuilder(3 * text.Length);
        foreach (var rune in PythonText.Trim(text).EnumerateRunes())
        {
            if (IsChinese(rune.Value)) spaced.Append(' ').Append(rune.ToString()).Append(' ');
            else spaced.Append(rune.ToString());
        }

        // Unlike 13a it puts no space around the text, so a point at the very end that follows a digit stays with it.
        return Western(spaced.ToString());
    }

    /// <summary>
    /// sacrebleu's ranges. Two of them are meant for planes beyond the first, but written so that they hold U+2001 to U+2A6D: dashes, quotation marks and
    /// mathematics stand by themselves, and ideographs beyond the first plane do not.
    /// </summary>
    static bool IsChinese(int c) => c is
        (>= 0x2001 and <= 0x2A6D) or (>= 0x2E80 and <= 0x2EFF) or (>= 0x2F00 and <= 0x2FDF) or (>= 0x2FF0 and <= 0x303F) or (>= 0x3100 and <= 0x312F)
        or (>= 0x31A0 and <= 0x31BF) or (>= 0x31C0 and <= 0x31EF) or (>= 0x3200 and <= 0x33FF) or (>= 0x3400 and <= 0x4DB5) or (>= 0x4E00 and <= 0x9FBB)
        or (>= 0xF900 and <= 0xFA2D) or (>= 0xFA30 and <= 0xFA6A) or (>= 0xFA70 and <= 0xFAD9) or (>= 0xFE10 and <= 0xFE1F) or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF00 and <= 0xFFEF);

    /// <summary>A space before and after each such character.</summary>
    static List<Rune> Around(IEnumerable<Rune> text, Func<Rune, bool> isAlone)
    {
        var result = new List<Rune>();
        foreach (var rune in text)
        {
            if (isAlone(rune)) result.AddRange([Space, rune, Space]);
            else result.Add(rune);
        }

        return result;
    }

    /// <summary>A space around the second of two characters. A pair is taken whole, so that none overlap.</summary>
    static List<Rune> Second(IEnumerable<Rune> text, Func<Rune, bool> isFirst, Func<Rune, bool> isSecond) =>
        Pairs([.. text], isFirst, isSecond, (a, b) => [a, Space, b, Space]);

    /// <summary>A space around the first of two characters.</summary>
    static List<Rune> First(IEnumerable<Rune> text, Func<Rune, bool> isFirst, Func<Rune, bool> isSecond) =>
        Pairs([.. text], isFirst, isSecond, (a, b) => [Space, a, Space, b]);

    static List<Rune> Pairs(List<Rune> text, Func<Rune, bool> isFirst, Func<Rune, bool> isSecond, Func<Rune, Rune, Rune[]> spaced)
    {
        var result = new List<Rune>(text.Count + 16);
        for (var i = 0; i < text.Count; i++)
        {
            if (i + 1 < text.Count && isFirst(text[i]) && isSecond(text[i + 1])) result.AddRange(spaced(text[i], text[++i]));
            else result.Add(text[i]);
        }

        return result;
    }

    static List<string> Words(List<Rune> text)
    {
        var plain = new StringBuilder(text.Count);
        foreach (var rune in text) plain.Append(rune.ToString());
        return PythonText.Split(plain.ToString());
    }

    static Rune Space => new(' ');
}
