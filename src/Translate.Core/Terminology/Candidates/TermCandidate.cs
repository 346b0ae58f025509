namespace Translate.Core.Terminology.Candidates;

/// <summary>A phrase that a document uses more than others do: perhaps a term, for a person to accept.</summary>
/// <param name="Text">The phrase as it stands first in the document, without a particle; in English the singular where that stands there, too.</param>
/// <param name="Times">How often it stands there.</param>
/// <param name="Score">How unlikely that is by chance: the log-likelihood ratio G² (Dunning 1993) of its frequency here and in the background.</param>
/// <param name="Translations">What may be its translation, the likeliest first; few, perhaps none.</param>
public sealed record TermCandidate(string Text, int Times, double Score, IReadOnlyList<TranslationCandidate> Translations);

/// <summary>A phrase that stands in the translations of a term candidate's segments, and elsewhere less.</summary>
/// <param name="Text">The phrase as it stands first.</param>
/// <param name="Times">In how many segments both stand.</param>
/// <param name="Score">How unlikely that is by chance, as G² of the segments with one, the other and both.</param>
public sealed record TranslationCandidate(string Text, int Times, double Score);
