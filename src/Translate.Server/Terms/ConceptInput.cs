using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Server.Terms;

/// <summary>A term, as a person gives it.</summary>
/// <param name="Locale">Its language, as a tag of BCP 47.</param>
/// <param name="Text">The term in its base form.</param>
public sealed record TermInput(string? Locale, string? Text)
{
    /// <summary>The term that it changes; null for a new one.</summary>
    public long? Id { get; init; }

    /// <summary>Whether it is to be used.</summary>
    public TermStatus Status { get; init; } = TermStatus.Preferred;

    /// <summary>Its part of speech, as TBX-Basic names them.</summary>
    public string? PartOfSpeech { get; init; }

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it stands only as it is written; null where its capitals decide.</summary>
    public bool? IsCaseSensitive { get; init; }

    /// <summary>Whether it may stand in another form than its own.</summary>
    public bool Inflects { get; init; } = true;
}

/// <summary>A definition, as a person gives it.</summary>
/// <param name="Locale">Its language; null where it belongs to none.</param>
/// <param name="Text">The words.</param>
public sealed record DefinitionInput(string? Locale, string? Text);

/// <summary>A concept, as a person gives it: all of its terms. Those that it has and that are not among them go.</summary>
/// <param name="Terms">The terms.</param>
public sealed record ConceptInput(IReadOnlyList<TermInput>? Terms)
{
    /// <summary>The version that it changes; nothing for a new one.</summary>
    public int Version { get; init; }

    /// <summary>The subject field.</summary>
    public string? Domain { get; init; }

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; init; }

    /// <summary>What it is; null leaves what is there.</summary>
    public IReadOnlyList<DefinitionInput>? Definitions { get; init; }

    /// <summary>The document, standard or person it is taken from.</summary>
    public string? Source { get; init; }
}

/// <summary>What can be wrong with what is said of a concept.</summary>
public enum ConceptWrong
{
    /// <summary>It has no term.</summary>
    NoTerm,

    /// <summary>It has more terms than anybody could look through.</summary>
    TooMany,

    /// <summary>This is no language tag.</summary>
    NoLocale,

    /// <summary>A term without words.</summary>
    NoText,

    /// <summary>It is longer than anything sensible.</summary>
    TooLong,

    /// <summary>The concept has this term in this language twice.</summary>
    Twice,

    /// <summary>There is no such status.</summary>
    NoStatus,
}

/// <summary>Something wrong with a concept.</summary>
/// <param name="Term">The term that it is about, by its place from 0; null where it is about the concept.</param>
/// <param name="Field">The field: <c>locale</c>, <c>text</c>, <c>status</c>, <c>note</c>, <c>domain</c>, <c>terms</c>…</param>
/// <param name="Wrong">What is wrong with it.</param>
public sealed record ConceptProblem(int? Term, string Field, ConceptWrong Wrong);

/// <summary>The rules for concepts that people give.</summary>
static class ConceptRules
{
    /// <summary>The most terms of one concept.</summary>
    public const int MostTerms = 200;

    /// <summary>The most characters of a note or definition.</summary>
    public const int LongestNote = 4000;

    /// <summary>The most characters of a domain, a part of speech or a source.</summary>
    public const int LongestWord = 200;

    /// <summary>What is wrong with it; nothing where it can be kept.</summary>
    public static IReadOnlyList<ConceptProblem> Examine(ConceptInput input)
    {
        var problems = new List<ConceptProblem>();
        foreach (var (field, text, most) in new[] { ("domain", input.Domain, LongestWord), ("source", input.Source, LongestWord), ("note", input.Note, LongestNote) })
            if (text?.Length > most) problems.Add(new(null, field, ConceptWrong.TooLong));
        foreach (var definition in input.Definitions ?? [])
        {
            if (definition.Text?.Length > LongestNote) problems.Add(new(null, "definitions", ConceptWrong.TooLong));
            if (!string.IsNullOrEmpty(definition.Locale) && !Locale.TryParse(definition.Locale, out _)) problems.Add(new(null, "definitions", ConceptWrong.NoLocale));
        }

        var terms = input.Terms ?? [];
        if (terms.Count == 0) problems.Add(new(null, "terms", ConceptWrong.NoTerm));
        if (terms.Count > MostTerms) return [new(null, "terms", ConceptWrong.TooMany)];
        var seen = new HashSet<(Locale, string)>();
        foreach (var (i, term) in terms.Index())
        {
            var text = Trimmed(term.Text);
            var isLocale = Locale.TryParse(term.Locale?.Trim(), out var locale);
            if (!isLocale) problems.Add(new(i, "locale", ConceptWrong.NoLocale));
            if (text is null) problems.Add(new(i, "text", ConceptWrong.NoText));
            else if (text.Length > Term.MostCharacters) problems.Add(new(i, "text", ConceptWrong.TooLong));
            else if (isLocale && !seen.Add((locale, text.Normalize()))) problems.Add(new(i, "text", ConceptWrong.Twice));
            if (!Enum.IsDefined(term.Status)) problems.Add(new(i, "status", ConceptWrong.NoStatus));
            if (term.Note?.Length > LongestNote) problems.Add(new(i, "note", ConceptWrong.TooLong));
            if (term.PartOfSpeech?.Length > LongestWord) problems.Add(new(i, "partOfSpeech", ConceptWrong.TooLong));
        }

        return problems;
    }

    /// <summary>A text as it is kept: without white space around it and without U+0000, which no database takes; null where nothing is left.</summary>
    public static string? Trimmed(string? text) => text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } some ? some : null;
}
