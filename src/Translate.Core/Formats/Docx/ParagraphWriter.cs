using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Writes a target as runs, so that read again it is the same text with the same codes.</summary>
/// <remarks>
/// Empty texts do what the words alone would not: say how most of a passage looks, begin and end it where it begins or ends with a code, and keep
/// apart what would be read as one. Programs show nothing of them.
/// </remarks>
sealed class ParagraphWriter
{
    readonly SourceText source;
    readonly Unit unit;
    readonly Passage passage;
    readonly bool isRightToLeft, isHinted;
    readonly Locale? eastAsian;
    readonly Stack<Holder> holders = new();

    /// <summary>What is being written: the passage, or what holds runs in it.</summary>
    sealed class Holder(RunFormat format, string id, string open)
    {
        public RunFormat Format { get; } = format;
        public string Id { get; } = id;
        public string Open { get; } = open;
        public StringBuilder Written { get; } = new();
        public Scope Scope { get; } = new();

        /// <summary>The pair of codes that is open in it, of text that looks otherwise.</summary>
        public (RunFormat Format, string Id)? Other { get; set; }

        /// <summary>The run that is open.</summary>
        public (RunFormat Format, bool RightToLeft)? Run { get; set; }

        /// <summary>What stands last in it.</summary>
        public Last Last { get; set; } = Last.Nothing;

        /// <summary>How the last text looks, where nothing but what is kept whole is behind it.</summary>
        public string? LastText { get; set; }

        /// <summary>How a run without text looks that stands last.</summary>
        public string? LastAlone { get; set; }

        public bool BeginsWithText { get; set; }
    }

    enum Last
    {
        Nothing,
        Text,
        Code,
    }

    ParagraphWriter(SourceText source, Unit unit, Passage passage, InlineText target, Locale? eastAsian)
    {
        (this.source, this.unit, this.passage) = (source, unit, passage);
        isRightToLeft = Script.IsRightToLeft(target.Text) ?? false;
        this.eastAsian = Script.IsEastAsian(target.Text) ? eastAsian : null;
        isHinted = this.eastAsian is not null && passage.Format.Prefix.Length > 0 && Script.IsShared(target.Text);
    }

    Holder Here => holders.Peek();

    /// <summary>What stands in the passage's place.</summary>
    /// <param name="source">The document.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="passage">Where it stands.</param>
    /// <param name="target">Its target.</param>
    /// <param name="eastAsian">The language of the document's East Asian text, whose fonts a target in it gets; null where that is not known.</param>
    /// <exception cref="InvalidDocumentException">A code is not one of the unit's, or the codes cross; or XML has no form for a character.</exception>
    public static string Write(SourceText source, Unit unit, Passage passage, InlineText target, Locale? eastAsian) => new ParagraphWriter(source, unit, passage, target, eastAsian).Write(target);

    string Write(InlineText target)
    {
        holders.Push(new(passage.Format, "", ""));
        var at = 0;
        foreach (var code in target.Codes)
        {
            Text(target.Text[at..code.Offset]);
            at = code.Offset;
            Code(code, passage.Codes.Find(code) ?? throw Refused($"has a code that its source does not have: {code.Data}"));
        }

        Text(target.Text[at..]);
        if (holders.Count > 1 || Here.Other is not null) throw Refused("has a code that is opened and never closed");
        if (Here.Last is not Last.Text) Empty(Here.Format);
        EndRun();
        var needsMark = !Here.BeginsWithText || !target.Text.EnumerateRunes().Any(Rune.IsLetterOrDigit) || Here.Scope.Format!.Data != Here.Format.Data;
        return passage.Before + (needsMark ? Mark(Here) : "") + Here.Written + passage.After;
    }

    void Code(InlineCode code, CodePlace place)
    {
        switch (place.Kind, code.Kind)
        {
            case (PieceKind.Text, CodeKind.Opening):
                if (Here.Other is not null) throw Refused("has one pair of codes for how text looks within another, which runs cannot be");
                EndRun();
                if (Here.LastText == place.Format!.Data || Here.LastAlone == place.Format.Data) Separate();
                Here.Other = (place.Format, code.Id);
                Here.LastText = null;
                break;

            case (PieceKind.Text, CodeKind.Closing):
                if (Here.Other is not { } other || other.Id != code.Id) throw Refused("has codes that cross");
                if (Here.LastText != other.Format.Data || Here.Last is not Last.Text) Empty(other.Format);
                EndRun();
                Here.Other = null;
                break;

            case (PieceKind.Open, _):
                EndBefore();
                Here.Last = Last.Code;
                Here.LastText = Here.LastAlone = null;
                holders.Push(new(place.Format!, code.Id, code.Data));
                break;

            case (PieceKind.Close, _):
                if (holders.Count == 1 || Here.Other is not null || Here.Id != code.Id) throw Refused("has codes that cross");
                EndHolder(code.Data);
                break;

            case (PieceKind.Alone, _) when place.Format!.Data != (Here.Other?.Format ?? Here.Format).Data:
                EndBefore();
                if (Here.LastText == place.Format.Data && Here.Last is Last.Text) Separate();
                Here.Written.Append(place.Format.Begin(rightToLeft: false, eastAsian)).Append(code.Data).Append(place.Format.EndData);
                Here.Last = Last.Code;
                Here.LastAlone = place.Format.Data;
                break;

            case (PieceKind.InRun or PieceKind.Alone, _):
                // LibreOffice takes text that stands with a note's mark in one run for the mark itself, and shows it twice.
                var isMark = IsNoteMark(code.Data);
                if (isMark) EndRun();
                Begin(Here.Other?.Format ?? Here.Format, isRightToLeft);
                Here.Written.Append(code.Data);
                Here.Last = Last.Code;
                if (isMark) EndRun();
                break;

            default:
                EndBefore();
                Here.Written.Append(code.Data);
                Here.Last = Last.Code;
                Here.LastAlone = null;
                break;
        }
    }

    /// <summary>The mark of a footnote or an endnote, in the text or in the note itself (ECMA-376, part 1, 17.11).</summary>
    static bool IsNoteMark(string data) => data[1..(data.IndexOfAny([' ', '/', '>']) is > 1 and var end ? end : 1)].Split(':')[^1] is "footnoteReference" or "endnoteReference" or "footnoteRef" or "endnoteRef";

    void Separate()
    {
        Empty(Here.Format);
        EndRun();
    }

    /// <summary>Ends a run before what stands between runs; text that looks otherwise has begun before it.</summary>
    void EndBefore()
    {
        if (Here.Other is { } other && Here.LastText != other.Format.Data) Empty(other.Format);
        EndRun();
    }

    void EndHolder(string end)
    {
        EndRun();
        var inner = holders.Pop();
        Here.Written.Append(inner.Open);
        if (inner.Scope.Format?.Data != inner.Format.Data) Here.Written.Append(Mark(inner));
        Here.Written.Append(inner.Written).Append(end);
    }

    string Mark(Holder holder) => $"{holder.Format.Begin(rightToLeft: false, eastAsian)}<{holder.Format.Prefix}t/>{holder.Format.EndData}";

    void Empty(RunFormat format)
    {
        Begin(format, isRightToLeft);
        Here.Written.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{format.Prefix}t/>");
        Wrote(format, 0);
    }

    void Text(string text)
    {
        if (text.Length == 0) return;
        var format = Here.Other?.Format ?? Here.Format;
        Begin(format, Script.IsRightToLeft(text) ?? isRightToLeft);
        var at = 0;
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOfAny('\u2011', '\u00AD');
            if (length < 0) length = text.Length - at;
            if (length > 0) Words(text.Substring(at, length), format);
            at += length;
            if (at < text.Length) Here.Written.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{format.Prefix}{(text[at++] == '\u2011' ? "noBreakHyphen" : "softHyphen")}/>");
        }

        Wrote(format, text.Length);
    }

    void Words(string words, RunFormat format)
    {
        words = words.Replace('\n', ' ').Replace('\t', ' ').Replace('\r', ' ');
        var space = words[0] == ' ' || words[^1] == ' ' ? " xml:space=\"preserve\"" : "";
        Here.Written.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{format.Prefix}t{space}>{XmlEscape.Text(words, source, unit)}</{format.Prefix}t>");
    }

    void Wrote(RunFormat format, int length)
    {
        if (Here.Last is Last.Nothing) Here.BeginsWithText = true;
        Here.Scope.Add(format, length);
        Here.Last = Last.Text;
        Here.LastText = format.Data;
        Here.LastAlone = null;
    }

    void Begin(RunFormat format, bool rightToLeft)
    {
        if (Here.Run is { } run && run.Format.Data == format.Data && run.RightToLeft == rightToLeft) return;
        EndRun();
        Here.Written.Append(format.Begin(rightToLeft, eastAsian, isHinted));
        Here.Run = (format, rightToLeft);
    }

    void EndRun()
    {
        if (Here.Run is { } run) Here.Written.Append(run.Format.EndData);
        Here.Run = null;
    }

    InvalidDocumentException Refused(string problem) => source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" {problem}.");
}
