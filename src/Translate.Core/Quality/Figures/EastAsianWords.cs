using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>The numerals of Korean, Japanese and Chinese: 이백만, 두 번, 스물다섯, 二十, 三つ.</summary>
/// <remarks>
/// Hangul syllables that are numerals are parts of very many other words. So a single Sino-Korean one counts only before a counter that makes it a
/// number, and a short native one only as a word of its own or before its counters.
/// </remarks>
static class EastAsianWords
{
    const string SinoKorean = "영일이삼사오육칠팔구";
    const string Han = "〇一二三四五六七八九";

    /// <summary>Native Korean numerals, and words that imply a number.</summary>
    static readonly FrozenDictionary<string, decimal> Native = WordTable.Read(
        """
        1 하나 하루 첫 매일 매주 매달 매년 일부 · 2 이틀 둘째 양측 양국 양쪽 양당 양자 갑절 쌍둥이 더블 · 3 사흘 셋째 삼자 트리플 · 4 나흘 넷째 분기 · 5 다섯 닷새 · 6 여섯 엿새
        7 일곱 일주일 · 8 여덟 · 9 아홉 · 10 열흘 · 11 열하나 열한 · 12 열두 열둘 정오 자정 다스 · 13 열세 열셋 · 14 열네 열넷 · 15 보름
        20 스물 스무 · 30 서른 · 40 마흔 · 50 쉰 절반 반세기 · 60 예순 · 70 일흔 · 80 여든 · 90 아흔 · 100 세기
        """);

    /// <summary>Native numerals of one syllable.</summary>
    static readonly FrozenDictionary<string, decimal> Short = WordTable.Read("1 한 · 2 두 둘 반 · 3 세 셋 석 · 4 네 넷 넉 · 10 열");

    static readonly string[] NativeCounters =
        "번 명 개 가지 차례 달 살 시 마리 대 곳 사람 배 째 해 주 쌍 권 장 채 잔 병 편 쪽 나라 팀 분 건 군데 갈래 이 은 을 의 도 로 만 과 와 가 는 를 에 씩 뿐 정도".Split(' ');

    /// <summary>What a single 백, 천 or 만 counts; elsewhere it is a syllable of another word (만 나이, 조 바이든).</summary>
    static readonly string[] ScaleCounters =
        "원 명 달러 유로 엔 위안 파운드 루블 개 권 마리 년 점 번 표 대 가구 곳 건 평 배 회 시간 여 장 그루 쪽 킬로 미터 톤 리터 분의 헥타르 km m kg t % 단위 석 줄 세대 인분 걸음 일".Split(' ');

    static readonly string[] SinoCounters = "년 개월 개년 개국 세기 층 학년 퍼센트 분기 차 등 분의 자 주 할 인칭 단계 대째".Split(' ');

    /// <summary>What Japanese and Chinese write otherwise than by Han numerals, and words that imply a number.</summary>
    static readonly FrozenDictionary<string, decimal> Others = WordTable.Read(
        """
        1 ひと 初 首 每 毎 各 单 元年 · 2 ふた ダブル 半分 两 兩 双 雙 両 · 3 みっつ みつ トリプル · 4 よっつ 季度 · 5 いつつ · 6 むっつ 半年 · 7 ななつ · 8 やっつ · 9 ここのつ
        10 とお · 12 ダース 正午 午夜 · 20 廿 · 30 時半 时半 点半 點半 · 50 半 · 100 世紀 世纪
        """);

    /// <summary>Adds the values that a text says in the language's numerals.</summary>
    public static void Add(string text, string language, HashSet<Amount> found)
    {
        if (language is "ko")
        {
            text = ComposedText.Of(text).Text;
            if (text.Contains("시 반", StringComparison.Ordinal)) found.Add(Amount.Of(30));
            if (text.Contains("하루", StringComparison.Ordinal)) found.Add(Amount.Of(24));
            for (var at = 0; at < text.Length; at++)
                if (at == 0 || !char.IsLetter(text[at - 1]) || text[at - 1] is '제' or '총' or '약' or '각') AddKorean(text, at, found);
        }
        else
        {
            foreach (var (word, value) in Others)
                if (text.Contains(word, StringComparison.Ordinal)) found.Add(Amount.Of((long)value));
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!IsNumeral(text[at], Han)) continue;
            at = AddRun(text, at, Han, found) - 1;
        }
    }

    /// <summary>The numerals with which a Korean word begins.</summary>
    static void AddKorean(string text, int at, HashSet<Amount> found)
    {
        for (var length = Math.Min(3, text.Length - at); length > 0; length--)
        {
            if (!Native.TryGetValue(text.Substring(at, length), out var value)) continue;
            found.Add(Amount.Of((long)value));

            // 스물다섯: tens, then units.
            var behind = at + length;
            if (value is >= 10 and <= 90 && behind < text.Length)
                for (var more = Math.Min(2, text.Length - behind); more > 0; more--)
                    if (Native.TryGetValue(text.Substring(behind, more), out var unit) && unit < 10) found.Add(Amount.Of((long)(value + unit)));
                    else if (more == 1 && Short.TryGetValue(text.Substring(behind, 1), out unit) && unit < 10) found.Add(Amount.Of((long)(value + unit)));
            break;
        }

        var isCounted = at + 1 == text.Length || !char.IsLetter(text[at + 1]) || StartsWithAny(text, at + 1, NativeCounters);
        if (isCounted && Short.TryGetValue(text.Substring(at, 1), out var small)) found.Add(Amount.Of((long)small));
        if (text[at] == '열' && at + 2 < text.Length && Native.TryGetValue(text.Substring(at + 1, 2), out var rest) && rest < 10) found.Add(Amount.Of((long)(10 + rest)));
        if (text[at] == '한') found.Add(Amount.Of(1));

        if (!IsNumeral(text[at], SinoKorean)) return;
        var end = at;
        while (end < text.Length && IsNumeral(text[end], SinoKorean)) end++;
        if (end - at > 1 || end == text.Length || StartsWithAny(text, end, SinoCounters) || (IsScale(text[at]) && (StartsWithAny(text, end, ScaleCounters) || Goes(text, end)))) AddRun(text, at, SinoKorean, found);
    }

    /// <summary>Adds what a run of numerals amounts to; gives the offset behind it.</summary>
    static int AddRun(string text, int start, string numerals, HashSet<Amount> found)
    {
        var at = start;
        Amount total = default, section = default, digit = default;
        var (hasDigit, isPlain, plain) = (false, true, new System.Text.StringBuilder());
        for (; at < text.Length && at - start < 40 && (IsNumeral(text[at], numerals) || (numerals == SinoKorean && Goes(text, at) && IsScale(text[at - 1]))); at++)
        {
            // 만 오천: what is said so far may also be all, as in 백만 이상.
            if (text[at] is ' ')
            {
                found.Add(total.Plus(section));
                continue;
            }

            var c = text[at];
            if (Scales.Small(c) is { } small)
            {
                section = section.Plus((hasDigit ? digit : Amount.Of(1)).Shift(small));
                (hasDigit, isPlain) = (false, false);
            }
            else if (Scales.Large(c) is { } large)
            {
                if (hasDigit) section = section.Plus(digit);
                total = total.Plus((section == default ? Amount.Of(1) : section).Shift(large));
                (section, hasDigit, isPlain) = (default, false, false);
            }
            else
            {
                var value = c is '零' ? 0 : c is '육' or '륙' ? 6 : c is '공' ? 0 : numerals.IndexOf(c, StringComparison.Ordinal);
                (digit, hasDigit) = (Amount.Of((long)value), true);
                plain.Append((char)('0' + value));
                found.Add(digit);
            }
        }

        found.Add(isPlain ? Amount.Of(plain.ToString()) : total.Plus(section).Plus(hasDigit ? digit : default));
        return Math.Max(at, start + 1);
    }

    static bool IsNumeral(char c, string numerals) =>
        numerals.Contains(c, StringComparison.Ordinal)
        || (ReferenceEquals(numerals, Han) ? c is '零' or '十' or '百' or '千' or '万' or '萬' or '亿' or '億' or '兆' : c is '륙' or '공' or '십' or '백' or '천' or '만' or '억' or '조');

    static bool IsScale(char c) => Scales.Small(c) is not null || Scales.Large(c) is not null;

    /// <summary>Whether a numeral goes on behind a space.</summary>
    static bool Goes(string text, int at) => at > 0 && at + 1 < text.Length && text[at] is ' ' && IsNumeral(text[at + 1], SinoKorean);

    static bool StartsWithAny(string text, int at, string[] words)
    {
        if (at < text.Length && text[at] == ' ') at++;
        foreach (var word in words)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return true;
        return false;
    }
}
