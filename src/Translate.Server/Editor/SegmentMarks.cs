using System.Text;
using Translate.Core.Text;

namespace Translate.Server.Editor;

/// <summary>Characters put around the text of segments, by which it is found again in a page made from the document.</summary>
/// <remarks>They are of the private use area, and such as neither the document nor a translation has: a document cannot pass its own off as ours.</remarks>
sealed class SegmentMarks
{
    const int Digits = 16;
    readonly char opens, ends, closes;
    readonly char[] digits;

    SegmentMarks(char[] free) => (opens, ends, closes, digits) = (free[0], free[1], free[2], free[3..]);

    /// <summary>Marks that none of the texts has; null where there are not enough.</summary>
    public static SegmentMarks? Unused(IEnumerable<string> texts)
    {
        var used = new HashSet<char>(texts.SelectMany(text => text.Where(IsPrivate)));
        var free = Enumerable.Range('\uE000', '\uF900' - '\uE000').Select(c => (char)c).Where(c => !used.Contains(c)).Take(Digits + 3).ToArray();
        return free.Length == Digits + 3 ? new(free) : null;
    }

    /// <summary>The text with its marks: behind codes at its beginning and before those at its end, which may be particular about their neighbours.</summary>
    public InlineText Around(int ordinal, InlineText text)
    {
        var first = text.Codes.TakeWhile(c => c.Offset == 0).Count();
        var last = text.Text.Length == 0 ? text.Codes.Length : text.Codes.Length - text.Codes.Reverse().TakeWhile(c => c.Offset == text.Text.Length).Count();
        var name = Name(ordinal);
        return InlineText.Concat([new("", text.Codes[..first]), new(name), new(text.Text, [.. text.Codes.Skip(first).Take(last - first)]), new(closes.ToString()), new("", [.. text.Codes.Skip(Math.Max(first, last)).Select(c => c with { Offset = 0 })])]);
    }

    /// <summary>The text without any marks.</summary>
    public string Without(string text) => text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') < 0 ? text : string.Concat(text.Where(c => !IsMine(c)));

    /// <summary>Whether there are marks in a text.</summary>
    public bool AreIn(string text) => text.Any(IsMine);

    /// <summary>Cuts a text at its marks. What a mark opened goes on in the next text, until it is closed.</summary>
    public IEnumerable<(int? Ordinal, string Text)> Read(string text, Reading at)
    {
        var piece = new StringBuilder();
        foreach (var c in text)
        {
            if (!IsMine(c))
            {
                piece.Append(c);
                continue;
            }

            if (piece.Length > 0) yield return (at.Ordinal, piece.ToString());
            piece.Clear();
            if (c == opens) (at.Ordinal, at.Named) = (null, 0);
            else if (c == ends) at.Ordinal = at.Named;
            else if (c == closes) at.Ordinal = null;
            else at.Named = (at.Named * Digits) + Array.IndexOf(digits, c);
        }

        if (piece.Length > 0) yield return (at.Ordinal, piece.ToString());
    }

    string Name(int ordinal)
    {
        var name = new StringBuilder();
        for (var rest = ordinal; rest > 0 || name.Length == 0; rest /= Digits) name.Insert(0, digits[rest % Digits]);
        return $"{opens}{name}{ends}";
    }

    bool IsMine(char c) => c == opens || c == ends || c == closes || Array.IndexOf(digits, c) >= 0;

    static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';

    /// <summary>Which segment is being read.</summary>
    public sealed class Reading
    {
        /// <summary>The segment; null between segments.</summary>
        public int? Ordinal { get; set; }

        /// <summary>The name that is being read.</summary>
        public int Named { get; set; }
    }
}
