namespace Translate.Core.Formats.Html;

/// <summary>What a page says about which of its text is to be translated.</summary>
static class Directions
{
    /// <summary>The element's own word on it; null where it says nothing and is as the one around it.</summary>
    /// <remarks>
    /// <c>translate</c> (WHATWG HTML, 3.2.6.2), also by ITS 2.0's own names, and the class <c>notranslate</c> that browsers' translators heed.
    /// </remarks>
    public static bool? Of(Token token, string text)
    {
        foreach (var name in (ReadOnlySpan<string>)["translate", "its-translate", "its:translate", "data-its-translate"])
        {
            if (token.Value(text, name) is not { } value) continue;
            if (value.Equals("no", StringComparison.OrdinalIgnoreCase)) return false;
            if (value.Length == 0 || value.Equals("yes", StringComparison.OrdinalIgnoreCase)) return true;
        }

        var isNamed = token.Value(text, "class")?.Split([' ', '\t', '\n', '\f', '\r']).Contains("notranslate", StringComparer.OrdinalIgnoreCase);
        return isNamed == true ? false : null;
    }
}

/// <summary>The attributes of an element that people read.</summary>
static class Spoken
{
    /// <summary>Those of a start tag that are not blank, in the order in which they stand.</summary>
    public static IEnumerable<Attribute> Attributes(Token token, string text)
    {
        if (token.Attributes.IsDefault) yield break;
        foreach (var attribute in token.Attributes)
            if (Is(token, attribute.Name, text) && token.Find(attribute.Name) == attribute && !text.AsSpan(attribute.Value.Start, attribute.Value.Length).IsWhiteSpace()) yield return attribute;
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
