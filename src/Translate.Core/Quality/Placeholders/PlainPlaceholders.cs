using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Quality.Placeholders;

/// <summary>A placeholder that stands in the text is missing, is not the source's, or has another type: <c>%d</c> for <c>%s</c>.</summary>
/// <remarks>
/// Those that a format has made inline codes are not in the text, and are asked for as codes. printf's take their arguments in their order where they bear no number, so that two in
/// another order are two of another type. Width, alignment and format (<c>{0:N2}</c>) may be another; messages with arms are read as such (<see cref="Messages"/>).
/// </remarks>
sealed class PlainPlaceholders : ICheck
{
    /// <inheritdoc/>
    public string Name => "placeholders";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (MessagePlaceholders.HasArms(source.Text)) yield break;
        var wanted = PlaceholderReader.In(source.Text);
        var found = PlaceholderReader.In(target.Text);
        if (wanted.Count == 0 && found.Count == 0) yield break;

        var (missing, surplus) = (Surplus.Of(wanted, found, one => (one.Name, one.Type)), Surplus.Of(found, wanted, one => (one.Name, one.Type)));

        // One for one: what stands there is the source's, mistyped.
        var isExchange = missing.Count == 1 && surplus.Count == 1 && surplus[0].IsNumbered == missing[0].IsNumbered;
        foreach (var one in missing)
            if (!surplus.Exists(other => other.Name == one.Name))
                yield return new(Name, Severity, Place.Of(source.Text, one.Span), null, $"The placeholder {Place.Quote(source.Text, one.Span)} is missing.");
        foreach (var one in surplus)
            yield return new(
                Name, Severity, missing.Find(other => other.Name == one.Name) is { Name: not null } same ? Place.Of(source.Text, same.Span) : null, Place.Of(target.Text, one.Span),
                missing.Exists(other => other.Name == one.Name) ? $"The placeholder {Place.Quote(target.Text, one.Span)} has another type than in the source." : $"The placeholder {Place.Quote(target.Text, one.Span)} is not in the source.")
            {
                Fix = isExchange ? new(one.Span, source.Text.Substring(missing[0].Span.Start, missing[0].Span.Length)) : null,
            };
    }
}
