using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>Which characters a file escapes though it need not: what it always escapes, a target escapes, too.</summary>
/// <remarks>
/// Some writers escape all that is not ASCII, some <c>/</c>, some <c>&lt; &gt; &amp; '</c>. Each of these, and what is not ASCII as a whole,
/// is the file's habit where it stands escaped somewhere and bare nowhere.
/// </remarks>
sealed class JsonHabit
{
    /// <summary>Beyond ASCII all characters are one kind.</summary>
    const int Beyond = 128;

    readonly bool[] bare = new bool[Beyond + 1];
    readonly bool[] escaped = new bool[Beyond + 1];
    bool? isUpper;
    bool isSlash;

    /// <summary>These characters stand in a string as they are.</summary>
    public void SawBare(ReadOnlySpan<char> characters)
    {
        foreach (var character in characters) bare[Math.Min((int)character, Beyond)] = true;
    }

    /// <summary>This character is escaped.</summary>
    /// <param name="character">The character.</param>
    /// <param name="digits">The hexadecimal digits it is written with; none for <c>\/</c>.</param>
    public void SawEscaped(char character, ReadOnlySpan<char> digits)
    {
        escaped[Math.Min((int)character, Beyond)] = true;
        if (digits.IsEmpty) isSlash = true;
        else if (isUpper is null && digits.IndexOfAnyInRange('A', 'F') >= 0) isUpper = true;
        else if (isUpper is null && digits.IndexOfAnyInRange('a', 'f') >= 0) isUpper = false;
    }

    /// <summary>The text as it stands between quotation marks.</summary>
    public string Write(string text, SourceText file)
    {
        var written = new StringBuilder(text.Length + 16);
        var isEncodable = file.WhyUnencodable(text) is null;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = Math.Min(rune.Value, Beyond);
            switch (rune.Value)
            {
                case '"': written.Append("\\\""); break;
                case '\\': written.Append(@"\\"); break;
                case '\b': written.Append(@"\b"); break;
                case '\f': written.Append(@"\f"); break;
                case '\n': written.Append(@"\n"); break;
                case '\r': written.Append(@"\r"); break;
                case '\t': written.Append(@"\t"); break;
                case '/' when isSlash && !bare['/']: written.Append(@"\/"); break;
                default:
                    if (rune.Value < ' ' || (escaped[kind] && !bare[kind]) || (!isEncodable && !file.CanEncode(rune))) Reference(rune);
                    else written.Append(text, at, rune.Utf16SequenceLength);
                    break;
            }

            at += rune.Utf16SequenceLength;
        }

        return written.ToString();

        void Reference(Rune rune)
        {
            foreach (var unit in rune.ToString())
                written.Append(@"\u").Append(((int)unit).ToString(isUpper is true ? "X4" : "x4", CultureInfo.InvariantCulture));
        }
    }
}
