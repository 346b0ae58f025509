using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>What a mark at the end of a sentence says.</summary>
enum MarkKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A full stop.</summary>
    Stop,

    /// <summary>It is asked.</summary>
    Question,

    /// <summary>It is called out.</summary>
    Exclamation,

    /// <summary>It goes on.</summary>
    Ellipsis,

    /// <summary>Something follows.</summary>
    Colon,

    /// <summary>A comma or semicolon.</summary>
    Pause,
}

/// <summary>The marks of sentences as locales write them (Unicode, chapter 6.2; CLDR).</summary>
static class MarkForms
{
    /// <summary>What a mark says in a locale; <see cref="MarkKind.None"/> for what is no mark.</summary>
    public static MarkKind Kind(char mark, Locale locale) => mark switch
    {
        ';' or '\u037E' when locale.Language is "el" => MarkKind.Question,
        '·' or '\u0387' when locale.Language is "el" => MarkKind.Pause,
        '.' or '。' or '．' or '｡' or '।' or '॥' or '۔' or '។' or '။' or '։' or '።' => MarkKind.Stop,
        '?' or '？' or '؟' or '՞' or '፧' => MarkKind.Question,
        '!' or '！' or '՜' => MarkKind.Exclamation,
        '…' or '⋯' => MarkKind.Ellipsis,
        ':' or '：' or '፦' => MarkKind.Colon,
        ';' or '；' or '؛' or ',' or '，' or '、' or '،' => MarkKind.Pause,
        _ => MarkKind.None,
    };

    /// <summary>How a locale writes a mark that comes in several forms; null where it has none of its own.</summary>
    public static char? Own(MarkKind kind, Locale locale) => (kind, locale.Language) switch
    {
        (MarkKind.Stop, "ja" or "zh" or "yue" or "wuu" or "lzh") => '。',
        (MarkKind.Stop, "hi" or "ne" or "bn" or "as" or "or" or "sa") => '।',
        (MarkKind.Stop, "ur") => '۔',
        (MarkKind.Stop, "km") => '។',
        (MarkKind.Stop, "my") => '။',
        (MarkKind.Stop, "hy") => '։',
        (MarkKind.Stop, "am" or "ti") => '።',
        (MarkKind.Stop, "th" or "lo" or "bo" or "dz") => null,
        (MarkKind.Stop, _) => '.',
        (MarkKind.Question, "ja" or "zh" or "yue" or "wuu" or "lzh") => '？',
        (MarkKind.Question, "ar" or "fa" or "ur" or "ps" or "ckb" or "ug" or "sd") => '؟',
        (MarkKind.Question, "el") => ';',
        (MarkKind.Question, "hy" or "th" or "lo" or "bo" or "dz") => null,
        (MarkKind.Question, _) => '?',
        (MarkKind.Exclamation, "ja" or "zh" or "yue" or "wuu" or "lzh") => '！',
        (MarkKind.Exclamation, "hy") => null,
        (MarkKind.Exclamation, _) => '!',
        (MarkKind.Colon, "ja" or "zh" or "yue" or "wuu" or "lzh") => '：',
        (MarkKind.Colon, _) => ':',
        _ => null,
    };

    /// <summary>How a locale writes this comma or semicolon; the mark itself where nothing speaks against it.</summary>
    public static char OwnPause(char mark, Locale locale) => (mark, locale.Language) switch
    {
        (',' or '，', "ar" or "fa" or "ur" or "ps" or "ckb" or "ug" or "sd") => '،',
        (';' or '；', "ar" or "fa" or "ur" or "ps" or "ckb" or "ug" or "sd") => '؛',
        (',', "zh" or "yue" or "wuu") => '，',
        (',' or '，', "ja") => mark is ',' ? '、' : mark,
        (';', "ja" or "zh" or "yue" or "wuu") => '；',
        ('，', not ("ja" or "zh" or "yue" or "wuu" or "lzh")) => ',',
        ('；', not ("ja" or "zh" or "yue" or "wuu" or "lzh")) => ';',
        _ => mark,
    };

    /// <summary>Closes a quotation or a bracket, or is white space: the sentence's mark may stand before it.</summary>
    public static bool IsCloser(char c) =>
        char.IsWhiteSpace(c) || c is '"' or '\'' or '”' or '’' or '»' or '›' or '“' or '‘' or '」' or '』' or '》' or '〉' or '】' or ')' or '）' or ']' or '］' or '*' or '_' or '\u200B' or '\u200E' or '\u200F';
}
