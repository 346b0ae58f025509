using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Markup;

/// <summary>A tag of XML or HTML that stands in the text is missing, is not the source's, or is not closed as in the source.</summary>
/// <remarks>
/// Tags that a format has made inline codes are asked for as codes. Compared are names; attributes are the translator's (<c>title</c>, <c>alt</c>). Only looked at where the source has tags: elsewhere
/// <c>a &lt; b</c> is a comparison. Names in the description of a command (<c>cp &lt;file&gt;</c>) may be translated, and are only counted.
/// </remarks>
sealed partial class Tags : ICheck
{
    /// <summary>Elements that stand without a closing tag in HTML.</summary>
    static readonly FrozenSet<string> Unclosed = "br hr img wbr input meta link p li dt dd tr td th option a b i u s em strong".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly record struct Tag(string Name, bool IsClosing, bool IsEmpty, bool HasAttributes, TextSpan Span)
    {
        public string Key => IsClosing ? $"/{Name}" : Name;
    }

    /// <inheritdoc/>
    public string Name => "tags";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!source.Text.Contains('<', StringComparison.Ordinal)) yield break;
        var (wanted, names) = Parted(In(source.Text));
        if (wanted.Count == 0 && names.Count == 0) yield break;
        var (found, own) = Parted(In(target.Text));
        var isEven = true;

        // What has no name of ASCII letters was translated, too: <파일>, <Datei oder Ordner>.
        var tags = found.Concat(own).Select(tag => tag.Span.Start).ToHashSet();
        var translated = Angles().Matches(target.Text).Count(match => !tags.Contains(match.Index));
        List<Tag> lost = Surplus.Of(names, own, tag => tag.Key), added = Surplus.Of(own, names, tag => tag.Key);
        wanted.AddRange(lost.Skip(added.Count + translated));
        found.AddRange(added.Skip(lost.Count));
        foreach (var tag in Surplus.Of(wanted, found, tag => tag.Key))
        {
            isEven = false;
            yield return new(Name, Severity, Place.Of(source.Text, tag.Span), null, $"The tag {Place.Quote(source.Text, tag.Span)} is missing.");
        }

        foreach (var tag in Surplus.Of(found, wanted, tag => tag.Key))
        {
            isEven = false;
            yield return new(Name, Severity, null, Place.Of(target.Text, tag.Span), $"The tag {Place.Quote(target.Text, tag.Span)} is not in the source.");
        }

        if (isEven && Disorder(wanted) is null && Disorder(found) is { } wrong)
            yield return new(Name, Severity, null, Place.Of(target.Text, wrong.Span), $"The tag {Place.Quote(target.Text, wrong.Span)} closes what is not open, or crosses another.");
    }

    /// <summary>Where the tags of a text are, in their order.</summary>
    internal static IEnumerable<TextSpan> Spans(string text) => text.Contains('<', StringComparison.Ordinal) ? In(text).Select(tag => tag.Span) : [];

    static List<Tag> In(string text) =>
        [.. Pattern().Matches(text).Select(match => new Tag(match.Groups["name"].Value, match.Groups["closing"].Length > 0, match.Groups["empty"].Length > 0, match.ValueSpan.Contains('='), new(match.Index, match.Length)))];

    /// <summary>Tags, and what only looks like one: a name in the description of a command (<c>&lt;file&gt;</c>), which nothing closes.</summary>
    static (List<Tag> Tags, List<Tag> Names) Parted(List<Tag> all)
    {
        var closed = all.Where(tag => tag.IsClosing).Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        var isName = all.ToLookup(tag => !tag.IsClosing && !tag.IsEmpty && !tag.HasAttributes && !closed.Contains(tag.Name) && !Unclosed.Contains(tag.Name));
        return ([.. isName[false]], [.. isName[true]]);
    }

    /// <summary>The first closing tag that does not close the last one opened. Elements that HTML never closes (<c>br</c>) are none.</summary>
    static Tag? Disorder(List<Tag> tags)
    {
        var open = new Stack<string>();
        foreach (var tag in tags)
        {
            if (tag.IsEmpty || tag.Name.ToLowerInvariant() is "br" or "img" or "hr" or "wbr" or "input" or "meta" or "link") continue;
            if (!tag.IsClosing) open.Push(tag.Name);
            else if (!open.TryPop(out var last) || last != tag.Name) return tag;
        }

        return null;
    }

    [GeneratedRegex("""</?[^\s<>=/][^<>=]{0,100}>""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Angles();

    [GeneratedRegex("""<(?<closing>/?)(?<name>[A-Za-z][A-Za-z0-9:._-]{0,60})(?:\s[^<>]{0,2000})?(?<empty>/?)>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
