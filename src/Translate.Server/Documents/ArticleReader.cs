using AngleSharp.Html.Dom;
using SmartReader;
using Translate.Core.Articles;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Editor;

namespace Translate.Server.Documents;

/// <summary>What was found in a document: what is known of it, and which of its units are no part of the article.</summary>
/// <param name="Fields">What is known of it.</param>
/// <param name="Furniture">What is no part of the article, by unit.</param>
/// <param name="Language">The language that a page says it is in.</param>
public sealed record FoundArticle(ArticleFields Fields, IReadOnlyDictionary<string, FurnitureKind> Furniture, Locale? Language);

/// <summary>Finds the article in a document.</summary>
/// <remarks>
/// <para>
/// In a page, SmartReader (a port of Readability) finds it. So that its answer, which is another page made of moved and cleaned pieces, can be told by units,
/// each unit's text is given a mark before (<see cref="MarkedPage"/>): a unit whose mark is in the article is part of it. So is what the page says of itself in
/// its head, and title, byline and date where they stand above the article; all else is outside. Where hardly anything would be inside, the page is no article, and nothing
/// is proposed for its units by where they stand.
/// </para>
/// <para>Whatever the format, what says only what furniture says is furniture (<see cref="Core.Articles.Furniture"/>). Formats of strings have none.</para>
/// </remarks>
static class ArticleReader
{
    /// <summary>A larger page is not searched for an article, in characters: none is as large, and searching takes time.</summary>
    const int LargestPage = 4 * 1024 * 1024;

    /// <summary>With fewer words within, nothing was found.</summary>
    const int FewestWords = 40;

    /// <summary>The longest field that is taken from a page.</summary>
    const int Longest = 300;

    /// <summary>What is found in a document.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="source">Its text.</param>
    /// <param name="units">Its units.</param>
    /// <param name="address">Where it was fetched from, if it was.</param>
    public static FoundArticle Read(IFormat format, SourceText source, IReadOnlyList<Unit> units, Uri? address = null)
    {
        var furniture = new Dictionary<string, FurnitureKind>(StringComparer.Ordinal);
        if (format.Name is not ("text" or "markdown" or "html")) return new(new() { Address = address?.AbsoluteUri }, furniture, null);

        foreach (var unit in units)
            if (Furniture.Of(unit.Source.Text) is { } kind && (unit.Kind is not UnitKind.Aside || format.Name is "html")) furniture[unit.Id] = kind;
        if (format.Name is not "html")
        {
            var lines = ArticleLines.Of([.. units.Where(u => !furniture.ContainsKey(u.Id))]);
            return new(format.Name is "markdown" ? ArticleLines.OfFrontMatter(source.Text).Or(lines) : lines, furniture, null);
        }

        // The title and what describes the page are the article's, whatever they say.
        var body = source.Text.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var head = units.Where(u => IsOfHead(body, u)).Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in head) furniture.Remove(id);
        var (fields, inside, language) = Page(source, units, address);
        if (inside is not null)
        {
            foreach (var unit in units)
                if (!inside.Contains(unit.Id) && !head.Contains(unit.Id) && !SaysAField(unit, fields)) furniture.TryAdd(unit.Id, FurnitureKind.Outside);
        }

        return new(fields, furniture, language);
    }

    /// <summary>The title, the byline or the date of the article, which stand above it.</summary>
    static bool SaysAField(Unit unit, ArticleFields fields)
    {
        var text = unit.Source.Text;
        if (unit.Kind is UnitKind.Heading && fields.Title is { } title && Words(title) is { Length: > 0 } words && Words(text) == words) return true;
        return (fields.Author is { } author && (ArticleLines.Author(text) ?? text.Trim()) == author) || (fields.Published is { } day && ArticleLines.Date(text) == day);
    }

    static (ArticleFields Fields, IReadOnlySet<string>? Inside, Locale? Language) Page(SourceText source, IReadOnlyList<Unit> units, Uri? address)
    {
        if (source.Text.Length > LargestPage || MarkedPage.Of(source, units) is not { } marked || HarmlessPage.Parse(marked.Text) is not { } page) return (new() { Address = address?.AbsoluteUri }, null, null);

        // Asked before the reader, which changes the page.
        var own = Said(page, address);
        var language = Locale.TryParse(page.DocumentElement.GetAttribute("lang") ?? "", out var said) && said.IsKnown ? said : (Locale?)null;
        using var reader = new Reader((address ?? new Uri("https://page.invalid/")).AbsoluteUri, page);
        var article = reader.GetArticle();
        if (article.Completed && article.IsReadable)
        {
            var inside = marked.Found(article.Content ?? "");
            if (units.Where(u => inside.Contains(u.Id)).Sum(u => WordCount.Of(u.Source.Text)) >= FewestWords)
                return (own.Or(Of(article)), inside, language);
        }

        return (own.Or(new() { Title = Field(article.Title) }), null, language);
    }

    static ArticleFields Of(Article article) => new()
    {
        Title = Field(article.Title),
        Author = Field(article.Author ?? article.Byline) is { } author ? ArticleLines.Author(author) ?? author : null,
        Publisher = Field(article.SiteName),
        Published = article.PublicationDate is { Year: > 1600 } date ? DateOnly.FromDateTime(date) : null,
    };

    /// <summary>What a page says of itself: its canonical address and its licence.</summary>
    static ArticleFields Said(IHtmlDocument page, Uri? address)
    {
        var canonical = page.QuerySelector("link[rel~=canonical][href]")?.GetAttribute("href") ?? page.QuerySelector("meta[property='og:url'][content]")?.GetAttribute("content");
        var licence = page.QuerySelector("[rel~=license][href]");
        var words = Field(licence?.TextContent ?? "");
        var href = Web(licence?.GetAttribute("href"), address);
        return new()
        {
            Address = address?.AbsoluteUri ?? Web(canonical, null),
            Licence = (words, href) switch
            {
                (null, null) => null,
                (null, _) => href,
                (_, null) => words,
                _ => Field($"{words} ({href})"),
            },
        };
    }

    static string? Web(string? text, Uri? from) =>
        (from is null ? Uri.TryCreate(text, UriKind.Absolute, out var uri) : Uri.TryCreate(from, text ?? "", out uri)) && text is { Length: > 0 } && uri.Scheme is "http" or "https" ? Field(uri?.AbsoluteUri) : null;

    static string? Field(string? text)
    {
        if (text is null) return null;
        var plain = string.Join(' ', MarkedPage.Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length is > 0 and <= Longest ? plain : null;
    }

    static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>The page's title, and the descriptions in its head: what stands before its body begins.</summary>
    static bool IsOfHead(int body, Unit unit) => (body >= 0 && unit.Slot.End <= body) || unit.Note?.StartsWith("The page's ", StringComparison.Ordinal) is true;
}
