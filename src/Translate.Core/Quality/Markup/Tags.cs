using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Markup;

/// <summary>A tag of XML or HTML that stands in the text is missing, is not the source's, or is not closed as in the source.</summary>
/// <remarks>
/// Tags that a format has made inline codes are asked for as codes. Compared are names; attributes are the translator's (<c>title</c>, <c>alt</c>). Only looked at where the source has tags: elsewhere
/// <c>a &lt; b</c> is a comparison.
/// </remarks>
sealed partial class Tags : ICheck
{
    readonly record struct Tag(string Name, bool IsClosing, bool IsEmpty, TextSpan Span)
    {
        public string Key => IsClosing ? $"/{Name}" : Name;
    }

    /// <inheritdoc/>
    public string Name => "tags";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!source.Text.Contains('<', StringComparison.Ordinal)) yield break;
        var wanted = In(source.Text);
        if (wanted.Count == 0) yield break;
        var found = In(target.Text);
        var isEven = true;
        foreach (var tag in Surplus.Of(wanted, found, tag => tag.Key))
        {
            isEven = false;
            yield return new(Name, Severity, Place.Of(source.Text, tag.Span), null, $"The tag {Place.Quote(source.Text, tag.Span)} is missing.");
        }

        foreach (var tag in Surplus.Of(found, wanted, tag => tag.Key))
        {
            isEven = false;
            yield return new(Name, Severity, null, Place.Of(target.Text, tag.Span), $"The tag {Place.Quote(target.Text, tag.Span)} is not in the source.");
        }

        if (isEven && Disorder(wanted) is null && Disorder(found) is { } wrong)
            yield return new(Name, Severity, null, Place.Of(target.Text, wrong.Span), $"The tag {Place.Quote(target.Text, wrong.Span)} closes what is not open, or crosses another.");
    }

    static List<Tag> In(string text) =>
        [.. Pattern().Matches(text).Select(match => new Tag(match.Groups["name"].Value, match.Groups["closing"].Length > 0, match.Groups["empty"].Length > 0, new(match.Index, match.Length)))];

    /// <summary>The first closing tag that does not close the last one opened. Elements that HTML never closes (<c>br</c>) are none.</summary>
    static Tag? Disorder(List<Tag> tags)
    {
        var open = new Stack<string>();
        foreach (var tag in tags)
        {
            if (tag.IsEmpty || tag.Name.ToLowerInvariant() is "br" or "img" or "hr" or "wbr" or "input" or "meta" or "link") continue;
            if (!tag.IsClosing) open.Push(tag.Name);
            else if (!open.TryPop(out var last) || last != tag.Name) return tag;
        }

        return null;
    }

    [GeneratedRegex("""<(?<closing>/?)(?<name>[A-Za-z][A-Za-z0-9:._-]{0,60})(?:\s[^<>]{0,2000})?(?<empty>/?)>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
