using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Translate.Core.Text;

/// <summary>How an inline code stands in its text (XLIFF 2.1, 4.2.3: <c>sc</c>, <c>ec</c>, <c>ph</c>).</summary>
public enum CodeKind
{
    /// <summary>It stands alone: a placeholder, a line break, an image.</summary>
    Standalone,

    /// <summary>It opens a pair.</summary>
    Opening,

    /// <summary>It closes the pair whose opening code has the same id.</summary>
    Closing,
}

/// <summary>Markup or a placeholder inside a text (<c>&lt;b&gt;</c>, <c>{0}</c>, <c>%s</c>): opaque to people and engines.</summary>
/// <param name="Offset">Where it stands: before the character of the plain text at this offset.</param>
/// <param name="Kind">Opening, closing or standalone.</param>
/// <param name="Id">Its name within the unit; the two halves of a pair share it.</param>
/// <param name="Data">What it is in the file, verbatim; also what people are shown.</param>
public readonly record struct InlineCode(int Offset, CodeKind Kind, string Id, string Data)
{
    /// <summary>
    /// What the exchange file that the code came from says of it besides, as an element of TMX 1.4b (3. Content markup): a pair's halves have it in the one that opens.
    /// Null where kind and data say it all, as in every document. A memory looks codes up without it.
    /// </summary>
    public string? Markup { get; init; }
}

/// <summary>
/// Plain text with inline codes at offsets: the one shape in which formats, segmentation, memory, checks and people see a text.
/// </summary>
/// <remarks>
/// Immutable, with value equality. The codes are in the order in which they stand; their offsets never decrease and lie within
/// <c>0..Text.Length</c>. The data of a code is never part of <see cref="Text"/>.
/// </remarks>
[JsonConverter(typeof(InlineTextJson))]
public sealed class InlineText : IEquatable<InlineText>
{
    /// <summary>The text that is empty.</summary>
    public static readonly InlineText Empty = new("");

    /// <summary>A text with codes at offsets.</summary>
    /// <exception cref="ArgumentException">The codes are not in order, or stand outside of the text.</exception>
    public InlineText(string text, params ImmutableArray<InlineCode> codes)
    {
        if (codes.IsDefault) codes = [];
        var last = 0;
        foreach (var code in codes)
        {
            if (code.Offset < last || code.Offset > text.Length)
                throw new ArgumentException($"Code {code.Id} stands at {code.Offset}, out of order or outside of a text of {text.Length}.", nameof(codes));
            last = code.Offset;
        }

        Text = text;
        Codes = codes;
    }

    /// <summary>The plain text, without its codes.</summary>
    public string Text { get; }

    /// <summary>The codes, in the order in which they stand.</summary>
    public ImmutableArray<InlineCode> Codes { get; }

    /// <summary>Neither text nor codes.</summary>
    public bool IsEmpty => Text.Length == 0 && Codes.IsEmpty;

    /// <summary>A plain text is an inline text without codes.</summary>
    public static implicit operator InlineText(string text) => new(text);

    /// <summary>The texts one after the other.</summary>
    public static InlineText Concat(IEnumerable<InlineText> parts)
    {
        var text = new System.Text.StringBuilder();
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        foreach (var part in parts)
        {
            foreach (var code in part.Codes)
                codes.Add(code with { Offset = code.Offset + text.Length });
            text.Append(part.Text);
        }

        return new(text.ToString(), codes.DrainToImmutable());
    }

    /// <summary>
    /// Cuts the text in pieces at the given offsets. Joined, the pieces are the text: <c>Concat(Cut(…))</c> equals this.
    /// </summary>
    /// <remarks>
    /// A code that stands exactly at a cut goes with what follows, but closing codes directly behind the text before the cut stay
    /// with what they close.
    /// </remarks>
    /// <param name="cuts">Offsets in the plain text, none smaller than the one before, each within <c>0..Text.Length</c>.</param>
    /// <returns>One piece more than there are cuts.</returns>
    public IReadOnlyList<InlineText> Cut(IReadOnlyList<int> cuts)
    {
        if (cuts.Count == 0) return [this];

        var pieces = new InlineText[cuts.Count + 1];
        int start = 0, code = 0;
        for (var i = 0; i <= cuts.Count; i++)
        {
            var last = i == cuts.Count;
            var end = last ? Text.Length : cuts[i];
            var first = code;
            while (code < Codes.Length && (last || Codes[code].Offset < end || (Codes[code].Offset == end && Codes[code].Kind == CodeKind.Closing && end > start)))
                code++;

            pieces[i] = first == code
                ? new(Text[start..end])
                : new(Text[start..end], [.. Codes.AsSpan(first, code - first).ToArray().Select(c => c with { Offset = c.Offset - start })]);
            start = end;
        }

        return pieces;
    }

    /// <summary>The text as its file shows it: every code written as its data, the text between as <paramref name="write"/> writes it.</summary>
    public string Render(Func<string, string>? write = null)
    {
        if (Codes.IsEmpty) return write is null ? Text : write(Text);

        var result = new System.Text.StringBuilder();
        var at = 0;
        foreach (var code in Codes)
        {
            Append(code.Offset);
            result.Append(code.Data);
        }

        Append(Text.Length);
        return result.ToString();

        void Append(int end)
        {
            if (end > at) result.Append(write is null ? Text[at..end] : write(Text[at..end]));
            at = end;
        }
    }

    /// <inheritdoc/>
    public bool Equals(InlineText? other) =>
        other is not null && (ReferenceEquals(this, other) || (string.Equals(Text, other.Text, StringComparison.Ordinal) && Codes.AsSpan().SequenceEqual(other.Codes.AsSpan())));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as InlineText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Text), Codes.Length);

    /// <summary>The text with its codes' data, for a person or a debugger.</summary>
    public override string ToString() => Render();
}
