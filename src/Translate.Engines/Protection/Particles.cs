using System.Collections.Frozen;

namespace Translate.Engines.Protection;

/// <summary>Korean particles (조사) and forms of the copula, which are written onto the word before them: <c>서울에서</c>, <c>서울입니다</c>.</summary>
static class Particles
{
    const int Longest = 5;

    /// <summary>At most this many follow each other: <c>에서|부터|는</c>.</summary>
    const int MostInARow = 3;

    static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "은", "는", "이", "가", "을", "를", "의", "에", "에서", "에게", "에게서", "께", "께서", "한테", "한테서", "로", "으로", "로서", "으로서", "로써", "으로써",
        "와", "과", "랑", "이랑", "하고", "도", "만", "까지", "부터", "보다", "처럼", "같이", "마다", "마저", "조차", "밖에", "뿐", "대로", "만큼", "나", "이나", "든지", "이든지",
        "라도", "이라도", "야", "아", "여", "이여", "들", "님", "씨", "란", "이란", "라고", "이라고", "라는", "이라는", "라며", "이라며", "인", "이고", "이며", "이자", "이지만", "이면", "이었던", "였던",
        "이다", "다", "입니다", "이에요", "예요", "이었다", "였다", "이었습니다", "였습니다", "이므로", "이어서", "여서", "인지", "인가요", "입니까");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The rest of the word from an offset on is made of particles.</summary>
    public static bool Follow(string text, int offset)
    {
        var end = offset;
        while (end < text.Length && end - offset <= MostInARow * Longest && char.IsBetween(text[end], '가', '힣')) end++;
        return (end == text.Length || !Letters.IsWord(Letters.At(text, end))) && IsRow(text.AsSpan(offset, end - offset), MostInARow);
    }

    static bool IsRow(ReadOnlySpan<char> rest, int most)
    {
        if (rest.IsEmpty) return true;
        for (var length = Math.Min(rest.Length, Longest); most > 0 && length > 0; length--)
            if (Lookup.Contains(rest[..length]) && IsRow(rest[length..], most - 1)) return true;
        return false;
    }
}
