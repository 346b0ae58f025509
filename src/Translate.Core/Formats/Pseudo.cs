using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>
/// Pseudo-translation: text that reads like its source, but accented, a third longer and in brackets, so that text cut off, put together
/// from pieces or never translated is seen at once.
/// </summary>
public static class Pseudo
{
    const string Plain = "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz";
    const string Accented = "ÀàÇçĐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž";

    /// <summary>The pseudo-translation. Codes keep their places; no grapheme is divided; the same source always gives the same text.</summary>
    /// <remarks>
    /// For every third letter the next that has an accented form is doubled; where there is none, a sign is added at the end. Of a message of ICU it is what its arms
    /// say that is translated. Strings of resource files have markup in their text, which a program reads: it stays as it is (<see cref="Notations"/>).
    /// </remarks>
    public static InlineText Translate(InlineText source)
    {
        if (source.Codes.IsEmpty && MessagePlaceholders.IsMessage(source.Text)) return Message(source.Text);

        // White space at the ends stays at the ends.
        var first = source.Text.Length - source.Text.AsSpan().TrimStart().Length;
        var last = source.Text.AsSpan().TrimEnd().Length;
        if (!source.Codes.IsEmpty) (first, last) = (Math.Min(first, source.Codes[0].Offset), Math.Max(last, source.Codes[^1].Offset));
        if (first >= last && source.Codes.IsEmpty) return source;

        var text = new StringBuilder(source.Text, 0, first, source.Text.Length * 2).Append('[');
        var codes = ImmutableArray.CreateBuilder<InlineCode>(source.Codes.Length);
        var notations = Notations.In(source.Text);
        int next = 0, notation = 0, letters = 0, owed = 0;
        for (var i = first; i < last;)
        {
            for (; next < source.Codes.Length && source.Codes[next].Offset <= i; next++) Place(source.Codes[next]);
            var length = IsAsciiPair(source.Text, i) ? 1 : StringInfo.GetNextTextElementLength(source.Text, i);
            while (notation < notations.Count && notations[notation].End <= i) notation++;
            var isNotation = notation < notations.Count && notations[notation].Start < i + length;
            if (!isNotation && char.IsLetter(source.Text, i) && ++letters % 3 == 0) owed++;
            if (!isNotation && length == 1 && Plain.IndexOf(source.Text[i], StringComparison.Ordinal) is >= 0 and var at)
            {
                text.Append(Accented[at], 1 + owed);
                owed = 0;
            }
            else
            {
                text.Append(source.Text, i, length);
            }

            i += length;
            last = Math.Max(last, i);
        }

        for (; next < source.Codes.Length; next++) Place(source.Codes[next]);
        if (owed > 0) text.Append(' ').Append('~', owed);
        return new(text.Append(']').Append(source.Text, last, source.Text.Length - last).ToString(), codes.DrainToImmutable());

        // Of two characters of ASCII, CR and LF aside, each is a grapheme.
        static bool IsAsciiPair(string text, int i) => char.IsAscii(text[i]) && text[i] != '\r' && i + 1 < text.Length && char.IsAscii(text[i + 1]);

        void Place(InlineCode code) => codes.Add(code with { Offset = text.Length });
    }

    static InlineText Message(string text)
    {
        var written = new StringBuilder(text.Length * 2);
        var at = 0;
        foreach (var one in IcuText.Of(IcuReader.Parse(text)!))
        {
            written.Append(text, at, one.Run.Span.Start - at).Append(IcuText.Write(Translate(one.Run.Text), one.IsInPlural));
            at = one.Run.Span.End;
        }

        return new(written.Append(text, at, text.Length - at).ToString());
    }
}
