using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The target begins or ends with other white space than its source: a space too many, a line break lost.</summary>
/// <remarks>Where an inline code stands at the edge, on either side, the white space beside it is the concern of its place in the sentence.</remarks>
sealed class EdgeSpaces : ICheck
{
    /// <inheritdoc/>
    public string Name => "edges";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (string.IsNullOrWhiteSpace(source.Text) || string.IsNullOrWhiteSpace(target.Text)) yield break;
        var (one, other) = (Start(source.Text), Start(target.Text));
        if (!source.HasCode(0, one) && !target.HasCode(0, other) && !source.Text.AsSpan(0, one).SequenceEqual(target.Text.AsSpan(0, other)))
            yield return Found(source.Text, new(0, one), target.Text, new(0, other), "begins");
        var (last, end) = (End(source.Text), End(target.Text));
        if (!source.HasCode(last, source.Text.Length) && !target.HasCode(end, target.Text.Length) && !source.Text.AsSpan(last).SequenceEqual(target.Text.AsSpan(end)))
            yield return Found(source.Text, TextSpan.FromBounds(last, source.Text.Length), target.Text, TextSpan.FromBounds(end, target.Text.Length), "ends");
    }

    Finding Found(string source, TextSpan there, string target, TextSpan here, string how) =>
        new(Name, Severity, there.Length > 0 ? Place.Of(source, there) : null, here.Length > 0 ? Place.Of(target, here) : here, $"The target {how} with other white space than its source.")
        {
            Fix = new Edit(here, source.Substring(there.Start, there.Length)),
        };

    static int Start(string text) => text.Length - text.AsSpan().TrimStart().Length;

    static int End(string text) => text.AsSpan().TrimEnd().Length;
}
