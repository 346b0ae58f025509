using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A quantity has another unit than in the source, and not the number that it has then: 10 miles as 10킬로미터, or as 20.</summary>
/// <remarks>A number that was rounded may be off by a twentieth. Said where the units of one kind differ and nothing of the source agrees.</remarks>
sealed class UnitsOfMeasure : ICheck
{
    /// <summary>So many quantities of one kind cannot be told apart.</summary>
    const int Most = 20;

    /// <inheritdoc/>
    public string Name => "units";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var wanted = Quantity.In(source.Text, context.From);
        if (wanted.Count == 0) yield break;
        foreach (var found in Quantity.In(target.Text, context.To))
        {
            var alike = wanted.FindAll(quantity => quantity.Kind == found.Kind);

            // Several of a kind in one sentence cannot be told apart but by agreeing.
            if (alike.Count is 0 or > Most || alike.Exists(quantity => quantity.Unit == found.Unit || quantity.Agrees(found))) continue;
            yield return new(Name, Severity, Place.Of(source.Text, alike[0].Span), Place.Of(target.Text, found.Span), $"{Place.Quote(target.Text, found.Span)} is not {Place.Quote(source.Text, alike[0].Span)}.");
        }
    }

    /// <summary>The places of quantities that are as much in another unit on the other side: their numbers are no others.</summary>
    /// <returns>Those of the source and those of the target.</returns>
    public static (IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Target) Converted(string source, string target, CheckContext context)
    {
        var (wanted, found) = (Quantity.In(source, context.From), Quantity.In(target, context.To));
        if (wanted.Count is 0 or > Most || found.Count is 0 or > Most) return ([], []);
        return ([.. wanted.Where(quantity => found.Exists(quantity.Converts)).Select(quantity => quantity.Span)], [.. found.Where(quantity => wanted.Exists(quantity.Converts)).Select(quantity => quantity.Span)]);
    }
}
