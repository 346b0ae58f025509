using System.Globalization;
using static System.Globalization.UnicodeCategory;

namespace Translate.Core.Segmentation;

/// <summary>The character properties that rules may name: general categories (UAX 44, table 12), the POSIX classes, scripts as their blocks.</summary>
static class UnicodeProperty
{
    static readonly Dictionary<string, UnicodeCategory[]> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["L"] = [UppercaseLetter, LowercaseLetter, TitlecaseLetter, ModifierLetter, OtherLetter],
        ["Letter"] = [UppercaseLetter, LowercaseLetter, TitlecaseLetter, ModifierLetter, OtherLetter],
        ["LC"] = [UppercaseLetter, LowercaseLetter, TitlecaseLetter],
        ["L&"] = [UppercaseLetter, LowercaseLetter, TitlecaseLetter],
        ["Lu"] = [UppercaseLetter],
        ["UppercaseLetter"] = [UppercaseLetter],
        ["Ll"] = [LowercaseLetter],
        ["LowercaseLetter"] = [LowercaseLetter],
        ["Lt"] = [TitlecaseLetter],
        ["Lm"] = [ModifierLetter],
        ["Lo"] = [OtherLetter],
        ["M"] = [NonSpacingMark, SpacingCombiningMark, EnclosingMark],
        ["Mark"] = [NonSpacingMark, SpacingCombiningMark, EnclosingMark],
        ["Mn"] = [NonSpacingMark],
        ["Mc"] = [SpacingCombiningMark],
        ["Me"] = [EnclosingMark],
        ["N"] = [DecimalDigitNumber, LetterNumber, OtherNumber],
        ["Number"] = [DecimalDigitNumber, LetterNumber, OtherNumber],
        ["Nd"] = [DecimalDigitNumber],
        ["Digit"] = [DecimalDigitNumber],
        ["Nl"] = [LetterNumber],
        ["No"] = [OtherNumber],
        ["P"] = [ConnectorPunctuation, DashPunctuation, OpenPunctuation, ClosePunctuation, InitialQuotePunctuation, FinalQuotePunctuation, OtherPunctuation],
        ["Punctuation"] = [ConnectorPunctuation, DashPunctuation, OpenPunctuation, ClosePunctuation, InitialQuotePunctuation, FinalQuotePunctuation, OtherPunctuation],
        ["Punct"] = [ConnectorPunctuation, DashPunctuation, OpenPunctuation, ClosePunctuation, InitialQuotePunctuation, FinalQuotePunctuation, OtherPunctuation],
        ["Pc"] = [ConnectorPunctuation],
        ["Pd"] = [DashPunctuation],
        ["Ps"] = [OpenPunctuation],
        ["Pe"] = [ClosePunctuation],
        ["Pi"] = [InitialQuotePunctuation],
        ["Pf"] = [FinalQuotePunctuation],
        ["Po"] = [OtherPunctuation],
        ["S"] = [MathSymbol, CurrencySymbol, ModifierSymbol, OtherSymbol],
        ["Symbol"] = [MathSymbol, CurrencySymbol, ModifierSymbol, OtherSymbol],
        ["Sm"] = [MathSymbol],
        ["Sc"] = [CurrencySymbol],
        ["Sk"] = [ModifierSymbol],
        ["So"] = [OtherSymbol],
        ["Z"] = [SpaceSeparator, LineSeparator, ParagraphSeparator],
        ["Separator"] = [SpaceSeparator, LineSeparator, ParagraphSeparator],
        ["Zs"] = [SpaceSeparator],
        ["Zl"] = [LineSeparator],
        ["Zp"] = [ParagraphSeparator],
        ["C"] = [Control, Format, Surrogate, PrivateUse, OtherNotAssigned],
        ["Other"] = [Control, Format, Surrogate, PrivateUse, OtherNotAssigned],
        ["Cc"] = [Control],
        ["Cntrl"] = [Control],
        ["Cf"] = [Format],
        ["Cs"] = [Surrogate],
        ["Co"] = [PrivateUse],
        ["Cn"] = [OtherNotAssigned],
    };

    static readonly Dictionary<string, Func<CharSet>> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Any"] = () => CharSet.Any,
        ["ASCII"] = () => new CharSet().Add(0, 0x7F),
        ["Alpha"] = Alphabetic,
        ["Alphabetic"] = Alphabetic,
        ["Alnum"] = () => Alphabetic().Add(CharSet.Of(DecimalDigitNumber)),
        ["Upper"] = () => CharSet.Where(char.IsUpper),
        ["Uppercase"] = () => CharSet.Where(char.IsUpper),
        ["JavaUpperCase"] = () => CharSet.Where(char.IsUpper),
        ["Lower"] = () => CharSet.Where(char.IsLower),
        ["Lowercase"] = () => CharSet.Where(char.IsLower),
        ["JavaLowerCase"] = () => CharSet.Where(char.IsLower),
        ["Space"] = () => CharSet.WhiteSpace,
        ["WhiteSpace"] = () => CharSet.WhiteSpace,
        ["Blank"] = () => CharSet.Of(SpaceSeparator).Add('\t', '\t'),
        ["Word"] = () => CharSet.Word,
        ["XDigit"] = () => CharSet.Where(char.IsAsciiHexDigit),
        ["Graph"] = () => CharSet.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)),
        ["Print"] = () => CharSet.Where(c => !char.IsControl(c)),
        ["Latin"] = () => Blocks((0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2AF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        ["Greek"] = () => Blocks((0x370, 0x3FF), (0x1F00, 0x1FFF)),
        ["Cyrillic"] = () => Blocks((0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
        ["Armenian"] = () => Blocks((0x530, 0x58F)),
        ["Hebrew"] = () => Blocks((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
        ["Arabic"] = () => Blocks((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        ["Devanagari"] = () => Blocks((0x900, 0x97F), (0xA8E0, 0xA8FF)),
        ["Bengali"] = () => Blocks((0x980, 0x9FF)),
        ["Tamil"] = () => Blocks((0xB80, 0xBFF)),
        ["Thai"] = () => Blocks((0xE00, 0xE7F)),
        ["Georgian"] = () => Blocks((0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
        ["Ethiopic"] = () => Blocks((0x1200, 0x139F)),
        ["Khmer"] = () => Blocks((0x1780, 0x17FF)),
        ["Hiragana"] = () => Blocks((0x3041, 0x309F)),
        ["Katakana"] = () => Blocks((0x30A1, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)),
        ["Han"] = () => Blocks((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),
        ["CJKUnifiedIdeographs"] = () => Blocks((0x4E00, 0x9FFF)),
        ["Hangul"] = () => Blocks((0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xD7B0, 0xD7FF)),
        ["HangulSyllables"] = () => Blocks((0xAC00, 0xD7A3)),
        ["HangulJamo"] = () => Blocks((0x1100, 0x11FF)),
    };

    /// <summary>The characters with the property, or null where it is not known. Case, spaces, hyphens and underscores do not matter (UAX 44, UAX44-LM3).</summary>
    public static CharSet? Find(string name)
    {
        var key = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        key = key[(key.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (Known(key) is { } set) return set;
        var bare = key.StartsWith("is", StringComparison.OrdinalIgnoreCase) || key.StartsWith("in", StringComparison.OrdinalIgnoreCase) ? key[2..] : key;
        return Known(bare);
    }

    static CharSet? Known(string key) =>
        Categories.TryGetValue(key, out var categories) ? CharSet.Of(categories) : Others.TryGetValue(key, out var set) ? set() : null;

    static CharSet Alphabetic() => CharSet.Of(UppercaseLetter, LowercaseLetter, TitlecaseLetter, ModifierLetter, OtherLetter, LetterNumber);

    static CharSet Blocks(params (int First, int Last)[] blocks) => blocks.Aggregate(new CharSet(), (set, block) => set.Add(block.First, block.Last));
}
