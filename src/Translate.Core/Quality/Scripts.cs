using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The scripts that characters belong to and languages are written in, by their ISO 15924 codes.</summary>
/// <remarks>
/// Characters by the blocks of the Unicode standard, languages by the CLDR's likely subtags; Latin where nothing else is listed. <c>Hira</c> stands for
/// both kana here, and <c>Hani</c> for Han in any form. Bopomofo is Han's companion and counts as it.
/// </remarks>
static class Scripts
{
    /// <summary>Blocks in the order of their code points.</summary>
    static readonly (int First, int Last, string Script)[] Blocks =
    [
        (0x41, 0x24F, "Latn"), (0x250, 0x2AF, "Latn"), (0x370, 0x3FF, "Grek"), (0x400, 0x52F, "Cyrl"), (0x530, 0x58F, "Armn"), (0x590, 0x5FF, "Hebr"), (0x600, 0x6FF, "Arab"),
        (0x700, 0x74F, "Syrc"), (0x750, 0x77F, "Arab"), (0x780, 0x7BF, "Thaa"), (0x7C0, 0x7FF, "Nkoo"), (0x860, 0x8FF, "Arab"), (0x900, 0x97F, "Deva"), (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"), (0xA80, 0xAFF, "Gujr"),
        (0xB00, 0xB7F, "Orya"), (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"), (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"), (0xD80, 0xDFF, "Sinh"), (0xE00, 0xE7F, "Thai"),
        (0xE80, 0xEFF, "Laoo"), (0xF00, 0xFFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x13A0, 0x13FF, "Cher"),
        (0x1400, 0x167F, "Cans"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"), (0x1C80, 0x1C8F, "Cyrl"), (0x1C90, 0x1CBF, "Geor"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"),
        (0x2C60, 0x2C7F, "Latn"), (0x2D30, 0x2D7F, "Tfng"), (0x2DE0, 0x2DFF, "Cyrl"), (0x2E80, 0x2FDF, "Hani"), (0x3005, 0x3007, "Hani"), (0x3041, 0x30FF, "Hira"), (0x3100, 0x312F, "Hani"), (0x3130, 0x318F, "Hang"),
        (0x31F0, 0x31FF, "Hira"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"), (0xA960, 0xA97F, "Hang"), (0xAB30, 0xAB6F, "Latn"), (0xAC00, 0xD7FF, "Hang"),
        (0xF900, 0xFAFF, "Hani"), (0xFB00, 0xFB06, "Latn"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF5A, "Latn"), (0xFF66, 0xFF9F, "Hira"),
        (0xFFA0, 0xFFDC, "Hang"), (0x1E900, 0x1E95F, "Adlm"), (0x20000, 0x3FFFF, "Hani"),
    ];

    static readonly FrozenDictionary<string, string[]> Languages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Hang"] = "ko",
        ["Hira Hani"] = "ja",
        ["Hani"] = "zh yue wuu nan hak gan lzh",
        ["Cyrl"] = "ru uk be bg mk kk ky tg mn tt ba cv sah os ce av",
        ["Cyrl Latn"] = "sr uz cnr",
        ["Latn Cyrl"] = "bs",
        ["Arab"] = "ar fa ur ps ckb ug sd arz ary",
        ["Arab Latn"] = "ku ks",
        ["Hebr"] = "he yi iw",
        ["Grek"] = "el",
        ["Armn"] = "hy",
        ["Geor"] = "ka",
        ["Deva"] = "hi mr ne mai bho kok sa brx doi",
        ["Beng"] = "bn as mni",
        ["Guru Arab"] = "pa",
        ["Gujr"] = "gu",
        ["Orya"] = "or",
        ["Taml"] = "ta",
        ["Telu"] = "te",
        ["Knda"] = "kn",
        ["Mlym"] = "ml",
        ["Sinh"] = "si",
        ["Thai"] = "th",
        ["Laoo"] = "lo",
        ["Khmr"] = "km",
        ["Mymr"] = "my",
        ["Tibt"] = "bo dz",
        ["Ethi"] = "am ti",
        ["Thaa"] = "dv",
        ["Tfng Latn"] = "zgh tzm ber kab",
        ["Nkoo"] = "nqo",
        ["Syrc"] = "syr",
        ["Cher"] = "chr",
    }
        .SelectMany(row => row.Value.Split(' ').Select(language => (Language: language, Scripts: row.Key.Split(' '))))
        .ToFrozenDictionary(row => row.Language, row => row.Scripts, StringComparer.Ordinal);

    static readonly string[] Latin = ["Latn"];

    /// <summary>The scripts in which texts of a locale are written.</summary>
    public static IReadOnlyList<string> Of(Locale locale) => locale.Script switch
    {
        null => Languages.GetValueOrDefault(locale.Language, Latin),
        "Kore" => ["Hang"],
        "Jpan" => ["Hira", "Hani"],
        "Kana" => ["Hira"],
        "Hans" or "Hant" => ["Hani"],
        "Aran" => ["Arab"],
        var script => [script],
    };

    /// <summary>The script of a letter; null for what is no letter, and for letters of scripts not listed here.</summary>
    public static string? Of(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetter((char)rune.Value) ? "Latn" : null;
        if (!Rune.IsLetter(rune)) return null;
        int low = 0, high = Blocks.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rune.Value < Blocks[middle].First) high = middle - 1;
            else if (rune.Value > Blocks[middle].Last) low = middle + 1;
            else return Blocks[middle].Script;
        }

        return null;
    }

    /// <summary>How many letters of an alphabet a letter of the script weighs: a syllable or an ideograph says as much as two or three.</summary>
    public static int Weight(string script) => script switch
    {
        "Hani" => 3,
        "Hang" or "Hira" or "Ethi" => 2,
        _ => 1,
    };

    /// <summary>Whether words are written with spaces between them.</summary>
    public static bool HasSpaces(Locale locale) =>
        locale.Language is not ("ja" or "zh" or "yue" or "wuu" or "nan" or "hak" or "gan" or "lzh" or "th" or "lo" or "km" or "my" or "bo" or "dz");

    /// <summary>Whether a mark, which belongs to the letter before it.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
