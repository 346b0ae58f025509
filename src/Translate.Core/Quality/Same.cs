using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target is the same as its source, and has a word that is hardly one of both languages.</summary>
/// <remarks>
/// Whole sentences are told as errors (<see cref="CopiedSource"/>); here it is labels and short texts: <c>settings</c> in Korean. What may stay as it is (names of several words, acronyms, numbers, code, addresses, single words
/// between languages of one script) is passed over.
/// </remarks>
sealed class Same : ICheck
{
    /// <inheritdoc/>
    public string Name => "same";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.From.SharesLanguage(context.To) || !source.Text.AsSpan().Trim().SequenceEqual(target.Text.AsSpan().Trim()) || Place.Whole(target.Text) is not { } all) yield break;
        var share = Scripts.Of(context.From).Intersect(Scripts.Of(context.To), StringComparer.Ordinal).Any();
        var words = new List<string>();
        foreach (var range in new WordRanges(target.Text)) words.Add(target.Text[range]);
        var ordinary = words.Count(word => new StringInfo(word).LengthInTextElements >= 4 && word.Skip(1).All(c => !char.IsUpper(c)));
        var small = words.Count(word => word.Length >= 3 && !char.IsUpper(word[0]));
        if (target.Text.Any(c => c is '/' or '\\' or '@' or '_' or '{' or '<' or '=') || target.Text.Any(char.IsDigit) || Addresses.In(target.Text).Count > 0 || IsDotted(target.Text)) yield break;

        // A word with a capital may be a name.
        var isSame = share ? small >= 2 && ordinary >= 2 : small >= 1 && ordinary >= 1;
        if (isSame && !new CopiedSource().Examine(source, target, context).Any()) yield return new(Name, Severity, Place.Whole(source.Text), all, "The target is the same as its source.");
    }
    /// <summary>One word with a full stop inside: the name of a file or a host.</summary>
    static bool IsDotted(string text)
    {
        var word = text.AsSpan().Trim();
        return word.Length > 2 && word[1..^1].Contains('.') && !word.ContainsAny(" \t\r\n");
    }
}
