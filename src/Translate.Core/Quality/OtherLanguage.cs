using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target is written in a third language: Portuguese where it should be Spanish, Russian for Bulgarian.</summary>
/// <remarks>
/// Told by small words (articles, prepositions, conjunctions) that one language has and another has not, in texts of six words or more (<see cref="Prose"/>): a fourth of the words at least has to be another language's, and at most a fourth
/// as many its own. The source's language is looked for by <see cref="CopiedSource"/>, another script by <see cref="OtherScript"/>. Bokmål and Danish, Czech and Slovak are too near to each other to be told so.
/// </remarks>
sealed class OtherLanguage : ICheck
{
    const int LeastWords = 6;

    /// <summary>Languages that cannot be told from each other so.</summary>
    static readonly string[][] Near = [["nb", "nn", "no", "da"], ["cs", "sk"], ["sr", "hr", "bs", "mk", "bg"], ["ms", "id"], ["gl", "pt"], ["ca", "es"], ["af", "nl"], ["be", "uk"]];

    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (SmallWords.Of(context.To.Language) is not { } own || Place.Whole(target.Text) is not { } all) yield break;
        var words = Prose.Words(target.Text);
        if (words.Count < LeastWords) yield break;

        // With so many small words of its own, it is its own language.
        if (words.Count(own.Contains) * 3 >= words.Count) yield break;
        foreach (var (language, theirs) in SmallWords.All)
        {
            if (language == context.To.Language || language == context.From.Language || Near.Any(near => near.Contains(language, StringComparer.Ordinal) && near.Contains(context.To.Language, StringComparer.Ordinal))) continue;
            if (!SmallWords.Tell(words, theirs, own)) continue;
            yield return new(Name, Severity, null, all, $"The target is written in {Locale.Parse(language)}, not in {context.To}.") { Detail = language };
            yield break;
        }
    }
}
