using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>The way of a plain text, whose codes are put back by alignment; what is kept as it is stays in the text.</summary>
sealed class Projection : IPassage
{
    /// <summary>With more codes than these nobody could check the places, and the search would no longer be linear.</summary>
    const int MostPlaces = 64;

    readonly Pieces pieces;
    readonly Markup markup;
    readonly Layout layout;
    readonly List<Gap> gaps;
    readonly IReadOnlyList<string> contents = [];

    /// <summary>Takes the codes out of pieces.</summary>
    public Projection(Pieces pieces, Markup markup)
    {
        (this.pieces, this.markup, layout, gaps) = (pieces, markup, new(pieces), Gap.ListOf(pieces));
        var places = gaps.Count + pieces.All.Count(piece => piece is Opening || (piece is Parcel && !Layout.IsHidden(piece)));
        if (places > MostPlaces)
        {
            Hopeless = "there are too many codes to put back by alignment";
        }
        else if (gaps.Find(gap => gap.IsHopeless) is { } gap)
        {
            Hopeless = Uncertain(pieces.All[gap.First]);
        }
        else
        {
            contents = [.. Contents().Distinct(StringComparer.Ordinal)];
            Texts = [.. contents.Prepend(Blank.Trim(layout.Text)).Select(text => WireOf(text).Write())];
        }
    }

    /// <summary>Why no answer would help; null where one may.</summary>
    public string? Hopeless { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts { get; } = [];

    /// <summary>What is said of a code that cannot be put in its place.</summary>
    public static string Uncertain(Piece piece) => $"the place of {piece.Name} in the translation is not certain";

    /// <inheritdoc/>
    public Restoration Restore(IReadOnlyList<string> answers, Locale to)
    {
        if (Hopeless is not null) return Restoration.Of(Hopeless);
        var answer = WireOf(Blank.Trim(layout.Text)).Read(answers[0]);
        if (answer.Problem is not null) return Restoration.Of(answer.Problem);
        var translations = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < contents.Count; i++)
            if (WireOf(contents[i]).Read(answers[i + 1]) is { Problem: null } part) translations[contents[i]] = Plain(part);

        // Line ends at the ends of the plain text were kept back: in the source, a code stands outside of them.
        var (text, end) = (layout.Text, Blank.End(layout.Text));
        var lines = new string('\n', text.AsSpan(0, Blank.Start(text)).Count('\n')) + Plain(answer) + new string('\n', text.AsSpan(end).Count('\n'));
        return new Alignment(pieces, layout, gaps, translations, lines).Restore();
    }

    static string Plain(Answer answer) => Blank.Trim(string.Concat(answer.Stretches.Select(stretch => stretch.IsText ? stretch.Text : "\n")));

    /// <summary>The words of pairs that do not tell by themselves where they stand: not all of their lines, nor of the pair around, nor only digits.</summary>
    IEnumerable<string> Contents()
    {
        for (var i = 0; i < pieces.All.Count; i++)
        {
            if (pieces.All[i] is not Opening pair) continue;
            var span = layout.Between(i, pair.Closing);
            var around = pieces.Parents[i] is >= 0 and var parent ? layout.Between(parent, ((Opening)pieces.All[parent]).Closing) : layout.LinesAround(span);
            var text = layout.Text.Substring(span.Start, span.Length);
            if (span != around && text.Any(char.IsLetter)) yield return text;
        }
    }

    Wire WireOf(string text) =>
        new(new(text.Split('\n').SelectMany(IEnumerable<Piece> (line, i) => i == 0 ? [new Words(line)] : [new LineEnd("\n"), new Words(line)])), markup);
}
