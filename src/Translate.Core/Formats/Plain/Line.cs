using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Plain;

/// <summary>A line of a plain text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Words">From its first character that is neither white space nor a bullet to its last.</param>
readonly partial record struct Line(int Start, TextSpan Words)
{
    /// <summary>Lines one below the other that may be one paragraph: none in between is blank or begins a list item.</summary>
    /// <param name="Lines">The lines.</param>
    /// <param name="EndsBlock">A blank line or the end of the text stands before the first and behind the last.</param>
    /// <param name="IsUnderlined">A line of <c>=</c> or <c>-</c> stands below the last.</param>
    public readonly record struct Group(IReadOnlyList<Line> Lines, bool EndsBlock, bool IsUnderlined);

    /// <summary>The groups of lines with words or numbers, in the order of the text.</summary>
    public static IReadOnlyList<Group> Groups(string text)
    {
        var groups = new List<Group>();
        var lines = new List<Line>();
        var afterBlank = true;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            var words = text.AsSpan(start, end - start).TrimStart();
            var indent = end - start - words.Length;
            words = words.TrimEnd();
            var line = new Line(start, new(start + indent, words.Length));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);

            var marker = Marker(words);
            if (Has(words, Rune.IsLetterOrDigit))
            {
                if (marker.Length > 0) EndGroup(endsBlock: false, isUnderlined: false);
                var bullet = marker.IsBullet ? marker.Length : 0;
                lines.Add(line with { Words = TextSpan.FromBounds(line.Words.Start + bullet, line.Words.End) });
                continue;
            }

            EndGroup(words.IsEmpty, words.Length >= 3 && (words.Trim('=').IsEmpty || words.Trim('-').IsEmpty));
            afterBlank = words.IsEmpty;
        }

        EndGroup(endsBlock: true, isUnderlined: false);
        return groups;

        void EndGroup(bool endsBlock, bool isUnderlined)
        {
            if (lines.Count == 0) return;
            groups.Add(new(lines, afterBlank && endsBlock, isUnderlined));
            lines = [];
            afterBlank = false;
        }
    }

    /// <summary>Whether a text has a character of a kind.</summary>
    public static bool Has(ReadOnlySpan<char> text, Func<Rune, bool> kind)
    {
        foreach (var rune in text.EnumerateRunes())
            if (kind(rune)) return true;
        return false;
    }

    /// <summary>The marker with which a list item begins, and the white space behind it; of no length where there is none.</summary>
    /// <remarks>A number before a number is none: <c>5. 21.</c> is a date.</remarks>
    static (int Length, bool IsBullet) Marker(ReadOnlySpan<char> words)
    {
        foreach (var bullet in Bullet().EnumerateMatches(words)) return (bullet.Length, true);
        foreach (var number in Number().EnumerateMatches(words))
            return char.IsAsciiDigit(words[0]) && char.IsAsciiDigit(words[number.Length]) ? default : (number.Length, false);
        return default;
    }

    [GeneratedRegex("""\A[-*+\u2022\u2023\u25AA\u25CB\u25CF\u25E6\u00B7\u2013\u2014][ \t]+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    [GeneratedRegex("""\A(?:[0-9]{1,2}[.)]|[A-Za-z]\)|[가나다라마바사아자차카타파하][.)])[ \t]+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
