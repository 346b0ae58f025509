using Translate.Core.Formats;
using Translate.Core.Formats.Icu;
using Translate.Core.Quality.Figures;
using Translate.Core.Quality.Measures;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>A number of the source is missing from the target, or the target has one that the source has not.</summary>
/// <remarks>
/// Numbers in digits are compared by value (<see cref="FigureReader"/>): 1,234.5 in English is 1.234,5 in German, and 28,500 is 2만 8,500. A number on
/// either side that the other says in a word (<see cref="NumberWords"/>) is no fault: three for 3, July for 7월, XIX for 19. What is not looked at:
/// how often a number stands, signs where the target may say them otherwise (<see cref="LostSigns"/>), the minutes of a full hour (5:00), dates that name events (6·25) where the other side has neither number of them, numbers of sayings (24/7), and what
/// belongs to an address. A quantity that is as much in another unit, and an amount that the target adds in brackets in its readers' currency, are no
/// other numbers. Of languages whose numerals are not known here, numbers up to twenty and whole tens up to a hundred are taken
/// to be words.
/// </remarks>
sealed class Numbers : ICheck
{
    /// <inheritdoc/>
    public string Name => "numbers";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var isBare = !Scales.Know(context.From.Language) || !Scales.Know(context.To.Language);
        var wanted = Read(Said(source.Text), context.From, isBare);
        var found = Read(Said(target.Text), context.To, isBare);
        if (wanted.Count == 0 && found.Count == 0) yield break;

        List<Figure> lost = [.. Beyond(wanted, found, target.Text, context.To)], surplus = [.. Beyond(found, wanted, source.Text, context.From).Where(figure => figure.Readings[0] != Amount.Of(1))];
        if (surplus.Count > 0 || lost.Count > 0)
        {
            var (from, to) = UnitsOfMeasure.Converted(source.Text, target.Text, context);
            lost.RemoveAll(figure => IsIn(figure, from));
            surplus.RemoveAll(figure => IsIn(figure, to));
            if (surplus.Count > 0 && Currencies.Added(source.Text, target.Text, context) is { Count: > 0 } added) surplus.RemoveAll(figure => IsIn(figure, added));
        }

        foreach (var figure in lost)
            yield return new(Name, Severity, Place.Of(source.Text, figure.Span), null, $"The number {Place.Quote(source.Text, figure.Span)} is missing.");
        foreach (var figure in surplus)
            yield return new(Name, Severity, null, Place.Of(target.Text, figure.Span), $"The number {Place.Quote(target.Text, figure.Span)} is not in the source.");
        foreach (var figure in ForeignFormat.In(source.Text, wanted, context.From, target.Text, found, context.To))
            yield return new(Name, Severity, null, Place.Of(target.Text, figure.Span), $"{context.To} does not write the number {Place.Quote(target.Text, figure.Span)} so.");

        // A sign may be part of a code.
        if (source.Codes.Concat(target.Codes).Any(code => code.Data.Contains('%', StringComparison.Ordinal))) yield break;
        foreach (var (one, other) in LostSigns.In(source.Text, wanted, target.Text, found, context.To.Language))
            yield return new(Name, Severity, Place.Of(source.Text, one.Span), Place.Of(target.Text, other.Span), $"The sign of {Place.Quote(source.Text, one.Span)} is missing.");
    }

    /// <summary>
    /// Of a message of ICU with arms what it says of any number, at its place: its syntax (<c>=1 {</c>) is no number of the text, and arms for some
    /// numbers (<c>one {1 file}</c>) are not there in every language.
    /// </summary>
    static string Said(string text)
    {
        if (!MessagePlaceholders.HasArms(text) || IcuReader.Parse(text) is not { HasArms: true } message) return text;
        var said = new char[text.Length];
        Array.Fill(said, ' ');
        foreach (var one in IcuText.Of(message).Where(one => one.Category is null or PluralCategory.Other && !one.Name.Contains(" =", StringComparison.Ordinal)))
            text.AsSpan(one.Run.Span.Start, one.Run.Span.Length).CopyTo(said.AsSpan(one.Run.Span.Start));
        return new(said);
    }

    static bool IsIn(Figure figure, IReadOnlyList<TextSpan> places) => places.Any(place => place.Start <= figure.Span.Start && figure.Span.End <= place.End);

    static IReadOnlyList<Figure> Read(string text, Locale locale, bool isBare) =>
        FigureReader.Read(text, locale, isBare, [.. Addresses.In(text).Select(address => address.Span)]);

    /// <summary>The numbers of one side that the other has neither in digits nor in words.</summary>
    static IEnumerable<Figure> Beyond(IReadOnlyList<Figure> one, IReadOnlyList<Figure> other, string otherText, Locale otherLocale)
    {
        var values = other.SelectMany(figure => figure.Readings).ToHashSet();
        var parts = other.SelectMany(figure => figure.Parts).ToHashSet();
        IReadOnlySet<Amount>? words = null;
        foreach (var figure in one)
        {
            if (figure.IsSaying || figure.Readings.Any(values.Contains) || (figure.IsName && !figure.Parts.Any(IsThere))) continue;

            // A row may be taken apart into numbers, and numbers put into a row; two rows have to be the same.
            if (figure.Parts.Count > 0 ? !figure.Parts.All(IsThere) : !figure.Readings.Any(value => parts.Contains(value) || IsThere(value))) yield return figure;
        }

        bool IsThere(Amount value) => values.Contains(value) || (words ??= NumberWords.In(otherText, otherLocale)).Contains(value) || IsWordElsewhere(value);

        bool IsWordElsewhere(Amount value) =>
            !NumberWords.Know(otherLocale.Language) && value.Whole is >= 0 and <= 20 or 30 or 40 or 50 or 60 or 70 or 80 or 90 or 100;
    }
}
