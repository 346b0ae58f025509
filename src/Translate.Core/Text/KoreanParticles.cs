namespace Translate.Core.Text;

/// <summary>What follows a Korean noun without a space, and how it depends on the noun's last sound.</summary>
static class KoreanParticles
{
    /// <summary>The particles that may follow a noun, alone or one after the other.</summary>
    static readonly string[] All =
    [
        "으로부터", "에서부터", "이라는", "이라고", "에게서", "으로서", "으로써", "에서는", "에서도", "이지만", "입니다", "이었다", "에서", "에게", "까지", "부터", "처럼", "보다", "이나", "이란", "이다", "라는", "라고", "로서", "로써", "으로",
        "만의", "과의", "와의", "에는", "에도", "이며", "인데", "마다", "조차", "밖에", "께서", "한테", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "로", "도", "만", "나", "란", "며", "들", "인", "씩", "측",
    ];
    /// <summary>How digits are read, by their last sound: 영일이삼사오육칠팔구.</summary>
    const string Digits = "영일이삼사오육칠팔구";

    /// <summary>Whether a stretch is nothing but particles, three at the most.</summary>
    public static bool Are(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < 3 && !rest.IsEmpty; i++)
        {
            var before = rest.Length;
            foreach (var particle in All)
                if (rest.StartsWith(particle, StringComparison.Ordinal))
                {
                    rest = rest[particle.Length..];
                    break;
                }

            if (rest.Length == before) return false;
        }

        return rest.IsEmpty;
    }

    /// <summary>Whether what follows one word may follow the other: 이/가, 을/를, 은/는, 과/와, 으로/로 and the copula go by the last sound, all else does not.</summary>
    /// <param name="one">The word that stands there.</param>
    /// <param name="other">The word that is to stand there.</param>
    /// <param name="behind">What follows.</param>
    public static bool FitAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other, ReadOnlySpan<char> behind)
    {
        if (behind is not ['이' or '가' or '을' or '를' or '은' or '는' or '과' or '와' or '으' or '로' or '라' or '나' or '며' or '란' or '다' or '였' or '입', ..]) return true;
        return End(one) is { } end && end == End(other);
    }

    /// <summary>0 for a vowel, 1 for ㄹ, 2 for another consonant; null where the last sound is not known.</summary>
    static int? End(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return null;
        var last = char.IsAsciiDigit(word[^1]) ? Digits[word[^1] - '0'] : word[^1];
        if (last is < '\uAC00' or > '\uD7A3') return null;
        return ((last - 0xAC00) % 28) switch { 0 => 0, 8 => 1, _ => 2 };
    }
}
