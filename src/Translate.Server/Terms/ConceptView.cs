using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Terms;

/// <summary>A term of a concept, as it is told.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Locale">Its language.</param>
/// <param name="Text">The term.</param>
/// <param name="Status">Whether it is to be used.</param>
/// <param name="PartOfSpeech">Its part of speech.</param>
/// <param name="Note">What translators should know about it.</param>
/// <param name="IsCaseSensitive">Whether it stands only as it is written; null where its capitals decide.</param>
/// <param name="Inflects">Whether it may stand in another form than its own.</param>
public sealed record TermView(long Id, Locale Locale, string Text, TermStatus Status, string? PartOfSpeech, string? Note, bool? IsCaseSensitive, bool Inflects);

/// <summary>A concept of a desk's termbase, as it is told.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Key">Its name in files.</param>
/// <param name="Version">Counts its changes; a change names the version that it changes.</param>
/// <param name="Domain">The subject field.</param>
/// <param name="Note">What translators should know about it.</param>
/// <param name="Definitions">What it is.</param>
/// <param name="Terms">Its terms, by languages, the one to use first.</param>
/// <param name="Author">Who made or last changed it.</param>
/// <param name="Source">The document, standard or person it was taken from.</param>
/// <param name="Changed">When it was last changed.</param>
public sealed record ConceptView(
    long Id, string? Key, int Version, string? Domain, string? Note, IReadOnlyList<Definition> Definitions, IReadOnlyList<TermView> Terms, string? Author, string? Source, DateTimeOffset Changed)
{
    /// <summary>The view of a row with its terms.</summary>
    public static ConceptView Of(TermConcept row) => new(
        row.Id, row.Key, row.Version, row.Domain, row.Note, ConceptRows.Definitions(row),
        [.. ConceptRows.InOrder(row).Select(t => new TermView(t.Id, t.Locale, t.Text, t.Status, t.PartOfSpeech, t.Note, t.IsCaseSensitive, t.Inflects))],
        row.Author, row.From, row.Changed);

    /// <summary>The concept in short, for the record: its first terms.</summary>
    public static string Name(TermConcept row) => string.Join(" = ", ConceptRows.InOrder(row).DistinctBy(t => t.Locale).Take(2).Select(t => t.Text));
}
