using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>The fonts that programs are installed with for the East Asian languages, by their English and their own names: each draws the characters of its language.</summary>
static class EastAsianFonts
{
    /// <summary>A family of a language: with serifs (Mincho, Song, Batang) or without (Gothic, Hei, Dotum).</summary>
    readonly record struct Family(string Language, bool HasSerifs);

    /// <summary>The first of each is what a font of the same family of another language becomes.</summary>
    static readonly (Family Family, string[] Names)[] Families =
    [
        (new("ko", HasSerifs: false), ["Malgun Gothic", "맑은 고딕", "Malgun Gothic Semilight", "Gulim", "굴림", "GulimChe", "굴림체", "Dotum", "돋움", "DotumChe", "돋움체", "New Gulim", "새굴림", "Apple SD Gothic Neo", "Nanum Gothic", "NanumGothic", "나눔고딕", "HCR Dotum", "함초롬돋움", "Noto Sans KR", "Noto Sans CJK KR"]),
        (new("ko", HasSerifs: true), ["Batang", "바탕", "BatangChe", "바탕체", "Gungsuh", "궁서", "GungsuhChe", "궁서체", "Nanum Myeongjo", "NanumMyeongjo", "나눔명조", "HCR Batang", "함초롬바탕", "Noto Serif KR", "Noto Serif CJK KR"]),
        (new("ja", HasSerifs: false), ["Yu Gothic", "游ゴシック", "Yu Gothic Light", "游ゴシック Light", "Yu Gothic Medium", "Yu Gothic UI", "MS Gothic", "ＭＳ ゴシック", "MS ゴシック", "MS PGothic", "ＭＳ Ｐゴシック", "MS Pゴシック", "MS UI Gothic", "Meiryo", "メイリオ", "Meiryo UI", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "ヒラギノ角ゴ ProN", "Noto Sans JP", "Noto Sans CJK JP"]),
        (new("ja", HasSerifs: true), ["Yu Mincho", "游明朝", "Yu Mincho Light", "Yu Mincho Demibold", "MS Mincho", "ＭＳ 明朝", "MS 明朝", "MS PMincho", "ＭＳ Ｐ明朝", "MS P明朝", "Hiragino Mincho ProN", "ヒラギノ明朝 ProN", "Noto Serif JP", "Noto Serif CJK JP"]),
        (new("zh-Hans", HasSerifs: false), ["Microsoft YaHei", "微软雅黑", "Microsoft YaHei UI", "Microsoft YaHei Light", "SimHei", "黑体", "DengXian", "等线", "DengXian Light", "等线 Light", "STHeiti", "华文黑体", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC"]),
        (new("zh-Hans", HasSerifs: true), ["SimSun", "宋体", "NSimSun", "新宋体", "FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "STSong", "华文宋体", "STKaiti", "华文楷体", "STFangsong", "华文仿宋", "Noto Serif SC", "Noto Serif CJK SC"]),
        (new("zh-Hant", HasSerifs: false), ["Microsoft JhengHei", "微軟正黑體", "Microsoft JhengHei UI", "Microsoft JhengHei Light", "PingFang TC", "PingFang HK", "Noto Sans TC", "Noto Sans CJK TC"]),
        (new("zh-Hant", HasSerifs: true), ["PMingLiU", "新細明體", "MingLiU", "細明體", "PMingLiU_HKSCS", "MingLiU_HKSCS", "DFKai-SB", "標楷體", "Noto Serif TC", "Noto Serif CJK TC"]),
    ];

    static readonly FrozenDictionary<string, Family> ByName = Families.SelectMany(f => f.Names, (f, name) => (name, f.Family)).ToFrozenDictionary(f => f.name, f => f.Family, StringComparer.OrdinalIgnoreCase);

    /// <summary>The font that an element (<c>w:rFonts</c>: ECMA-376 part 1, 17.3.2.26) names for East Asian text; null where it is none, or its theme names one.</summary>
    public static string? Of(Element fonts) => fonts.Is("rFonts") && fonts.Place("eastAsiaTheme") is null ? fonts.Attribute("eastAsia") : null;

    /// <summary>The generic family of a font (as CSS names them, <c>serif</c> or <c>sans-serif</c>); null where it is none of these fonts.</summary>
    public static string? GenericFamily(string font) => ByName.TryGetValue(font, out var family) ? family.HasSerifs ? "serif" : "sans-serif" : null;

    /// <summary>The font for a locale where another stands: itself where it is of the locale's language, or no language of these is the locale's; null where it is none of these fonts.</summary>
    public static string? InPlaceOf(string font, Locale locale)
    {
        if (!ByName.TryGetValue(font, out var family)) return null;
        return Language(locale) is { } language && language != family.Language ? First(language, family.HasSerifs) : font;
    }

    /// <summary>The font for a locale where none says otherwise; null where its language is none of these.</summary>
    public static string? Default(Locale locale) => Language(locale) is { } language ? First(language, hasSerifs: false) : null;

    static string First(string language, bool hasSerifs) => Array.Find(Families, f => f.Family == new Family(language, hasSerifs)).Names[0];

    static string? Language(Locale locale) => locale.Language switch
    {
        "ko" or "ja" => locale.Language,
        "zh" or "yue" => locale.Script is "Hant" || locale.Region is "TW" or "HK" or "MO" ? "zh-Hant" : "zh-Hans",
        _ => null,
    };
}
