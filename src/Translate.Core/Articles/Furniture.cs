using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Core.Articles;

/// <summary>What a block of a page is, where it is no part of the article on it.</summary>
public enum FurnitureKind
{
    /// <summary>It invites comments, or counts them: "Be the first to comment", "Leave a Reply".</summary>
    Comments,

    /// <summary>A bar to share or print the article with.</summary>
    Sharing,

    /// <summary>What else there is to read.</summary>
    Related,

    /// <summary>Cookies, privacy and terms.</summary>
    Cookies,

    /// <summary>Newsletters, accounts and appeals.</summary>
    Subscription,

    /// <summary>Ways around the site, advertisements, rights reserved.</summary>
    Navigation,

    /// <summary>It stands outside of what was found to be the article.</summary>
    Outside,
}

/// <summary>Recognises the furniture of pages by what it says, in English and Korean. The phrases are data: <c>furniture.txt</c>.</summary>
/// <remarks>A block is furniture only where all of it says the phrase: an article may well speak of leaving a reply.</remarks>
public static partial class Furniture
{
    /// <summary>No furniture has a longer text, in characters.</summary>
    const int Longest = 200;

    static readonly FrozenDictionary<string, FurnitureKind> Phrases;
    static readonly (Regex Pattern, FurnitureKind Kind)[] Patterns;

    static Furniture()
    {
        var phrases = new Dictionary<string, FurnitureKind>(StringComparer.Ordinal);
        var patterns = new List<(Regex, FurnitureKind)>();
        using var data = typeof(Furniture).Assembly.GetManifestResourceStream("Translate.Core.Articles.furniture.txt")!;
        using var reader = new StreamReader(data, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = Enum.Parse<FurnitureKind>(line[..colon], ignoreCase: true);
            var phrase = line[(colon + 1)..].Trim();
            if (phrase.AsSpan().IndexOfAny('#', '*') < 0) phrases.TryAdd(Normal(phrase), kind);
            else patterns.Add((new("^" + Regex.Escape(Normal(phrase)).Replace("\\#", "[0-9][0-9,.]*", StringComparison.Ordinal).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), kind));
        }

        Phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal);
        Patterns = [.. patterns];
    }

    /// <summary>What kind of furniture a block's text is; null where it is none, or nothing tells.</summary>
    public static FurnitureKind? Of(string text)
    {
        if (text.Length is 0 or > Longest) return null;
        var normal = Normal(text);
        if (normal.Length == 0) return null;
        if (Phrases.TryGetValue(normal, out var kind)) return kind;
        foreach (var (pattern, found) in Patterns)
            if (pattern.IsMatch(normal)) return found;
        return AllNames(text);
    }

    /// <summary>A bar of several names: "Facebook | Twitter | Copy link".</summary>
    static FurnitureKind? AllNames(string text)
    {
        var parts = Dividers().Split(text).Where(p => p.Any(char.IsLetterOrDigit)).ToList();
        if (parts.Count < 2) return null;
        var kinds = parts.ConvertAll(part => Phrases.TryGetValue(Normal(part), out var kind) ? kind : (FurnitureKind?)null);
        return kinds.TrueForAll(k => k is not null) ? kinds[0] : null;
    }

    /// <summary>In lower case and composed, with single spaces, without the signs around it. Of the stars and number signs of a pattern nothing is taken away.</summary>
    static string Normal(string text)
    {
        var lower = Spaces().Replace(text.Normalize(NormalizationForm.FormC).ToLowerInvariant(), " ");
        var (start, end) = (0, lower.Length);
        while (start < end && !Counts(lower[start])) start++;
        while (end > start && !Counts(lower[end - 1])) end--;
        return lower[start..end];

        static bool Counts(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '#' or '*' or '©' or 'ⓒ' or '(' or ')';
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[|·•/,\t\r\n]|\s{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dividers();
}
