namespace Translate.Core.Quality.Figures;

/// <summary>The years that a number of one or two digits may stand for: '22, 24년, 3/4/24, 2008-09, 令和6年.</summary>
static class Years
{
    static readonly (string Name, int Before)[] Eras = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];

    /// <summary>The years; none where nothing says that it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the number starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="number">The number, below 100.</param>
    public static IEnumerable<int> Of(string text, int start, int end, int number)
    {
        foreach (var (name, before) in Eras)
            if (start >= 2 && string.CompareOrdinal(text, start - 2, name, 0, 2) == 0) return [before + number];
        if (end - start != 2) return [];
        if (Century(text, start, end) is { } century) return number > century % 100 ? [century - century % 100 + number] : number == 0 && century % 100 == 99 ? [century + 1] : [];

        var isYear = (end < text.Length && text[end] is '년' or '年' && !(end + 1 < text.Length && text[end + 1] is '간' or '間' or '间'))
            || (start > 0 && text[start - 1] is '\'' or '’' or '‘')
            || IsEndOfDate(text, start, end);
        return !isYear ? [] : number > 30 ? [1900 + number, 2000 + number] : [2000 + number];
    }

    /// <summary>The year of four digits that stands before: 2008-09, 2023~24.</summary>
    static int? Century(string text, int start, int end)
    {
        if (start < 5 || text[start - 1] is not ('-' or '–' or '~' or '∼' or '/') || (end < text.Length && text[end] is '-' or '/' or '–' or '.')) return null;
        for (var at = start - 5; at < start - 1; at++)
            if (!char.IsAsciiDigit(text[at])) return null;
        return start > 5 && char.IsAsciiDigit(text[start - 6]) ? null : int.Parse(text.AsSpan(start - 5, 4), System.Globalization.CultureInfo.InvariantCulture) is >= 1000 and < 2200 and var year ? year : null;
    }

    /// <summary>Behind a day and a month with strokes: 03/03/24.</summary>
    static bool IsEndOfDate(string text, int start, int end)
    {
        if (end < text.Length && text[end] is '/') return false;
        var at = start;
        for (var part = 0; part < 2; part++)
        {
            if (--at < 1 || text[at] is not '/') return false;
            var last = at;
            while (at > 0 && last - at < 2 && char.IsAsciiDigit(text[at - 1])) at--;
            if (at == last) return false;
        }

        return at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/');
    }
}
