using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Formats;

namespace Translate.Core.Articles;

/// <summary>What is known of an article besides its text; null for what is not.</summary>
public sealed record ArticleFields
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Where it was published first.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its address there.</summary>
    public string? Address { get; init; }

    /// <summary>When it was published there.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>What its owner allows, or where that is said.</summary>
    public string? Licence { get; init; }

    /// <summary>These, and from others what these do not know.</summary>
    public ArticleFields Or(ArticleFields others) => new()
    {
        Title = Title ?? others.Title,
        Author = Author ?? others.Author,
        Publisher = Publisher ?? others.Publisher,
        Address = Address ?? others.Address,
        Published = Published ?? others.Published,
        Licence = Licence ?? others.Licence,
    };
}

/// <summary>Finds title, byline and date where the text of an article begins with them.</summary>
/// <remarks>
/// Only what cannot well be anything else is taken, for a wrong name is worse than none: a line that is nothing but a byline ("By Jane Doe", "홍길동 기자",
/// "글 홍길동"), or nothing but a date, among the first <see cref="Head"/> blocks.
/// </remarks>
public static partial class ArticleLines
{
    /// <summary>As many blocks at the beginning are looked at.</summary>
    const int Head = 6;

    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    static readonly string[] Dates =
        ["yyyy-M-d", "yyyy.M.d", "yyyy. M. d", "yyyy/M/d", "yyyy년 M월 d일", "yyyy년M월d일", "MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy", "d MMMM yyyy", "d MMM yyyy", "dddd, MMMM d, yyyy", "dddd, d MMMM yyyy"];

    /// <summary>What the first units of a document say.</summary>
    public static ArticleFields Of(IReadOnlyList<Unit> units)
    {
        var head = units.Where(u => u.Kind is UnitKind.Heading or UnitKind.Paragraph).Take(Head).ToList();
        return new()
        {
            Title = head.Take(2).FirstOrDefault(u => u.Kind is UnitKind.Heading && Furniture.Of(u.Source.Text) is null && Author(u.Source.Text) is null && Date(u.Source.Text) is null)?.Source.Text.Trim(),
            Author = head.Skip(1).Select(u => Author(u.Source.Text)).FirstOrDefault(a => a is not null),
            Published = head.Skip(1).Select(u => Date(u.Source.Text)).FirstOrDefault(d => d is not null),
        };
    }

    /// <summary>Title, author and date of the front matter that a Markdown file may begin with.</summary>
    public static ArticleFields OfFrontMatter(string text)
    {
        if (FrontMatter().Match(text) is not { Success: true } matter) return new();
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match entry in Entry().Matches(matter.Groups["entries"].Value)) values.TryAdd(entry.Groups["key"].Value, entry.Groups["value"].Value.Trim().Trim('"', '\'').Trim());
        return new()
        {
            Title = Value("title"),
            Author = Value("author"),
            Published = Value("date") is { } date ? Date(date.Length > 10 && char.IsAsciiDigit(date[0]) ? date[..10] : date) : null,
            Licence = Value("license") ?? Value("licence"),
            Publisher = Value("publisher"),
            Address = Value("canonical_url") ?? Value("original_url") ?? Value("source_url"),
        };

        string? Value(string key) => values.TryGetValue(key, out var value) && value.Length is > 0 and <= 300 && value[0] is not ('[' or '{' or '|' or '>') ? value : null;
    }

    /// <summary>The name in a line that is a byline and nothing else; null for any other line.</summary>
    public static string? Author(string line)
    {
        line = line.Trim();
        if (line.Length is 0 or > 100) return null;
        foreach (var pattern in (ReadOnlySpan<Regex>)[EnglishByline(), KoreanByline(), KoreanReporter()])
            if (pattern.Match(line) is { Success: true } match) return match.Groups["name"].Value.Trim();
        return null;
    }

    /// <summary>The day in a line that is a date and nothing else, but for what says that it is one; null for any other line.</summary>
    public static DateOnly? Date(string line)
    {
        line = line.Trim();
        if (line.Length is 0 or > 60) return null;
        var date = TimeOfDay().Replace(DateLabel().Replace(line, ""), "").Trim().TrimEnd('.');
        return DateOnly.TryParseExact(date, Dates, English, DateTimeStyles.None, out var day) && day.Year >= 1600 ? day : null;
    }

    [GeneratedRegex(@"\A(?:[Ww]ritten\s+|WRITTEN\s+|[Ss]tory\s+)?[Bb][Yy]:?\s+(?<name>\p{Lu}[\p{L}\p{M}.'’\-]*(?:\s+(?:and|&|de|van|von|der|la|del|bin|al|\p{Lu}[\p{L}\p{M}.'’\-]*,?)){1,7})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EnglishByline();

    [GeneratedRegex(@"\A(?:글|글쓴이|지은이|필자|기고|저자|작성자)\s*[:：·|=/]?\s+(?<name>[가-힣]{2,4}(?:\s*[,·]\s*[가-힣]{2,4}){0,3})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KoreanByline();

    [GeneratedRegex(@"\A(?:\[?[가-힣A-Za-z]{1,12}\s*[=|]\s*)?(?<name>[가-힣]{3,4}(?:\s*[,·]\s*[가-힣]{3,4}){0,3})\s*(?:선임\s*|수석\s*|전문\s*|인턴\s*)?(?:기자|특파원|논설위원|칼럼니스트)(?:\]|\s*=?)?(?:\s+[\w.+-]+@[\w.-]+)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KoreanReporter();

    [GeneratedRegex(@"\A(?:published|posted|updated|last updated|first published|date|on|입력|등록|승인|발행|게시|작성|기사입력|최초\s*입력|날짜|발행일|게시일|작성일)\s*(?:on\b|일시?)?\s*[:：|]?\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DateLabel();

    [GeneratedRegex(@"(?:,?\s+(?:at\s+)?(?:오전\s*|오후\s*)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*\r?\n(?<entries>(?:.*\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(?<key>[A-Za-z_]+):[ \t]+(?<value>[^\r\n#]+)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Entry();
}
