using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Markup;

/// <summary>A link of Markdown that stands in the text has lost its place or leads elsewhere: <c>[text](address)</c>, <c>[text][name]</c>.</summary>
/// <remarks>Addresses on the web are asked for as such (<see cref="Addresses"/>); here it is that they, paths and names of references stand in the form of a link.</remarks>
sealed partial class Links : ICheck
{
    /// <inheritdoc/>
    public string Name => "links";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!source.Text.Contains("](", StringComparison.Ordinal) && !source.Text.Contains("][", StringComparison.Ordinal)) yield break;
        var wanted = Pattern().Matches(source.Text).ToList();
        if (wanted.Count == 0) yield break;
        var found = Pattern().Matches(target.Text).ToList();
        foreach (var link in Surplus.Of(wanted, found, Target))
            yield return new(Name, Severity, Place.Of(source.Text, new(link.Index, link.Length)), null, $"The link {Place.Quote(source.Text, new(link.Index, link.Length))} is missing.");
        foreach (var link in Surplus.Of(found, wanted, Target))
            yield return new(Name, Severity, null, Place.Of(target.Text, new(link.Index, link.Length)), $"The link {Place.Quote(target.Text, new(link.Index, link.Length))} is not in the source.");
    }

    /// <summary>Where a link leads; a title in quotation marks is translated.</summary>
    static string Target(Match link) => link.Groups["to"].Value.Split(' ', 2)[0].TrimEnd(')');

    [GeneratedRegex("""\](?<to>\([^()\s]{1,2000}(?:\s+"[^"]{0,500}")?\)|\[[^\[\]\r\n]{1,200}\])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
