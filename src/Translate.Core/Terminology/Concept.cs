using Translate.Core.Text;

namespace Translate.Core.Terminology;

/// <summary>What a concept is, in the words of a language.</summary>
/// <param name="Locale">The language; null where the termbase does not say.</param>
/// <param name="Text">The definition.</param>
public sealed record Definition(Locale? Locale, string Text);

/// <summary>One thing that is meant, with the terms that name it in each language (ISO 30042, <c>conceptEntry</c>).</summary>
/// <param name="Id">Its name in the termbase.</param>
/// <param name="Terms">Its terms, in the order of the termbase.</param>
public sealed record Concept(string Id, IReadOnlyList<Term> Terms)
{
    /// <summary>Its file calls it so; false where the file gave it no name and its reader made one up, which may be another's the next time.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>The subject field it belongs to.</summary>
    public string? Domain { get; init; }

    /// <summary>What it is.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is from.</summary>
    public Provenance Provenance { get; init; }

    /// <summary>What else its file says of it.</summary>
    public IReadOnlyList<TermDatum> Other { get; init; } = [];

    /// <summary>Its terms for a locale, the one to use first; those of the very locale before those of another region.</summary>
    public IReadOnlyList<Term> For(Locale locale)
    {
        var own = new List<Term>();
        foreach (var term in Terms)
        {
            if (term.Locale != locale && !term.Locale.SharesLanguage(locale)) continue;
            var at = own.Count;
            while (at > 0 && Rank(term, locale) < Rank(own[at - 1], locale)) at--;
            own.Insert(at, term);
        }

        return own;
    }

    static int Rank(Term term, Locale locale) => (2 * (int)term.Status) + (term.Locale == locale ? 0 : 1);
}
