using System.Buffers;
using Translate.Core.Quality.Punctuation;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target is empty, far shorter than its languages allow, far longer, or breaks off.</summary>
/// <remarks>
/// Lengths are in letters and digits, each language's measured against how much it needs for the same (<see cref="Terseness"/>). Good translations of
/// sentences vary by a factor of two either way, and of labels much more; so only less than a quarter, or more than four times, of what is to be expected
/// is said, and of short texts only less than a tenth or more than ten times. A target of codes alone is not empty where the source has little more. A target breaks off that ends as no sentence does (with a comma, an open
/// bracket, a hyphen) where the source ends its sentence, or that ends without a mark and has hardly more than a third of what is to be expected.
/// </remarks>
sealed class Truncation : ICheck
{
    /// <summary>Below this many letters a source is a label, of which nothing can be said but that something should be there.</summary>
    const int ShortSource = 12;

    /// <summary>From here on a source is a sentence, whose translation has a length to be expected.</summary>
    const int LongSource = 40;

    /// <summary>With more letters for each of its codes than this a source says something itself.</summary>
    const int MostJoining = 4;

    static readonly SearchValues<char> Ends = SearchValues.Create(".!?…。！？．｡؟۔।॥።؞");
    static readonly SearchValues<char> Breaks = SearchValues.Create(",、，،;；:：([{（［「『《〈“‘«¿¡-–—/&+=");
    static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»」』》〉)）]］}*_ \t\r\n\u00A0\u200B\u200F\u200E");

    /// <inheritdoc/>
    public string Name => "length";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var wanted = Terseness.Length(source.Text);
        if (wanted == 0) yield break;
        var found = Terseness.Length(target.Text);
        if (found == 0 && SaysByCodes(source, target)) yield break;
        if (found == 0)
        {
            yield return new(Name, Severity, Place.Whole(source.Text), null, "The target is empty.");
            yield break;
        }

        var expected = wanted * Terseness.Ratio(context.From, context.To);
        var all = Place.Whole(target.Text);

        // Compared in letters of an alphabet: 한미동맹 is no shorter a text than its English.
        var size = wanted / Math.Min(1, Terseness.Of(context.From));
        var room = size >= LongSource ? 4 : size >= ShortSource ? 10 : 0;
        if (room > 0 && found * room < expected) yield return new(Name, Severity, null, all, "The target is far too short.");
        else if (room > 0 && found > expected * room) yield return new(Name, Severity, null, all, "The target is far too long.");
        else if (BreaksOff(source.Text, target.Text, context, size >= LongSource && found < expected * 0.4)) yield return new(Name, Severity, null, all, "The target breaks off.");
    }

    /// <summary>The source is little more than what joins its codes (<c>{date} at {time}</c>), and another language joins them with nothing.</summary>
    internal static bool SaysByCodes(InlineText source, InlineText target) =>
        !target.Codes.IsEmpty && source.Codes.Count(code => code.Kind is CodeKind.Standalone) is > 0 and var codes && Terseness.Length(source.Text) <= codes * MostJoining;

    static bool BreaksOff(string source, string target, CheckContext context, bool isShort)
    {
        if (Last(source) is not { } end || !IsEnd(end, context.From)) return false;
        return target.AsSpan().TrimEnd() is [.., var last] && ((Breaks.Contains(last) && !IsEnd(last, context.To)) || (isShort && !IsEnd(Last(target) ?? '.', context.To)));
    }

    /// <summary>Ends a sentence; a semicolon is the question mark of Greek.</summary>
    static bool IsEnd(char mark, Locale locale) => Ends.Contains(mark) || MarkForms.Kind(mark, locale) is MarkKind.Question;

    static char? Last(string text)
    {
        var span = text.AsSpan();
        var last = span.LastIndexOfAnyExcept(Closers);
        return last < 0 ? null : span[last];
    }
}
