using Translate.Core.Text;

namespace Translate.Core.Terminology;

/// <summary>A term that stands in a text, and what it may be called in the other language.</summary>
/// <param name="Span">Where it stands in the plain text, in whatever form; on grapheme boundaries, without a particle that follows it.</param>
/// <param name="Concept">What it means.</param>
/// <param name="Term">The term of the termbase.</param>
/// <param name="Targets">The concept's terms in the other language, the one to use first; the forbidden ones, last, are among them.</param>
public sealed record TermUse(TextSpan Span, Concept Concept, Term Term, IReadOnlyList<Term> Targets);
