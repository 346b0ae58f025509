using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Delivery;

/// <summary>How credits are worded: lines with fields in braces, of which those with a field that is not known are left away.</summary>
public static partial class CreditTemplate
{
    /// <summary>The fields that there are.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["title", "author", "source", "address", "date", "licence", "translator", "editor"];

    /// <summary>The longest wording.</summary>
    public const int LongestText = 2000;

    /// <summary>A desk's words in a locale: its own for it, or for its language, or those that are shipped.</summary>
    public static string Chosen(IReadOnlyList<CreditWording> own, Locale locale) =>
        (own.FirstOrDefault(w => w.Locale == locale) ?? own.FirstOrDefault(w => w.Locale.Tag == locale.Language))?.Text ?? Shipped(locale);

    /// <summary>The wording with which a desk begins in a locale.</summary>
    public static string Shipped(Locale locale) => locale.Language switch
    {
        "ko" => """
            글: {author}
            출처: {source}
            원문: {address}
            원문 게시일: {date}
            이용 조건: {licence}
            번역: {translator}
            편집: {editor}
            """.ReplaceLineEndings("\n"),
        _ => """
            Written by {author}
            First published in {source}
            Original: {address}
            Published on {date}
            Licence: {licence}
            Translated by {translator}
            Edited by {editor}
            """.ReplaceLineEndings("\n"),
    };

    /// <summary>What is said of somebody whose name is not to be given any more.</summary>
    public static string Nameless(Locale locale, string desk) => locale.Language is "ko" ? $"{desk}의 번역가" : $"a translator of {desk}";

    /// <summary>A day, as it is written in the locale.</summary>
    public static string Day(DateOnly day, Locale locale) => locale.Language switch
    {
        "ko" => day.ToString("yyyy'년' M'월' d'일'", CultureInfo.InvariantCulture),
        "ja" or "zh" => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture),
        _ => day.ToString("d MMMM yyyy", locale.IsKnown ? locale.Culture : CultureInfo.InvariantCulture),
    };

    /// <summary>The lines, with what is known put in. Where no line with a field is left, there is nothing to say, and no line at all.</summary>
    public static IReadOnlyList<IReadOnlyList<InsertedPiece>> Fill(string text, IReadOnlyDictionary<string, string> known)
    {
        var lines = new List<IReadOnlyList<InsertedPiece>>();
        var says = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var fields = Field().Matches(line);
            if (fields.Any(f => !known.ContainsKey(f.Groups["name"].Value))) continue;

            var pieces = new List<InsertedPiece>();
            var at = 0;
            foreach (Match field in fields)
            {
                var (name, value) = (field.Groups["name"].Value, OneLine(known[field.Groups["name"].Value]));
                if (field.Index > at) pieces.Add(new(line[at..field.Index], IsAddress: false));
                pieces.Add(new(value, name is "address" && IsWeb(value)));
                at = field.Index + field.Length;
            }

            if (at < line.Length) pieces.Add(new(line[at..], IsAddress: false));
            lines.Add(pieces);
            says |= fields.Count > 0;
        }

        return says ? lines : [];
    }

    /// <summary>The first thing in braces that is no field; null where there is none.</summary>
    public static string? Unknown(string text) => Braces().Matches(text).Select(m => m.Value).FirstOrDefault(m => !Field().IsMatch(m));

    static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\{(?<name>title|author|source|address|date|licence|translator|editor)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Field();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
