using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>The way of a plain text, whose codes are put back by alignment.</summary>
sealed class Projection(Pieces pieces, Markup markup) : IPassage
{
    readonly Wire wire = new(pieces, markup);

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts => pieces.HasCodes ? [] : [wire.Write()];

    /// <inheritdoc/>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to) =>
        answers.Count == 0 ? new(null, "The places of the codes in a translation are not certain.") : new Proof(pieces).Of(wire.Read(answers[0]));
}
