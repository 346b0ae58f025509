using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>A string of a catalogue: one literal or several, one behind the other.</summary>
/// <param name="Span">From the first quotation mark to the last.</param>
/// <param name="Text">What it says, escapes undone.</param>
readonly record struct PoString(TextSpan Span, string Text);

/// <summary>An entry of a catalogue.</summary>
/// <param name="Start">Where its first keyword stands.</param>
/// <param name="Context">Its <c>msgctxt</c>; null where it has none, which is not the same as an empty one.</param>
/// <param name="Id">Its <c>msgid</c>.</param>
/// <param name="Plural">Its <c>msgid_plural</c>, if any.</param>
/// <param name="Targets">Its <c>msgstr</c>, or those of its plural in their order.</param>
/// <param name="Note">What the program's author says to the translator (<c>#.</c>).</param>
/// <param name="FlagLines">The comments that hold its flags (<c>#,</c>), without their line ends.</param>
sealed record PoMessage(int Start, string? Context, string Id, string? Plural, IReadOnlyList<PoString> Targets, string? Note, IReadOnlyList<TextSpan> FlagLines)
{
    /// <summary>It is the entry that speaks of the catalogue itself.</summary>
    public bool IsHeader => Context is null && Id.Length == 0;

    /// <summary>Its flags: <c>fuzzy</c>, <c>c-format</c>.</summary>
    public IEnumerable<string> Flags(SourceText source) => FlagLines.SelectMany(line => source.Slice(line)[2..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Takes the flag <c>fuzzy</c> off; where no other flag is left, the comment with its line.</summary>
    public IEnumerable<Edit> WithoutFuzzy(SourceText source)
    {
        foreach (var line in FlagLines)
        {
            var flags = source.Slice(line)[2..].Split(',');
            var left = Array.FindAll(flags, flag => flag.Trim() is not "fuzzy");
            if (left.Length == flags.Length) continue;
            if (Array.TrueForAll(left, string.IsNullOrWhiteSpace)) yield return new(TextSpan.FromBounds(line.Start, WholeLines.NextLine(source.Text, line.End)), "");
            else yield return new(line, "#," + string.Join(',', left));
        }
    }
}
