using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Reads a text as the tokens by which memories compare it.</summary>
/// <remarks>
/// <para>
/// Where spaces separate words a token is a word, in one case: its letters, marks and digits, without the apostrophes and access-key
/// marks within it (<c>Don’t</c>, <c>S&amp;ave</c>). A number is one token, and all numbers are the same one. Hangul is read by syllable;
/// Han, Kana and the scripts of the south-east of Asia that put no spaces between words, by character. What stands between is no token.
/// </para>
/// <para>
/// Hangul by syllable is what measured best. For 20,000 pairs of English user-interface texts that are 50 to 99 % alike the likeness of
/// their Korean translations follows most closely so (r = 0.60, against 0.58 for words and 0.59 for words with particles and endings split
/// off), and is the least too low. A word left out of a Korean text costs 15.4 points on average, as one in English does (15.3); a changed
/// particle 5.8, against 15.0 with words and 11.4 with particles split off; two words written as one nothing but a penalty, against 22.3
/// and 18.0. Texts that have nothing in common are 6 % alike.
/// </para>
/// </remarks>
ref struct TokenReader(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> text = text;
    char[] folded = new char[32];
    int used, at;
    bool any, ended, isPlain;

    /// <summary>Where the token stands.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>What the token is compared by.</summary>
    public readonly ReadOnlySpan<char> Folded => folded.AsSpan(0, used);

    /// <summary>The token is a number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>Goes on to the next token.</summary>
    public bool Read()
    {
        for (; at < text.Length; at++)
        {
            var kind = Letters.At(text, at, out var length);
            if (kind is not (Letter.Between or Letter.Mark or Letter.Joiner))
            {
                any = true;
                Take(kind, length);
                return true;
            }

            at += length - 1;
        }

        return !any && ReadWhole();
    }

    void Take(Letter kind, int length)
    {
        var start = at;
        used = 0;
        isPlain = true;
        IsNumber = kind is Letter.Digit;
        switch (kind)
        {
            case Letter.Digit:
                ReadNumber(length);
                break;
            case Letter.Hangul:
                ReadSyllable();
                break;
            case Letter.Alone:
                Append(length);
                ReadMarks();
                break;
            default:
                ReadWord();
                break;
        }

        Span = TextSpan.FromBounds(start, at);
        if (!isPlain && !IsNumber) Compose();
    }

    /// <summary>Digits, and single signs between them: 1,234.56, 10:30, 2024-05-21. Which number it is costs a penalty, not a word.</summary>
    void ReadNumber(int length)
    {
        at += length;
        while (at < text.Length)
        {
            var kind = Letters.At(text, at, out length);
            if (kind is Letter.Digit or Letter.Mark) at += length;
            else if (JoinsDigits(text[at]) && at + 1 < text.Length && Letters.At(text, at + 1, out var digit) is Letter.Digit) at += 1 + digit;
            else break;
        }

        folded[used++] = '0';
    }

    /// <summary>A word that spaces or punctuation end, in one case and without the signs within it.</summary>
    void ReadWord()
    {
        while (at < text.Length)
        {
            var kind = Letters.At(text, at, out var length);
            if (kind is Letter.OfWord or Letter.Digit) Append(length);
            else if (kind is Letter.Mark) AppendMark(length);
            else if (kind is Letter.Joiner && at + 1 < text.Length && Letters.At(text, at + 1, out _) is Letter.OfWord) at++;
            else return;
        }
    }

    /// <summary>One syllable: composed, or the letters of one (Unicode 3.12, UAX 29).</summary>
    void ReadSyllable()
    {
        while (IsInitial(text[at]) && at + 1 < text.Length && text[at + 1] is var next && (IsInitial(next) || IsMedialOrFinal(next) || IsSyllable(next))) Append(1);
        Append(1);
        while (at < text.Length && IsMedialOrFinal(text[at])) Append(1);
        ReadMarks();
    }

    void ReadMarks()
    {
        while (at < text.Length && Letters.At(text, at, out var length) is Letter.Mark) AppendMark(length);
    }

    /// <summary>Joiners of no width are seen by nobody in most scripts.</summary>
    void AppendMark(int length)
    {
        if (text[at] is '\u200C' or '\u200D') at++;
        else Append(length);
    }

    void Append(int length)
    {
        if (used + 2 > folded.Length) Array.Resize(ref folded, 2 * folded.Length);
        var c = text[at];
        if (length == 2)
        {
            isPlain = false;
            folded[used++] = c;
            folded[used++] = text[at + 1];
        }
        else
        {
            isPlain &= Composed.Is(c);
            folded[used++] = Fold(c);
        }

        at += length;
    }

    /// <summary>Whatever may look otherwise when composed, or has two code units.</summary>
    void Compose()
    {
        var composed = new string(folded, 0, used).Normalize(NormalizationForm.FormC);
        used = 0;
        foreach (var rune in composed.EnumerateRunes())
        {
            if (used + 2 > folded.Length) Array.Resize(ref folded, 2 * folded.Length);
            used += Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).EncodeToUtf16(folded.AsSpan(used));
        }
    }

    /// <summary>A text without a word or number is one token: it is found by itself only.</summary>
    bool ReadWhole()
    {
        if (ended) return false;
        ended = true;
        folded = MemoryKey.Normalize(text.ToString()).ToCharArray();
        used = folded.Length;
        Span = new(0, text.Length);
        return true;
    }

    static bool JoinsDigits(char c) => c is '.' or ',' or ':' or '/' or '-' or '\'' or '’' or '\u00A0' or '\u202F';

    static char Fold(char c) =>
        c < 0x80 ? (char)(c | ((uint)(c - 'A') <= 'Z' - 'A' ? 0x20 : 0))
        : c >= 0x1E00 && c < 0xFF21 ? c
        : char.ToLowerInvariant(char.ToUpperInvariant(c));

    static bool IsSyllable(char c) => c is >= '\uAC00' and <= '\uD7A3';

    static bool IsInitial(char c) => c is (>= '\u1100' and <= '\u115F') or (>= '\uA960' and <= '\uA97C');

    static bool IsMedialOrFinal(char c) => c is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FB');
}
