using Translate.Core.Quality.Placeholders;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Quality.Korean;

/// <summary>A Korean particle has not the form that the word before it asks for: 파일를 for 파일을, 3를 for 3을; behind a placeholder it has to have both, 을(를).</summary>
/// <remarks>
/// Behind digits as they are read, behind %, abbreviations whose end is sure, closing quotation marks and placeholders all particles are looked at. Behind a plain noun only those
/// that no word ends with by nature: 를, 을, 은, 와 and 으로, and 는 and 로 where nothing else can be meant; a name in Latin letters is read where all read it alike (<see cref="LatinNames"/>); 국가, 효과 and 나이 are words, and so are 가을, 지은 and their like.
/// </remarks>
sealed class Particles : ICheck
{
    /// <summary>How words end with what looks like a particle behind a vowel: nouns, and verbs whose stem has lost its ㅅ (결정지은).</summary>
    static readonly string[] Words = ["가을", "마을", "노을", "고을", "지을", "이을", "부을", "그을", "지은", "이은", "부은", "그은"];

    /// <summary>Names of people, behind a family name of one syllable.</summary>
    static readonly string[] Names = ["다은", "하은", "세은", "예은", "가은", "주은", "소은", "시은", "고은", "조은", "서은", "채은", "재은", "혜은", "수은"];

    /// <summary>Nouns that end with a consonant, and that no name of a road (-로) ends with.</summary>
    static readonly string[] Nouns = ["집", "것", "곳", "밖", "사람", "이름", "화면", "방식", "방법", "목록", "마음", "인터넷", "프로그램", "시스템", "버튼", "옵션", "버전", "형식", "계정", "설정", "권한"];

    /// <inheritdoc/>
    public string Name => "particles";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.To.Language is not "ko") yield break;
        var composed = ComposedText.Of(target.Text);
        var text = composed.Text;
        var placeholders = PlaceholderReader.In(text).Select(placeholder => placeholder.Span.End).ToHashSet();
        var codes = target.Codes.Where(code => code.Kind is CodeKind.Standalone && PlaceholderReader.IsOne(code.Data)).Select(code => code.Offset).ToHashSet();
        for (var at = 0; at < text.Length;)
        {
            // A stretch of Hangul, with what stands before it.
            if (!KoreanSuffixes.IsHangul(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && KoreanSuffixes.IsHangul(text[end])) end++;
            if (Examine(text, at, end, placeholders.Contains(at) || codes.Contains(composed.Origin(at)), codes.Count > 0 && codes.Contains(composed.Origin(end))) is var (start, form, wanted))
            {
                var span = TextSpan.FromBounds(composed.Origin(start), composed.Origin(start + form));
                yield return new(Name, Severity, null, Place.Of(target.Text, span), $"The particle should be {wanted}.") { Fix = new(span, wanted), Detail = wanted };
            }

            at = end;
        }
    }

    /// <summary>Where in a stretch of Hangul a particle of the wrong form stands, how long it is, and what it should be.</summary>
    static (int Start, int Length, string Wanted)? Examine(string text, int start, int end, bool isBehindPlaceholder, bool isBeforePlaceholder)
    {
        if (isBeforePlaceholder || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '('))) return null;
        var run = text.AsSpan(start, end - start);
        if (Particle.Of(run) is { } whole && (isBehindPlaceholder || start > 0))
        {
            if (isBehindPlaceholder) return (start, whole.Form.Length, whole.Particle.Either);
            var before = text.AsSpan(0, start);
            if (IsCounter(whole.Form, before)) return null;
            var consonant = Before(before);
            if (consonant is FinalConsonant.Unknown && whole.Form is "을" or "를" or "은" or "는" or "이" or "가" or "와" or "과" or "로" or "으로") consonant = LatinNames.AtEnd(before);
            return whole.Particle.Behind(consonant) is { } wanted && wanted != whole.Form ? (start, whole.Form.Length, wanted) : null;
        }

        return BehindNoun(text, start, end);
    }

    /// <summary>A particle at the end of a stretch of Hangul, behind a noun of its own.</summary>
    static (int Start, int Length, string Wanted)? BehindNoun(string text, int start, int end)
    {
        // 으로, 으로서, 으로는: no word has 으로 behind a vowel or ㄹ. Others: the last syllable.
        var run = text.AsSpan(start, end - start);
        var at = run.LastIndexOf("으로");
        if (at > 0 && Particle.Of(run[at..]) is { Form: "으로" })
            return FinalConsonants.Of(run[at - 1]) is FinalConsonant.None or FinalConsonant.Rieul ? (start + at, 2, "로") : null;
        if (WithoutDoubt(run) is var (length, form)) return (end - length, length, form);
        if (run.Length < 3) return run.Length == 2 && run[1] == '를' && FinalConsonants.Of(run[0]) is FinalConsonant.Rieul or FinalConsonant.Other ? (start + 1, 1, "을") : null;
        var hasFinal = FinalConsonants.Of(run[^2]) is not FinalConsonant.None;
        var wanted = (run[^1], hasFinal) switch
        {
            ('를', true) => "을",
            ('을', false) => "를",
            ('은', false) => "는",
            ('와', true) => "과",
            _ => null,
        };
        if (wanted is null) return null;
        foreach (var word in Words)
            if (run.EndsWith(word, StringComparison.Ordinal)) return null;
        foreach (var name in Names)
            if (run.Length == 3 && run.EndsWith(name, StringComparison.Ordinal)) return null;
        return (end - 1, 1, wanted);
    }

    /// <summary>What no verb and no other noun ends with: 는 behind ㄴ, ㄹ and ㅇ, with which the stems of hardly any verb end (안다, 신다); 로 behind common nouns that are no roads.</summary>
    static (int Length, string Wanted)? WithoutDoubt(ReadOnlySpan<char> run)
    {
        if (run.Length < 2) return null;
        var before = run[^2];
        if (run[^1] == '는' && KoreanSuffixes.IsHangul(before) && before is not ('안' or '신') && "ㄴㄹㅇ".Contains(Final(before), StringComparison.Ordinal)) return (1, "은");
        if (run[^1] != '로') return null;
        foreach (var noun in Nouns)
            if (run[..^1].EndsWith(noun, StringComparison.Ordinal)) return (1, "으로");
        return null;
    }

    /// <summary>The final consonants ㄴ, ㄹ and ㅇ of a syllable; a space for none and any other (The Unicode Standard, 3.12).</summary>
    static char Final(char syllable) => ((syllable - '가') % 28) switch
    {
        4 => 'ㄴ',
        8 => 'ㄹ',
        21 => 'ㅇ',
        _ => ' ',
    };

    /// <summary>How what stands before a particle ends: a number, an abbreviation, a quotation.</summary>
    static FinalConsonant Before(ReadOnlySpan<char> before)
    {
        var last = before[^1];
        if (last is '%' or '％' or '℃') return before.Length > 1 && char.IsAsciiDigit(before[^2]) ? FinalConsonant.None : FinalConsonant.Unknown;
        if (char.IsAsciiDigit(last))
        {
            var start = before.Length;
            while (start > 0 && (char.IsAsciiDigit(before[start - 1]) || (before[start - 1] is ',' or '.' && start > 1 && char.IsAsciiDigit(before[start - 2])))) start--;

            // Behind a name or a sign it may be the number of a street, a version or a clock.
            if (start > 0 && !char.IsWhiteSpace(before[start - 1]) && before[start - 1] is not ('(' or '“' or '‘')) return FinalConsonant.Unknown;
            return before[start..].Count('.') > 1 ? FinalConsonant.Unknown : FinalConsonants.OfNumber(before[start..]);
        }

        if (char.IsAsciiLetterUpper(last))
        {
            var start = before.Length;
            while (start > 0 && char.IsAsciiLetterUpper(before[start - 1])) start--;
            return start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is '-' or '.' or '_' or '&' or '/') ? FinalConsonant.Unknown : FinalConsonants.OfAbbreviation(before[start..]);
        }

        if (last is '’' or '”' or '」' or '』' or '》' or '〉')
        {
            var inside = before.TrimEnd("’”」』》〉");
            return inside.IsEmpty ? FinalConsonant.Unknown : FinalConsonants.Of(inside[^1]);
        }

        return FinalConsonant.Unknown;
    }

    /// <summary>What counts, or begins a word that is no particle: 3가 of 종로, 제2과, 1나; behind a quotation what belongs to it: ‘나’라.</summary>
    static bool IsCounter(string form, ReadOnlySpan<char> before) =>
        (char.IsAsciiDigit(before[^1]) && !(form is "가" && IsVersion(before)) && form is "가" or "과" or "나" or "라" or "야" or "아" or "이라" or "이나")
        || (before[^1] is '”' or '’' && form is "라" or "이라" or "야" or "아");

    /// <summary>A number behind a word in Latin letters, which is no street of Seoul: Windows 11.</summary>
    static bool IsVersion(ReadOnlySpan<char> before) => before.TrimEnd("0123456789.") is [.., var letter, ' '] && char.IsAsciiLetter(letter);
}
