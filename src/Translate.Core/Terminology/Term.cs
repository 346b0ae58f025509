using Translate.Core.Text;

namespace Translate.Core.Terminology;

/// <summary>How far a term is to be used (ISO 30042, <c>administrativeStatus</c>).</summary>
public enum TermStatus
{
    /// <summary>The one to use.</summary>
    Preferred,

    /// <summary>It may be used.</summary>
    Admitted,

    /// <summary>It must not be used: deprecated, or superseded by another.</summary>
    Forbidden,
}

/// <summary>Who said so, when, and where it is from.</summary>
/// <param name="Author">Who made or last changed it.</param>
/// <param name="Changed">When.</param>
/// <param name="Source">The document, standard or person it was taken from.</param>
public readonly record struct Provenance(string? Author, DateTimeOffset? Changed, string? Source);

/// <summary>A data category that this model has no property for, as a TBX file says it; it is kept and written again.</summary>
/// <param name="Element">The element: <c>descrip</c>, <c>termNote</c>, <c>admin</c>, <c>ref</c>, <c>xref</c>.</param>
/// <param name="Category">The category: <c>grammaticalGender</c>, <c>crossReference</c>.</param>
/// <param name="Value">What it says.</param>
public sealed record TermDatum(string Element, string Category, string Value)
{
    /// <summary>What it points to, another entry's id or an address. Nobody follows it here, so entries may well point at each other in a circle.</summary>
    public string? Target { get; init; }

    /// <summary>The language of the concept that it speaks of; null where it speaks of all of it, or belongs to a term.</summary>
    public Locale? Locale { get; init; }
}

/// <summary>A word or phrase that names a concept in a language.</summary>
/// <param name="Locale">Its language.</param>
/// <param name="Text">The term in its base form: <c>alliance</c>, <c>동맹</c>, <c>보호하다</c>.</param>
public sealed record Term(Locale Locale, string Text)
{
    /// <summary>The most characters that a term may have.</summary>
    public const int MostCharacters = 500;

    /// <summary>Its name in the termbase, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is to be used; admitted where nobody said so.</summary>
    public TermStatus Status { get; init; } = TermStatus.Admitted;

    /// <summary>Its part of speech, as TBX-Basic names them: <c>noun</c>, <c>verb</c>, <c>adjective</c>, <c>adverb</c>, <c>properNoun</c>, <c>other</c>.</summary>
    public string? PartOfSpeech { get; init; }

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// True: only as it is written; false: whatever the case; null: a term with capitals stands as it is written or all in capitals, one without in any case.
    /// </summary>
    public bool? IsCaseSensitive { get; init; }

    /// <summary>Whether it may stand in another form than its own: plural, with an ending. Korean particles follow any term.</summary>
    public bool Inflects { get; init; } = true;

    /// <summary>Where it is from.</summary>
    public Provenance Provenance { get; init; }

    /// <summary>What else its file says of it.</summary>
    public IReadOnlyList<TermDatum> Other { get; init; } = [];
}
