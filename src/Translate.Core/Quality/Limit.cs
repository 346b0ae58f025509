using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target has more characters than its place holds.</summary>
/// <remarks>A character is what a person sees as one (a grapheme cluster), whatever it takes to store it. Inline codes do not count.</remarks>
sealed class Limit : ICheck
{
    /// <inheritdoc/>
    public string Name => "limit";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.MostCharacters is not { } most || target.Text.Length <= most) yield break;
        var characters = Characters(target.Text);
        if (characters <= most) yield break;

        var start = new StringInfo(target.Text) is var info && most > 0 ? info.SubstringByTextElements(0, most).Length : 0;
        yield return new(Name, Severity, null, TextSpan.FromBounds(start, target.Text.Length), string.Create(CultureInfo.InvariantCulture, $"The target has {characters} characters; there is room for {most}."));
    }

    /// <summary>How many characters a person sees.</summary>
    internal static int Characters(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty; rest = rest[StringInfo.GetNextTextElementLength(rest)..]) count++;
        return count;
    }
}
