using System.Buffers;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Gives a target the inline codes that the file has for its locale, where it was made from the file as it is for all.</summary>
/// <remarks>
/// A tag may say the locale's language there (<c>&lt;span lang="ko"&gt;</c>), and a pair of codes with what is between them may be one code: words that are not for the
/// locale are kept as they are. A target with those codes already, or with others, stays as it was given.
/// </remarks>
static class LocalizedCodes
{
    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>Whether a target has codes that the file does not have for its locale.</summary>
    public static bool HasOthers(InlineText target, InlineText after)
    {
        if (target.Codes.IsEmpty) return false;
        var known = after.Codes.Select(code => code.Data).ToHashSet(StringComparer.Ordinal);
        return target.Codes.Any(code => !known.Contains(code.Data));
    }

    /// <summary>The target with the codes of its locale.</summary>
    /// <param name="target">The target.</param>
    /// <param name="before">The unit's source in the file as it is.</param>
    /// <param name="after">The same in the file as its locale has it.</param>
    public static InlineText Of(InlineText target, InlineText before, InlineText after)
    {
        if (after.Equals(before) || Matched(before, after) is not { } matches) return target;
        var parts = new List<InlineText>();
        var at = 0;
        for (var i = 0; i < target.Codes.Length; i++)
        {
            var code = target.Codes[i];
            parts.Add(target.Text[at..code.Offset]);
            at = code.Offset;
            if (!matches.TryGetValue(code with { Offset = 0 }, out var own))
            {
                parts.Add(new("", code with { Offset = 0 }));
                continue;
            }

            parts.Add(new("", own with { Offset = 0 }));
            if (own.Kind == code.Kind) continue;

            // What stands in the code now is not said a second time.
            var end = i + 1;
            while (end < target.Codes.Length && !Closes(target.Codes[end], code)) end++;
            if (end == target.Codes.Length) return target;
            (i, at) = (end, target.Codes[end].Offset);
        }

        return InlineText.Concat([.. parts, target.Text[at..]]);
    }

    /// <summary>The codes of the locale's file by those that they were; null where the two texts do not differ in that way only.</summary>
    static Dictionary<InlineCode, InlineCode>? Matched(InlineText before, InlineText after)
    {
        var matches = new Dictionary<InlineCode, InlineCode>();
        var (next, at) = (0, 0);
        var text = new StringBuilder(before.Text.Length);
        foreach (var own in after.Codes)
        {
            if (next == before.Codes.Length || !string.Equals(Name(before.Codes[next].Data), Name(own.Data), StringComparison.Ordinal)) return null;
            var code = before.Codes[next];
            text.Append(before.Text, at, code.Offset - at);
            at = code.Offset;
            if (own.Kind != code.Kind)
            {
                if (code.Kind != CodeKind.Opening || own.Kind != CodeKind.Standalone) return null;
                while (next < before.Codes.Length && !Closes(before.Codes[next], code)) next++;
                if (next == before.Codes.Length) return null;
                at = before.Codes[next].Offset;
            }

            next++;
            if (text.Length != own.Offset) return null;
            matches.TryAdd(code with { Offset = 0 }, own);
        }

        text.Append(before.Text, at, before.Text.Length - at);
        return next == before.Codes.Length && text.Equals(after.Text) ? matches : null;
    }

    static bool Closes(InlineCode code, InlineCode opening) => code.Kind == CodeKind.Closing && string.Equals(code.Id, opening.Id, StringComparison.Ordinal);

    /// <summary>The name of a tag with its angle bracket; all of any other code.</summary>
    static string Name(string data) => data.StartsWith('<') && data.AsSpan().IndexOfAny(NameEnds) is > 0 and var end ? data[..end] : data;
}
