namespace Translate.Core.Formats.Html;

/// <summary>The attributes of an element that people read.</summary>
static class Spoken
{
    /// <summary>Those of a start tag that are not blank, in the order in which they stand.</summary>
    public static IEnumerable<Attribute> Attributes(Token token, string text)
    {
        if (token.Attributes.IsDefaultOrEmpty) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in token.Attributes)
        {
            // Of two of the same name the first counts.
            if (seen.Add(attribute.Name) && Is(token, attribute.Name, text) && !text.AsSpan(attribute.Value.Start, attribute.Value.Length).IsWhiteSpace())
                yield return attribute;
        }
    }

    static bool Is(Token token, string attribute, string text) => attribute switch
    {
        "alt" => token.Name is "img" or "area" or "input",
        "title" => token.Name is not ("link" or "style"),
        "placeholder" => token.Name is "input" or "textarea",
        "aria-label" => true,
        "label" => token.Name is "option" or "optgroup" or "track",
        "value" => token.Name == "input" && Lower(token.Value(text, "type")) is "submit" or "button" or "reset",
        "content" => token.Name == "meta" && Lower(token.Value(text, "name") ?? token.Value(text, "property"))
            is "description" or "keywords" or "og:title" or "og:description" or "twitter:title" or "twitter:description",
        _ => false,
    };

    static string? Lower(string? value) => value?.Trim().ToLowerInvariant();
}
