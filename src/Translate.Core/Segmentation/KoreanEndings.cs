using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>Where Korean sentences end that nobody ended with a mark. The points are data: <c>korean-endings.txt</c> explains them.</summary>
/// <remarks>
/// Asked only about stretches that the rules leave whole and that have no final punctuation: where a writer ends sentences with
/// marks, the marks decide. Immutable and safe to share; linear in the text, since no word is read further than the longest form.
/// </remarks>
sealed class KoreanEndings
{
    const string Casual = "해";

    static readonly Lazy<KoreanEndings> OurOwn = new(LoadShipped);

    readonly Dictionary<string, Form> endings = new(StringComparer.Ordinal);
    readonly Dictionary<string, Form> words = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Form>> following = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> signs = new(StringComparer.Ordinal) { ["threshold"] = int.MaxValue, ["line-end"] = 0, ["laughter"] = 0, ["remark"] = 0 };
    readonly Dictionary<string, int> levels = new(StringComparer.Ordinal);
    int longestEnding, longestFollowing;

    KoreanEndings()
    {
    }

    /// <summary>The data that comes with Translate.</summary>
    public static KoreanEndings Shipped => OurOwn.Value;

    /// <summary>Reads data in the form that the shipped file explains.</summary>
    /// <exception cref="InvalidDocumentException">A line is none of its kinds.</exception>
    public static KoreanEndings Read(TextReader data, string name)
    {
        var read = new KoreanEndings();
        for (var number = 1; data.ReadLine() is { } line; number++)
        {
            var end = line.IndexOf('#', StringComparison.Ordinal);
            var fields = (end < 0 ? line : line[..end]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0 && !read.Add(fields)) throw new InvalidDocumentException(name, new FilePosition(number, 1), "expected \"end\", \"word\" or \"next\" with a form, points and styles, \"sign\" with a name and points, or \"level\" with a style and points; each once");
        }

        return read;
    }

    /// <summary>Where the sentences of a text begin: as the rules say, and in between.</summary>
    /// <param name="text">The text, composed.</param>
    /// <param name="first">Where its first sentence begins.</param>
    /// <param name="starts">Where the others begin by the rules; the answer itself where endings add nothing.</param>
    public List<int> Refine(string text, int first, List<int> starts)
    {
        if (IsPunctuated(text, first, starts)) return starts;
        var found = Explain(text, first, starts).Where(reading => reading.Ends).Select(reading => reading.Next).ToList();
        return found.Count == 0 ? starts : [.. starts.Concat(found).Order()];
    }

    /// <summary>Every word of the stretches without final punctuation that could end a sentence, with what speaks for and against it.</summary>
    public IEnumerable<EndingReading> Explain(string text, int first, List<int> starts)
    {
        foreach (var end in starts.Append(text.Length))
        {
            if (!KoreanWords.IsPunctuated(text.AsSpan(first, end - first)))
            {
                foreach (var reading in Readings(text, first, end)) yield return reading;
            }

            first = end;
        }
    }

    /// <summary>Whether a line without a mark at its end is or holds a sentence by its verbs' endings.</summary>
    /// <remarks>Notes (결제 수단 없음) and questions to oneself (왜 지금인가) are what headings are written in, too, and do not tell.</remarks>
    /// <param name="line">The line, composed.</param>
    public bool HasSentence(string line) =>
        (Ending(KoreanWords.Last(line)) is { Styles: not ("음" or "까" or "지") } last && last.Points >= signs["threshold"]) || Readings(line, 0, line.Length).Any(reading => reading.Ends);

    /// <summary>Whether every stretch has its final punctuation, as most texts have.</summary>
    static bool IsPunctuated(string text, int first, List<int> starts)
    {
        foreach (var end in starts)
        {
            if (!KoreanWords.IsPunctuated(text.AsSpan(first, end - first))) return false;
            first = end;
        }

        return KoreanWords.IsPunctuated(text.AsSpan(first));
    }

    IEnumerable<EndingReading> Readings(string text, int start, int end)
    {
        var stretch = new KoreanWords(text, start, end);
        if (!stretch.Move(out var word)) yield break;
        var level = Ending(KoreanWords.Last(text.AsSpan(start, end - start))) is { } last ? levels.GetValueOrDefault(last.Styles) : 0;
        while (stretch.Move(out var next))
        {
            if (!word.IsQuoted && Read(text, word, next, level) is { } reading) yield return reading;
            word = next;
        }
    }

    static KoreanEndings LoadShipped()
    {
        using var data = new StreamReader(typeof(KoreanEndings).Assembly.GetManifestResourceStream("Translate.Core.Segmentation.korean-endings.txt")!);
        return Read(data, "korean-endings.txt");
    }

    EndingReading? Read(string text, KoreanWord word, KoreanWord next, int level)
    {
        var form = Ending(text.AsSpan(word.Start..word.End));
        if (form is null && !word.Laughs) return null;

        var after = form is null ? null : Following(text.AsSpan(next.Start..next.End), form.Styles);
        var sign = (word.Laughs ? signs["laughter"] : 0) + (word.EndsLine ? signs["line-end"] : 0) + (next.IsRemark ? signs["remark"] : 0) + (form?.Styles is Casual ? level : 0);
        var points = (form?.Points ?? 0) + (after?.Points ?? 0) + sign;
        return new(text[word.Start..word.End], next.Whole, form?.Text, form?.Points ?? 0, after?.Text, after?.Points ?? 0, sign, points >= signs["threshold"]);
    }

    Form? Ending(ReadOnlySpan<char> word)
    {
        if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var whole)) return whole;

        Span<char> reversed = stackalloc char[longestEnding + 3];
        var length = 0;
        for (var i = word.Length - 1; i >= 0 && length < longestEnding; i--) length += Reverse(word[i], reversed[length..]);
        var known = endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var take = Math.Min(length, longestEnding); take > 0; take--)
        {
            if (known.TryGetValue(reversed[..take], out var form)) return form;
        }

        return null;
    }

    Form? Following(ReadOnlySpan<char> word, string styles)
    {
        var known = following.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[longestFollowing + 2];
        if (word.Length <= longestFollowing && known.TryGetValue(word, out var whole) && Of(whole) is { } exact) return exact;
        for (var take = Math.Min(word.Length, longestFollowing); take > 0; take--)
        {
            word[..take].CopyTo(key);
            key[take] = '~';
            if (known.TryGetValue(key[..(take + 1)], out var beginnings) && Of(beginnings) is { } beginning) return beginning;
            key[0] = '~';
            word[^take..].CopyTo(key[1..]);
            if (known.TryGetValue(key[..(take + 1)], out var ends) && Of(ends) is { } end) return end;
        }

        return null;

        Form? Of(List<Form> forms) => forms.Find(form => form.Styles is "*" || form.Styles.Split(',').Contains(styles));
    }

    bool Add(string[] fields)
    {
        if (fields.Length < 3 || !int.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) || Math.Abs(points) > 100) return false;
        if (fields is ["sign", var sign, _])
        {
            if (!signs.ContainsKey(sign)) return false;
            signs[sign] = points;
            return true;
        }

        if (fields is ["level", var level, _]) return levels.TryAdd(level, points);

        if (fields.Length != 4 || fields[1].Length > 20) return false;
        var form = new Form(fields[1], points, fields[3]);
        switch (fields[0])
        {
            case "word":
                return words.TryAdd(form.Text, form);
            case "end":
                var reversed = Reversed(form.Text);
                longestEnding = Math.Max(longestEnding, reversed.Length);
                return endings.TryAdd(reversed, form);
            case "next":
                longestFollowing = Math.Max(longestFollowing, form.Text.Length);
                if (!following.TryGetValue(form.Text, out var forms)) following.Add(form.Text, forms = []);
                forms.Add(form);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The letters of a form from its end; a single consonant is the bottom of a syllable.</summary>
    static string Reversed(string form)
    {
        var letters = new StringBuilder();
        Span<char> three = stackalloc char[3];
        for (var i = form.Length - 1; i >= 0; i--)
        {
            var bottom = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".IndexOf(form[i], StringComparison.Ordinal);
            if (i == 0 && bottom >= 0) letters.Append((char)('\u11A8' + bottom));
            else letters.Append(three[..Reverse(form[i], three)]);
        }

        return letters.ToString();
    }

    /// <summary>The letters of a syllable from its bottom up (The Unicode Standard, 3.12); another character is itself.</summary>
    static int Reverse(char c, Span<char> letters)
    {
        if (c is < '\uAC00' or > '\uD7A3')
        {
            letters[0] = c;
            return 1;
        }

        var index = c - '\uAC00';
        var length = 0;
        if (index % 28 is > 0 and var bottom) letters[length++] = (char)('\u11A7' + bottom);
        letters[length++] = (char)('\u1161' + (index / 28 % 21));
        letters[length++] = (char)('\u1100' + (index / 588));
        return length;
    }

    sealed record Form(string Text, int Points, string Styles);
}
