using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A word stands twice in a row: <c>the the</c>.</summary>
/// <remarks>Not said where the source doubles a word too, in languages that form words so (Indonesian, Malay), and of words that do follow themselves (<c>that that</c>, <c>nous nous</c>, <c>die die</c>).</remarks>
sealed class DoubledWords : ICheck
{
    static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "that", "had", "is", "bye", "no", "ha", "very", "really", "nous", "vous", "la", "le", "les", "se", "die", "der", "das", "sie", "ist", "dat", "blah", "knock",
        "매우", "아주", "정말", "너무", "하나", "하나하나", "조금", "천천히", "점점", "빨리", "오래", "멀리", "깊이", "그", "한", "몇", "두", "각", "더", "또", "왜", "쭉", "꼭", "조금씩", "하루", "하루하루", "차츰", "가끔", "서로", "구석", "굽이", "걸음", "방울", "겹", "줄줄", "차근차근",
    };

    /// <inheritdoc/>
    public string Name => "doubled";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!Scripts.HasSpaces(context.To) || context.To.Language is "id" or "ms" or "jv" or "su" or "fil") yield break;
        var doubled = Pairs(target);
        if (!doubled.Any() || Pairs(source).Any()) yield break;
        foreach (var (first, second) in doubled)
        {
            var both = TextSpan.FromBounds(first.Start, second.End);
            yield return new(Name, Severity, null, Place.Of(target.Text, both), $"{Place.Quote(target.Text, first)} stands twice.") { Fix = new(TextSpan.FromBounds(first.End, second.End), "") };
        }
    }

    static IEnumerable<(TextSpan First, TextSpan Second)> Pairs(InlineText inline)
    {
        var text = inline.Text;
        var last = default(TextSpan);
        foreach (var range in new WordRanges(text))
        {
            var word = TextSpan.FromBounds(range.Start.Value, range.End.Value);
            if (last.Length == word.Length && word.Length > 1 && Same(text, last, word) && IsBlank(text, last.End, word.Start) && IsWhole(text, last.Start, word.End)
                && !inline.HasCode(last.Start + 1, word.End - 1) && !Usual.Contains(text.Substring(word.Start, word.Length)))
                yield return (last, word);
            last = word;
        }
    }

    static bool Same(string text, TextSpan one, TextSpan other) => text.AsSpan(one.Start, one.Length).Equals(text.AsSpan(other.Start, other.Length), StringComparison.OrdinalIgnoreCase);

    static bool IsBlank(string text, int start, int end) => text.AsSpan(start, end - start) is " " or "\u00A0" or "\n" or "\r\n";

    /// <summary>Neither is a part of what is longer: <c>a-b b</c>, <c>s's</c>, <c>word1</c>.</summary>
    static bool IsWhole(string text, int start, int end) =>
        (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] is '(' or '“' or '"' or '«') && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '\'' or '’' or '_' or '@'));
}
