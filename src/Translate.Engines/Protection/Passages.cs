using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Words without codes, written in a markup. Line ends are all there is to lose.</summary>
sealed class Wire(Pieces pieces, Markup markup)
{
    readonly Tags? tags = markup is Markup.Plain ? null : new(pieces, markup, mask: null);

    /// <summary>The text as it travels.</summary>
    public string Write() => tags?.Write() ?? string.Concat(pieces.All.Select(piece => piece is Words words ? words.Text : "\n"));

    /// <summary>The answer as text and line ends.</summary>
    public Answer Read(string text)
    {
        if (tags is not null) return TaggedAnswer.Read(text, pieces, tags, mask: null);
        var answer = new Answer();
        int start = 0, at = 0;
        while (at < text.Length)
        {
            if (Blank.LineEnd(text, at) is not (> 0 and var length))
            {
                at++;
                continue;
            }

            answer.Add(text[start..at]);
            answer.Add(Stretch.LineEnd);
            start = at += length;
        }

        answer.Add(text[start..]);
        return answer;
    }
}

/// <summary>The way of a text with nothing to protect.</summary>
sealed class PlainPassage(Pieces pieces, Markup markup) : IPassage
{
    readonly Wire wire = new(pieces, markup);

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts => [wire.Write()];

    /// <inheritdoc/>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to) => new Proof(pieces).Of(wire.Read(answers[0]));
}

/// <summary>The way of codes as tags.</summary>
sealed class TagPassage(Pieces pieces, Markup markup, Mask? mask) : IPassage
{
    readonly Tags tags = new(pieces, markup, mask);

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts => [tags.Write()];

    /// <inheritdoc/>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to) => new Proof(pieces).Of(TaggedAnswer.Read(answers[0], pieces, tags, mask));
}

/// <summary>The way of codes as words that no language has.</summary>
sealed class MaskPassage : IPassage
{
    readonly Pieces pieces;
    readonly MaskedText masked;
    readonly Wire wire;

    /// <summary>Masks for pieces.</summary>
    public MaskPassage(Pieces pieces, Markup markup, Mask mask)
    {
        this.pieces = pieces;
        masked = new(pieces, mask);
        wire = new(new(masked.Write()), markup);
        Texts = [wire.Write()];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts { get; }

    /// <inheritdoc/>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to) => new Proof(pieces).Of(masked.Read(wire.Read(answers[0])));
}
