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
