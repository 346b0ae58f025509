using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>French has a space that does not break before <c>; ! ?</c> and the colon, and within « ».</summary>
/// <remarks>
/// Narrow (U+202F) or not (U+00A0), as the house has it; what is written for one is a narrow one, before the colon and within « » a full one. In Canada only the colon and
/// « » have it. Marks within words (10:30, addresses) are passed over, and so is the second of two marks.
/// </remarks>
sealed class FrenchSpaces : ICheck
{
    /// <inheritdoc/>
    public string Name => "french-spaces";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.To.Language is not "fr") yield break;
        var isCanadian = context.To.Tag.EndsWith("-CA", StringComparison.Ordinal);
        var text = target.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '«' ? at + 1 == text.Length : at == 0) continue;
            var (isMark, space) = text[at] switch
            {
                '!' or '?' or ';' => (!isCanadian && EndsWord(text, at) && text[at - 1] is not ('!' or '?' or '(' or '.' or '…'), "\u202F"),
                ':' => (EndsWord(text, at) && !char.IsPunctuation(text[at - 1]), "\u00A0"),
                '»' => (true, "\u00A0"),
                '«' => (true, "\u00A0"),
                _ => (false, ""),
            };
            var beside = text[at] is '«' ? at + 1 : at - 1;
            if (!isMark || text[beside] is '\u00A0' or '\u202F' || target.HasCode(Math.Min(at, beside), Math.Max(at, beside))) continue;
            var place = text[at] is '«' ? at + 1 : at;
            var isSpace = text[beside] is ' ' && (text[at] is '«' || at > 1);
            yield return new(Name, Severity, null, Place.Of(text, new(at, 1)), "A space that does not break belongs here.")
            {
                Fix = new(isSpace ? new(beside, 1) : new(place, 0), space),
            };
        }
    }

    static bool EndsWord(string text, int at) => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || MarkForms.IsCloser(text[at + 1]) || text[at + 1] is '!' or '?';
}
