using System.Text.Json;
using Translate.Core.Terminology;
using Translate.Server.Data;

namespace Translate.Server.Terms;

/// <summary>Concepts as rows, and rows as concepts.</summary>
static class ConceptRows
{
    /// <summary>What it is, in the words of languages.</summary>
    public static IReadOnlyList<Definition> Definitions(TermConcept row) => Read<Definition>(row.Definitions);

    /// <summary>A row as a concept, with all that files say.</summary>
    public static Concept Concept(TermConcept row) => new(row.Key ?? "", [.. InOrder(row).Select(Term)])
    {
        Domain = row.Domain,
        Definitions = Definitions(row),
        Note = row.Note,
        Provenance = new(row.Author, row.Changed, row.From),
        Other = Read<TermDatum>(row.Other),
    };

    /// <summary>A row as a term.</summary>
    public static Term Term(ConceptTerm row) => new(row.Locale, row.Text)
    {
        Id = row.Key,
        Status = row.Status,
        PartOfSpeech = row.PartOfSpeech,
        Note = row.Note,
        IsCaseSensitive = row.IsCaseSensitive,
        Inflects = row.Inflects,
        Provenance = new(row.Author, row.Changed, row.From),
        Other = Read<TermDatum>(row.Other),
    };

    /// <summary>A concept's terms by languages, as these came, and in each the one to use first.</summary>
    public static IEnumerable<ConceptTerm> InOrder(TermConcept row) =>
        row.Terms.OrderBy(t => t.Id == 0 ? long.MaxValue : t.Id).GroupBy(t => t.Locale).SelectMany(language => language.OrderBy(t => t.Status));

    /// <summary>A list as a column keeps it; null for an empty one.</summary>
    public static string? Write<T>(IReadOnlyCollection<T> list) => list.Count == 0 ? null : JsonSerializer.Serialize(list);

    static T[] Read<T>(string? column) => column is null ? [] : JsonSerializer.Deserialize<T[]>(column) ?? [];
}
