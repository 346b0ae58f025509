using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>A unit as it goes out of a job for somebody to work on elsewhere: its segments with their translations, and what was said about them.</summary>
/// <param name="Id">The unit's id.</param>
/// <param name="Kind">What it is in its document.</param>
/// <param name="Level">The depth of a heading, a list item or a quotation.</param>
/// <param name="MostCharacters">The most characters that its target may have.</param>
/// <param name="Note">What the file's author says to the translator.</param>
/// <param name="Segments">Its segments, in their order.</param>
public sealed record BilingualUnit(string Id, UnitKind Kind, int Level, int? MostCharacters, string? Note, IReadOnlyList<BilingualSegment> Segments)
{
    /// <summary>The whole source.</summary>
    public InlineText Source => InlineText.Concat(Segments.SelectMany(s => new[] { s.Before, s.Source, s.After }));

    /// <summary>What a reader of the localized document reads: each segment's translation, or its source where it has none that is meant.</summary>
    public InlineText Shown => InlineText.Concat(Segments.SelectMany(s => new[] { s.Before, s.Target is { State: >= TargetState.Translated } target ? target.Text : s.Source, s.After }));
}

/// <summary>A segment as it goes out of a job.</summary>
/// <param name="Ordinal">Names it within the job.</param>
/// <param name="Number">Its place in the document, from 1, for people.</param>
/// <param name="Before">White space before it.</param>
/// <param name="Source">The sentence.</param>
/// <param name="After">White space after it.</param>
/// <param name="Target">Its translation; null where there is none.</param>
/// <param name="Version">The translation's version; 0 where there is none.</param>
/// <param name="Comments">What was said about it.</param>
public sealed record BilingualSegment(int Ordinal, int Number, InlineText Before, InlineText Source, InlineText After, Target? Target, int Version, IReadOnlyList<BilingualComment> Comments)
{
    /// <summary>What the segment was when it went out, as it is kept with it.</summary>
    public SegmentMark Mark => new(Ordinal, Version, SegmentMark.HashOf(Source));
}

/// <summary>What somebody said about a segment.</summary>
/// <param name="Person">Who.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words.</param>
/// <param name="IsResolved">It is settled.</param>
public sealed record BilingualComment(string Person, DateTimeOffset At, string Text, bool IsResolved);

/// <summary>By what a segment that went out is known again: its name, the version of its translation, and what its source hashed to.</summary>
public readonly record struct SegmentMark(int Ordinal, int Version, string Hash)
{
    /// <summary>As letters, digits and underscores, at most 40 of them: what the name of a bookmark may be.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"s_{Ordinal}_{Version}_{Hash}");

    /// <summary>Reads <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, out SegmentMark mark)
    {
        mark = default;
        if (text?.Split('_') is not ["s", var ordinal, var version, { Length: 16 } hash]) return false;
        if (!int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var o) || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)) return false;
        mark = new(o, v, hash);
        return true;
    }

    /// <summary>The beginning of the SHA-256 of a source with its codes.</summary>
    public static string HashOf(InlineText source)
    {
        var whole = new StringBuilder(source.Text);
        foreach (var code in source.Codes) whole.Append(CultureInfo.InvariantCulture, $"\0{code.Offset} {code.Kind} {code.Data}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(whole.ToString())))[..16];
    }
}

/// <summary>A segment that came back.</summary>
/// <param name="Mark">By what it is known; null where the file does not say.</param>
/// <param name="Source">Its source as it stands in the file, for people; null where the file has none.</param>
/// <param name="Text">Its translation with codes; or else <paramref name="Typed"/>.</param>
/// <param name="Typed">Its translation as people type it.</param>
/// <param name="IsDraft">The file says that it is not done yet.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
public sealed record ReturnedSegment(SegmentMark? Mark, string? Source, InlineText? Text, string? Typed, bool IsDraft, string? Problem);
