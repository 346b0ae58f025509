using System.Globalization;
using System.Text.RegularExpressions;

namespace Translate.Core.Quality.Rooms;

/// <summary>What the place of a text on a screen holds, where its file says so.</summary>
/// <param name="Lines">The most lines; null where nothing is said.</param>
/// <param name="Pixels">The most pixels that a line may be wide; null where nothing is said.</param>
/// <param name="Font">The name of the font that it is shown in; null for the usual one.</param>
/// <param name="Size">The font's size in pixels an em; null for the usual one.</param>
/// <remarks>
/// A file says it in the comment of an entry, <c>{MaxLines=2}</c>, <c>{MaxPixels=120}</c>, <c>{Font=Noto Sans;14}</c>, each where it has something to say; XLIFF 1.2 by
/// <c>maxwidth</c>, <c>maxheight</c>, <c>maxbytes</c>, <c>size-unit</c> and <c>font</c> (2.3), XLIFF 2.1 by its size and length restriction module (5.6), which its reader puts into the note in
/// the same form.
/// </remarks>
public sealed partial record Room(int? Lines, int? Pixels, string? Font, double? Size)
{
    /// <summary>Nothing is known of it.</summary>
    public static readonly Room Unlimited = new(null, null, null, null);

    /// <summary>The most code points; null where nothing is said.</summary>
    public TextSize? CodePoints { get; init; }

    /// <summary>The most bytes; null where nothing is said.</summary>
    public TextSize? Bytes { get; init; }

    /// <summary>What a note says of the room.</summary>
    public static Room Of(string? note)
    {
        if (note is null || !note.Contains('{', StringComparison.Ordinal)) return Unlimited;
        int? lines = null, pixels = null;
        string? font = null;
        double? size = null;
        foreach (Match match in Said().Matches(note))
        {
            if (match.Groups["lines"] is { Success: true } l) lines = int.Parse(l.ValueSpan, CultureInfo.InvariantCulture);
            else if (match.Groups["pixels"] is { Success: true } p) pixels = int.Parse(p.ValueSpan, CultureInfo.InvariantCulture);
            else (font, size) = (match.Groups["font"].Value.Trim(), match.Groups["size"] is { Success: true } s ? double.Parse(s.ValueSpan, CultureInfo.InvariantCulture) : null);
        }

        var (codePoints, bytes) = TextSize.Of(note);
        return (lines, pixels, font, codePoints, bytes) is (null, null, null, null, null) ? Unlimited : new(lines, pixels, font, size) { CodePoints = codePoints, Bytes = bytes };
    }

    /// <summary>The room as a note says it; empty where it has no limits.</summary>
    public override string ToString() => string.Concat(
        Pixels is { } pixels ? string.Create(CultureInfo.InvariantCulture, $"{{MaxPixels={pixels}}}") : "",
        Lines is { } lines ? string.Create(CultureInfo.InvariantCulture, $"{{MaxLines={lines}}}") : "",
        CodePoints,
        Bytes,
        Font is null ? "" : Size is { } size ? string.Create(CultureInfo.InvariantCulture, $"{{Font={Font};{size}}}") : $"{{Font={Font}}}");

    [GeneratedRegex(
        """\{MaxLines=(?<lines>[0-9]{1,4})\}|\{MaxPixels=(?<pixels>[0-9]{1,6})\}|\{Font=(?<font>[^{};]{1,100})(?:;(?<size>[0-9]{1,4}(?:\.[0-9]{1,3})?)(?:px)?)?\}""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Said();
}
