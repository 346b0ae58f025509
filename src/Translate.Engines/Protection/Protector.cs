using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Sends inline codes, and words that stay as they are, through machine translation as opaque ids, and proves that they came through.</summary>
/// <remarks>
/// A ladder: where a rung fails, the next one down is tried, and behind the last stands a person. Ids are numbered as they stand and say nothing of the
/// codes' data, so texts that differ in nothing else travel alike and share an answer.
/// </remarks>
public static class Protector
{
    /// <summary>Makes a text ready for an engine.</summary>
    /// <param name="source">The text with its codes.</param>
    /// <param name="rung">How the codes travel.</param>
    /// <param name="markup">The markup of the call; <see cref="Rung.Tags"/> need one.</param>
    /// <param name="keptWords">Names and brands that stay as they are.</param>
    /// <exception cref="ArgumentException">There are no tags without markup, and with something to protect there is <see cref="Rung.None"/> no way.</exception>
    public static ProtectedText Protect(InlineText source, Rung rung, Markup markup, IReadOnlyList<string> keptWords)
    {
        if (rung is Rung.Tags && markup is Markup.Plain) throw new ArgumentException("Tags need XML or HTML.", nameof(markup));

        var ends = Ends.Of(source);
        var pieces = Pieces.Of(ends.Core, keptWords);
        if (!pieces.HasWords) return new(rung, markup, ends, passage: null);
        if (rung is Rung.None && pieces.HasCodes) throw new ArgumentException("There are codes or kept words to protect.", nameof(rung));
        return new(rung, markup, ends, rung switch
        {
            Rung.Tags => new TagPassage(pieces, markup, markup is Markup.Html ? Mask.For(ends.Core.Text) : null),
            Rung.Masks => new MaskPassage(pieces, markup, Mask.For(ends.Core.Text)),
            Rung.Projection => new Projection(pieces, markup),
            _ => new PlainPassage(pieces, markup),
        });
    }

    /// <summary>There is something that an engine could lose or change: codes among the words, addresses (URL, e-mail), kept words.</summary>
    /// <remarks>Codes outside of all words stay at home and need none.</remarks>
    public static bool NeedsProtection(InlineText source, IReadOnlyList<string> keptWords) => Pieces.Of(Ends.Of(source).Core, keptWords) is { HasCodes: true, HasWords: true };
}
