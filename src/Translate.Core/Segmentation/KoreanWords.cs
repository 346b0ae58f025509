namespace Translate.Core.Segmentation;

/// <summary>A word of a stretch, without the signs around it.</summary>
/// <param name="Whole">Where it begins with its signs.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Laughs">Laughter, tears, a drawn-out sound or a picture follow it.</param>
/// <param name="EndsLine">The last of its line.</param>
/// <param name="IsQuoted">Within quotation marks or brackets, or directly before one that closes or a comma: no sentence ends here.</param>
/// <param name="IsRemark">It begins with a bracket, a dash or another sign that continues: what it begins belongs to the sentence before it.</param>
readonly record struct KoreanWord(int Whole, int Start, int End, bool Laughs, bool EndsLine, bool IsQuoted, bool IsRemark);

/// <summary>The words of a stretch of Korean, one after the other.</summary>
struct KoreanWords
{
    const string Opening = "“‘「『《〈【〔（([{";
    const string Closing = "”’」』》〉】〕）)]}";
    const string Final = ".?!…‥⋯。！？．｡‼⁇⁈⁉:;：";

    readonly string text;
    readonly int start, end;
    int at, depth;
    bool straight;

    /// <summary>The words of a part of the text.</summary>
    public KoreanWords(string text, int start, int end) => (this.text, this.start, this.end, at) = (text, start, end, start);

    /// <summary>Whether a stretch ends with a mark that ends sentences, behind it only what closes, laughs or is white space.</summary>
    public static bool IsPunctuated(ReadOnlySpan<char> stretch)
    {
        for (var i = stretch.Length - 1; i >= 0; i--)
        {
            var c = stretch[i];
            if (char.IsWhiteSpace(c)) continue;
            if (Final.Contains(c)) return true;
            if (c is not ('"' or '\'' or '\uFFFC') && !Closing.Contains(c) && !IsLaughter(c)) return false;
        }

        return false;
    }

    /// <summary>The last word of a stretch, without the signs and laughter behind it.</summary>
    public static ReadOnlySpan<char> Last(ReadOnlySpan<char> stretch)
    {
        var last = stretch.Length;
        while (last > 0 && (IsSpace(stretch[last - 1]) || IsSign(stretch[last - 1]) || IsLaughter(stretch[last - 1]))) last--;
        var first = last;
        while (first > 0 && !IsSpace(stretch[first - 1])) first--;
        return stretch[first..last];
    }

    /// <summary>The next word; false behind the last.</summary>
    public bool Move(out KoreanWord word)
    {
        while (at < end && IsSpace(text[at])) at++;
        var whole = at;
        while (at < end && !IsSpace(text[at])) at++;
        if (whole == at)
        {
            word = default;
            return false;
        }

        // A placeholder or line break stands where the next word begins.
        while (whole > start && text[whole - 1] == '\uFFFC') whole--;
        int first = whole, last = at;
        while (first < last && (text[first] is '"' or '\'' or '\uFFFC' || Opening.Contains(text[first]))) first++;
        while (last > first && IsLaughter(text[last - 1])) last--;
        var laughs = last < at && last > first;
        laughs |= Laughter() && last > first;
        Quotes(whole, at);
        word = new(whole, first, last, laughs, EndsLine(), depth > 0 || straight || (last > first && IsSign(text[last - 1])), IsRemark(text.AsSpan(whole, at - whole)));
        return true;
    }

    static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\uFFFC';

    static bool IsSign(char c) => c is '"' or '\'' or ',' or '，' or '、' || Closing.Contains(c);

    static bool IsRemark(ReadOnlySpan<char> word) => word[0] is '(' or '（' or '[' or '·' or '→' || word.IndexOfAnyExcept('-', '–', '—') < 0;

    /// <summary>ㅋㅋ, ㅎㅎ, ㅠㅠ, ~, ^^, hearts and other pictures.</summary>
    static bool IsLaughter(char c) => c is 'ㅋ' or 'ㅎ' or 'ㅠ' or 'ㅜ' or 'ㅡ' or 'ㅇ' or 'ㄷ' or '~' or '〜' or '～' or '^' or '♡' or '♥' or '\uFE0F' or '\u200D' or >= '\u2600' and <= '\u27BF' or >= '\uD83C' and <= '\uD83E' or >= '\uDC00' and <= '\uDFFF';

    /// <summary>Takes laughter that stands apart to the word before it.</summary>
    bool Laughter()
    {
        var found = false;
        while (true)
        {
            var ahead = at;
            while (ahead < end && text[ahead] is ' ' or '\u00A0') ahead++;
            var from = ahead;
            while (ahead < end && IsLaughter(text[ahead])) ahead++;
            if (ahead == from || (ahead < end && !IsSpace(text[ahead]))) return found;
            at = ahead;
            found = true;
        }
    }

    void Quotes(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            if (c == '"') straight = !straight;
            else if (c < '\u0080' ? c is '(' or '[' or '{' : Opening.Contains(c)) depth++;
            else if (depth > 0 && Closing.Contains(c)) depth--;
        }
    }

    /// <summary>Whether a line ends before the next word; a quotation that nobody closed ends with it.</summary>
    bool EndsLine()
    {
        for (var i = at; i < end && IsSpace(text[i]); i++)
        {
            if (text[i] is not ('\n' or '\r' or '\u2028')) continue;
            depth = 0;
            straight = false;
            return true;
        }

        return false;
    }
}
