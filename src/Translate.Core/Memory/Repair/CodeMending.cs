using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Gives a target the segment's codes for those of the pair, one for one.</summary>
static class CodeMending
{
    /// <summary>
    /// The target with the segment's codes; null where it is not sure which is which: other kinds, another number, two codes that look alike, or a target that has
    /// not the codes of its source. Where the segment has no codes and the pair only markup around words, the target has none any more.
    /// </summary>
    public static InlineText? Of(InlineText asked, InlineText known, InlineText target)
    {
        var (mine, theirs) = (asked.Codes, known.Codes);
        if (!Same(known, target)) return null;
        if (mine.IsEmpty) return theirs.All(code => code.Kind is not CodeKind.Standalone) ? new(target.Text) : null;
        if (mine.Length != theirs.Length || !mine.Select(code => code.Kind).SequenceEqual(theirs.Select(code => code.Kind))) return null;

        var partners = new Dictionary<(CodeKind, string), InlineCode>();
        foreach (var (there, here) in theirs.Zip(mine))
            if (!partners.TryAdd((there.Kind, there.Data), here)) return null;
        return new(target.Text, [.. target.Codes.Select(code => partners[(code.Kind, code.Data)] with { Offset = code.Offset })]);
    }

    /// <summary>The same codes in any order.</summary>
    public static bool Same(InlineText one, InlineText other) =>
        one.Codes.Select(code => (code.Kind, code.Data)).Order().SequenceEqual(other.Codes.Select(code => (code.Kind, code.Data)).Order());
}
