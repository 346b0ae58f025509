using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A space has moved into a pair of codes, or stands before a mark behind a code: <c>&lt;b&gt; word&lt;/b&gt;</c>, <c>{0} .</c></summary>
/// <remarks>Only codes that the source has with no space at that side are looked at.</remarks>
sealed class CodeSpacing : ICheck
{
    /// <inheritdoc/>
    public string Name => "code-spacing";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (target.Codes.IsEmpty || source.Codes.IsEmpty) yield break;
        var spaced = source.Codes.Where(code => HasSpaceInside(source.Text, code)).Select(code => (code.Kind, code.Id)).ToHashSet();
        var known = source.Codes.Select(code => (code.Kind, code.Id)).ToHashSet();
        foreach (var code in target.Codes)
        {
            if (!HasSpaceInside(target.Text, code) || !known.Contains((code.Kind, code.Id)) || spaced.Contains((code.Kind, code.Id))) continue;
            var at = code.Kind is CodeKind.Closing ? code.Offset - 1 : code.Offset;
            yield return new(Name, Severity, new(source.Codes.First(other => other.Kind == code.Kind && other.Id == code.Id).Offset, 0), Place.Of(target.Text, new(at, 1)), $"The source has no space at the code {code.Data}.")
            {
                // Where there is one outside of the pair too, or a mark follows, the space is one too many.
                Fix = code.Kind is CodeKind.Standalone || IsSpace(target.Text, code.Kind is CodeKind.Closing ? code.Offset : code.Offset - 1) ? new(new(at, 1), "") : null,
            };
        }
    }

    static bool HasSpaceInside(string text, InlineCode code) => code.Kind switch
    {
        CodeKind.Opening => IsSpace(text, code.Offset) && code.Offset + 1 < text.Length,
        CodeKind.Closing => IsSpace(text, code.Offset - 1) && code.Offset > 1,
        _ => IsSpace(text, code.Offset) && code.Offset + 1 < text.Length && text[code.Offset + 1] is '.' or ',' or '。' or '、' or ')' or ']',
    };

    static bool IsSpace(string text, int at) => at >= 0 && at < text.Length && text[at] == ' ';
}
