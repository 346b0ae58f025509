using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>Two spaces or more between words, where the source has none such.</summary>
sealed class DoubleSpaces : ICheck
{
    /// <inheritdoc/>
    public string Name => "double-spaces";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var text = target.Text;
        if (Next(target, 0) is not { } first || Next(source, 0) is not null) yield break;
        for (TextSpan? run = first; run is { } found; run = Next(target, found.End))
            yield return new(Name, Severity, null, Place.Of(text, found), "Here is more than one space.") { Fix = new(found, " ") };
    }

    /// <summary>The next run of spaces between two characters that are none, with no code in it.</summary>
    static TextSpan? Next(InlineText inline, int from)
    {
        var text = inline.Text;
        for (var at = from; (at = text.IndexOf("  ", at, StringComparison.Ordinal)) >= 0;)
        {
            var end = at;
            while (end < text.Length && text[end] == ' ') end++;
            if (at > 0 && end < text.Length && !char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[end]) && !inline.HasCode(at, end)) return TextSpan.FromBounds(at, end);
            at = end;
        }

        return null;
    }
}
