using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>An ellipsis is written in another way than in the source: three stops for one sign (…), or one sign for three.</summary>
/// <remarks>Chinese has two signs (……) for one. A source that has both ways asks for neither.</remarks>
sealed class Ellipses : ICheck
{
    /// <inheritdoc/>
    public string Name => "ellipsis";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var (hasSign, hasStops) = (source.Text.Contains('…', StringComparison.Ordinal), source.Text.Contains("...", StringComparison.Ordinal));
        if (hasSign == hasStops || context.To.Language is "zh" or "yue") yield break;
        var text = target.Text;
        var other = hasSign ? "..." : "…";
        for (var at = 0; (at = text.IndexOf(other, at, StringComparison.Ordinal)) >= 0;)
        {
            var end = at + other.Length;
            while (end < text.Length && text[end] == other[0]) end++;
            if (end - at == other.Length)
                yield return new(Name, Severity, null, Place.Of(text, TextSpan.FromBounds(at, end)), "The source writes its ellipsis in another way.") { Fix = new(TextSpan.FromBounds(at, end), hasSign ? "…" : "...") };
            at = end;
        }
    }
}
