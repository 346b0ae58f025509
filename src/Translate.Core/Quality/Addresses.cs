using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>A web or e-mail address is missing, has changed, or is not the source's.</summary>
/// <remarks>
/// An address begins with a scheme and <c>//</c>, with <c>www.</c> or <c>mailto:</c>, or is a word with <c>@</c> and a domain (RFC 3986; RFC 5321, 4.1.2).
/// It ends before the first character that is not ASCII, for Korean particles and full-width signs follow it without a space; and the punctuation that
/// ends a sentence or a bracket is not part of it. Scheme and host are the same in any case, and a slash at the end makes no difference. A site may have its sister in the
/// target's language in its place (<see cref="AreSisters"/>).
/// </remarks>
sealed partial class Addresses : ICheck
{
    /// <summary>An address and where it stands.</summary>
    internal readonly record struct Address(string Text, TextSpan Span);

    /// <inheritdoc/>
    public string Name => "addresses";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var wanted = In(source.Text);
        var found = In(target.Text);
        if (wanted.Count == 0 && found.Count == 0) yield break;

        var (missing, added) = (Surplus.Of(wanted, found, address => Normal(address.Text)), Surplus.Of(found, wanted, address => Normal(address.Text)));
        missing.RemoveAll(address => added.FindIndex(other => AreSisters(address.Text, context.From, other.Text, context.To)) is >= 0 and var at && Take(added, at));
        foreach (var address in missing)
            yield return new(Name, Severity, Place.Of(source.Text, address.Span), null, $"The address {Place.Quote(source.Text, address.Span)} is missing.");
        foreach (var address in added)
            yield return new(Name, Severity, null, Place.Of(target.Text, address.Span), $"The address {Place.Quote(target.Text, address.Span)} is not in the source.");
    }

    /// <summary>The addresses of a text.</summary>
    internal static IReadOnlyList<Address> In(string text)
    {
        // Most texts have none, and then none is looked for.
        if (text.AsSpan().IndexOfAny('@', ':') < 0 && !text.Contains("www.", StringComparison.OrdinalIgnoreCase)) return [];

        var found = new List<Address>();
        foreach (Match match in Pattern().Matches(text))
        {
            var end = End(match.ValueSpan);
            if (end > 0) found.Add(new(match.Value[..end], new(match.Index, end)));
        }

        return found;
    }

    /// <summary>Where the address ends: before marks of the sentence, and before a bracket that opened outside of it.</summary>
    static int End(ReadOnlySpan<char> address)
    {
        var end = address.Length;
        int round = address.Count(')') - address.Count('('), square = address.Count(']') - address.Count('[');
        for (; end > 0; end--)
        {
            var last = address[end - 1];
            if (last is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '*' or '_') continue;
            if (last == ')' && round-- > 0) continue;
            if (last == ']' && square-- > 0) continue;
            break;
        }

        return end;
    }

    static bool Take(List<Address> addresses, int at)
    {
        addresses.RemoveAt(at);
        return true;
    }

    /// <summary>The same site in each language, told by the first part of the host: en.wikipedia.org, ko.wikipedia.org. Its pages have names of their own.</summary>
    static bool AreSisters(string one, Locale from, string other, Locale to) =>
        Host(one) is { } host && Host(other) is { } sister
        && host.StartsWith($"{from.Language}.", StringComparison.OrdinalIgnoreCase) && sister.StartsWith($"{to.Language}.", StringComparison.OrdinalIgnoreCase)
        && host.AsSpan(from.Language.Length).Equals(sister.AsSpan(to.Language.Length), StringComparison.OrdinalIgnoreCase);

    static string? Host(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        if (start < 0) return null;
        var end = address.IndexOfAny(['/', '?', '#'], start + 3);
        return end < 0 ? address[(start + 3)..] : address[(start + 3)..end];
    }

    static string Normal(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var host = scheme < 0 ? address.LastIndexOf('@') + 1 : scheme + 3;
        var path = address.IndexOfAny(['/', '?', '#'], host) is >= 0 and var at ? at : address.Length;
        return (scheme < 0 ? address[..host] : address[..host].ToLowerInvariant()) + address[host..path].ToLowerInvariant() + address[path..].TrimEnd('/');
    }

    [GeneratedRegex(
        """
        (?: (?:https?|ftp|sftp|file|wss?)://[!-;=?-~]+           # no space, no < and >, ASCII only
          | www\.[a-z0-9][!-;=?-~]*
          | (?:mailto:)?[a-z0-9][a-z0-9.!\#$%&'*+/=?^_`{|}~-]{0,63}@[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?\.[a-z]{2,24} )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
