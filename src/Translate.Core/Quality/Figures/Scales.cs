using System.Collections.Frozen;
using System.Globalization;

namespace Translate.Core.Quality.Figures;

/// <summary>The words and signs that multiply a number before them by a power of ten.</summary>
static class Scales
{
    static readonly FrozenDictionary<string, FrozenDictionary<string, int>> Words = new Dictionary<string, FrozenDictionary<string, int>>(StringComparer.Ordinal)
    {
        ["en"] = Of("hundred 2 thousand 3 million 6 millions 6 billion 9 billions 9 trillion 12 trillions 12 lakh 5 lakhs 5 crore 7 crores 7 bn 9 mn 6 tn 12"),
        ["es"] = Of("mil 3 millón 6 millon 6 millones 6 billón 12 billon 12 billones 12"),
        ["pt"] = Of("mil 3 milhão 6 milhões 6 bilhão 9 bilhões 9 trilhão 12 trilhões 12"),
        ["fr"] = Of("mille 3 million 6 millions 6 milliard 9 milliards 9 billion 12 billions 12"),
        ["it"] = Of("mila 3 mille 3 milione 6 milioni 6 miliardo 9 miliardi 9"),
        ["de"] = Of("hundert 2 tausend 3 million 6 millionen 6 mio 6 milliarde 9 milliarden 9 mrd 9 billion 12 billionen 12"),
        ["nl"] = Of("duizend 3 miljoen 6 miljard 9 biljoen 12"),
        ["sv"] = Of("tusen 3 miljon 6 miljoner 6 miljard 9 miljarder 9"),
        ["ru"] = Of("тысяч 3 тысячи 3 тысяча 3 тыс 3 миллион 6 миллиона 6 миллионов 6 млн 6 миллиард 9 миллиарда 9 миллиардов 9 млрд 9 триллион 12 триллиона 12 триллионов 12 трлн 12"),
        ["pl"] = Of("tysiąc 3 tysiące 3 tysięcy 3 tys 3 milion 6 miliony 6 milionów 6 mln 6 miliard 9 miliardy 9 miliardów 9 mld 9"),
        ["tr"] = Of("bin 3 milyon 6 milyar 9 trilyon 12"),
        ["vi"] = Of("nghìn 3 ngàn 3 triệu 6 tỷ 9 tỉ 9"),
        ["id"] = Of("ribu 3 juta 6 miliar 9 triliun 12"),
        ["ko"] = FrozenDictionary<string, int>.Empty,
        ["ja"] = FrozenDictionary<string, int>.Empty,
        ["zh"] = FrozenDictionary<string, int>.Empty,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the words of a language are known here.</summary>
    public static bool Know(string language) => Words.ContainsKey(language);

    /// <summary>Whether a language multiplies by signs in sections of four digits: 만, 億.</summary>
    public static bool HasSigns(string language) => language is "ko" or "ja" or "zh";

    /// <summary>The power of ten that a word stands for in a language; English ones count everywhere where they are not the language's own.</summary>
    public static int? Power(string word, string language) =>
        Words.TryGetValue(language, out var own) && own.TryGetValue(word, out var power) ? power
        : Words["en"].TryGetValue(word, out power) ? power
        : null;

    /// <summary>The power of ten that a sign of Korean, Japanese or Chinese stands for within a section of four digits: 천, 千.</summary>
    public static int? Small(char sign) => sign switch
    {
        '십' or '十' or '拾' => 1,
        '백' or '百' => 2,
        '천' or '千' => 3,
        _ => null,
    };

    /// <summary>The power of ten that ends a section of four digits: 만, 億.</summary>
    public static int? Large(char sign) => sign switch
    {
        '만' or '万' or '萬' => 4,
        '억' or '億' or '亿' => 8,
        '조' or '兆' => 12,
        _ => null,
    };

    /// <summary>The same for the sign at an offset, and where it ends: 万亿 is one.</summary>
    public static (int Power, int End)? Large(string text, int at)
    {
        if (at >= text.Length || Large(text[at]) is not { } power) return null;
        return power == 4 && at + 1 < text.Length && text[at] is '万' or '萬' && Large(text[at + 1]) == 8 ? (12, at + 2) : (power, at + 1);
    }

    /// <summary>The same for the sign that ends before an offset.</summary>
    public static int? LargeBefore(string text, int end) => end > 1 && Large(text, end - 2) is var (power, last) && last == end ? power : Large(text[end - 1]);

    /// <summary>The power of ten that letters directly behind digits may stand for: 28K, $3.5M, €2bn.</summary>
    public static int? Suffix(ReadOnlySpan<char> letters) => letters switch
    {
        "K" or "k" => 3,
        "M" or "m" or "mn" or "MM" => 6,
        "B" or "bn" or "Bn" or "G" => 9,
        "T" or "tn" => 12,
        _ => null,
    };

    static FrozenDictionary<string, int> Of(string words) =>
        words.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
