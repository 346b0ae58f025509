using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>A mark in the target says that somebody meant to come back to it: TODO, FIXME, ???, [번역 필요].</summary>
/// <remarks>What the source has itself is its text. Spanish <c>todo</c> is a word: only capitals are a mark.</remarks>
sealed partial class Unfinished : ICheck
{
    /// <inheritdoc/>
    public string Name => "unfinished";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        foreach (Match match in Marks().Matches(target.Text))
        {
            var mark = match.Groups["mark"];
            // In a Spanish text in capitals it is a word like the others.
            if (source.Text.Contains(mark.Value, StringComparison.Ordinal) || (mark.Value is "TODO" && IsInCapitals(target.Text, mark.Index, mark.Length))) continue;
            yield return new(Name, Severity, null, Place.Of(target.Text, new(mark.Index, mark.Length)), $"The mark {Place.Quote(target.Text, new(mark.Index, mark.Length))} says that something is left to do.");
        }
    }

    static bool IsInCapitals(string text, int start, int length)
    {
        var (upper, lower) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (at >= start && at < start + length) continue;
            if (char.IsUpper(text[at])) upper++;
            else if (char.IsLower(text[at])) lower++;
        }

        return upper > 2 && lower == 0;
    }

    [GeneratedRegex(
        """(?:^|[^\p{L}\p{Nd}_])(?<mark>TODO|FIXME|TBD|TBC|XXX|TKTK)(?:[^\p{L}\p{Nd}_]|$)|(?<mark>\?\?\?+|[\[(［（](?:번역 ?필요|번역 ?중|확인 ?필요|추후 ?번역|미번역|要確認|未翻訳|待翻译|待译|待確認)[\])］）])""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
