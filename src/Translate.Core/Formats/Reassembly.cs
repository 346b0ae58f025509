using System.Collections.Immutable;
using System.Text;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Puts targets into their slots and proves that the file still is what it was.</summary>
public static class Reassembly
{
    /// <summary>The bytes of the localized file.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="source">The file.</param>
    /// <param name="locale">The locale of the targets.</param>
    /// <param name="target">A unit's target, or null to leave the unit as it stands in the source.</param>
    /// <param name="leavesOut">The units that are not in the localized file; null for none.</param>
    /// <remarks>In the file's own encoding, or in UTF-8 where that has no form for a target and the file can say so (<see cref="IFormat.InUnicode"/>).</remarks>
    /// <exception cref="InvalidDocumentException">
    /// A target cannot be written in its place, a unit cannot be left out, or the file read back has other units, texts or inline codes than were written.
    /// </exception>
    public static byte[] Write(IFormat format, SourceText source, Locale locale, Func<Unit, InlineText?> target, Func<Unit, bool>? leavesOut = null)
    {
        if (leavesOut is null) return Localize(format, source, locale, target);
        var all = format.Extract(source);
        if (!all.Any(leavesOut)) return Localize(format, source, locale, target);

        // Without those units it is a file of its own, which is then localized as every other.
        var left = all.Where(unit => !leavesOut(unit)).ToList();
        var rest = Without(format, source, leavesOut);
        var units = format.Extract(rest);
        var before = units.Zip(left).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        return Localize(format, rest, locale, unit => before.TryGetValue(unit.Id, out var own) ? target(own) : null);
    }

    /// <summary>The file without some of its units. Nothing else of it changes: read back, it has all the others, in their order, each as it was.</summary>
    /// <exception cref="InvalidDocumentException">A unit cannot be left out, or not without another; or nothing would remain.</exception>
    public static SourceText Without(IFormat format, SourceText source, Func<Unit, bool> leavesOut)
    {
        var all = format.Extract(source);
        var gone = all.Where(leavesOut).ToList();
        if (gone.Count == all.Count) throw new InvalidDocumentException(source.Name, "all of its text would be left out. Leave something to translate or to keep.");
        var extents = gone.ConvertAll(unit => format.Extent(source, unit)
            ?? throw source.Invalid(unit.Slot.Start, $"unit \"{unit.Id}\" has its place in the file and cannot be left out. Keep it as it is instead."));
        var text = Splice.Apply(source.Text, format.Gaps(source, extents).Select(gap => new Edit(gap, "")));
        var rest = format.Decode(source.Encode(text), source.Name, source.Encoding.WebName);

        var expected = all.Where(unit => !leavesOut(unit)).ToList();
        var written = format.Extract(rest);
        for (var i = 0; i < expected.Count; i++)
        {
            if (i < written.Count && written[i].Source.Equals(expected[i].Source) && (written[i].Kind == expected[i].Kind || !format.HasKeys)) continue;
            throw source.Invalid(expected[i].Slot.Start, $"what is beside it cannot be left out without changing unit \"{expected[i].Id}\". Keep it as it is, or leave out both.");
        }

        if (written.Count > expected.Count) throw new InvalidDocumentException(source.Name, $"with some of it left out, the file would have a unit \"{written[expected.Count].Id}\" that it does not have now. Keep it as it is.");
        return rest;
    }

    /// <summary>Writes the targets into the file as the locale has it, which may have more plural forms than its source, or fewer.</summary>
    static byte[] Localize(IFormat format, SourceText source, Locale locale, Func<Unit, InlineText?> target)
    {
        // The units of the source are asked for where its plurals or codes are others only: of a large file they are as large again.
        var before = new Lazy<Dictionary<string, Unit>>(() => format.Extract(source).ToDictionary(unit => unit.Id, StringComparer.Ordinal));

        // Nothing to translate into means nothing to change: the locale's own edits belong to a localized file only.
        return Write(format, format.Localized(source, locale), Meant) ?? source.Encode(source.Text);

        InlineText? Meant(Unit unit)
        {
            if (target(unit) is { } given) return LocalizedCodes.HasOthers(given, unit.Source) && before.Value.TryGetValue(unit.Id, out var own) ? LocalizedCodes.Of(given, own.Source, unit.Source) : given;
            return unit.Plural is { } form && !before.Value.ContainsKey(unit.Id) && before.Value.TryGetValue(form.Other, out var other) ? target(other) : null;
        }
    }

    /// <summary>The file with its targets; null where there are none.</summary>
    static byte[]? Write(IFormat format, SourceText source, Func<Unit, InlineText?> target)
    {
        var units = format.Extract(source);
        var expected = new InlineText[units.Count];
        if (Spliced(format, source, units, target, expected, out var wider) is not { } bytes) return wider is null ? null : Write(format, wider, target);
        format.Forget(source);
        Verify(format, source, units, expected, bytes);
        return bytes;
    }

    /// <summary>The bytes with the targets in their slots; null where nothing changes.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="source">The file.</param>
    /// <param name="units">Its units.</param>
    /// <param name="target">A unit's target, or null.</param>
    /// <param name="expected">Takes what is then to be read in each unit's slot.</param>
    /// <param name="wider">The file in UTF-8, where it has to be written so instead; else null.</param>
    static byte[]? Spliced(IFormat format, SourceText source, IReadOnlyList<Unit> units, Func<Unit, InlineText?> target, InlineText[] expected, out SourceText? wider)
    {
        wider = null;
        var edits = new List<Edit>(units.Count);
        var beside = new HashSet<Edit>();
        for (var i = 0; i < units.Count; i++)
        {
            var text = target(units[i]);
            var stands = format.Stands(units[i]);
            expected[i] = text ?? stands;
            var isConfirmed = units[i].Standing is { State: TargetState.Initial };
            if (text is null || (text.Equals(stands) && !isConfirmed)) continue;
            if (!text.Equals(stands))
            {
                var written = format.Encode(source, units[i], text);
                if (source.WhyUnencodable(written) is { } problem)
                {
                    wider = format.InUnicode(source);
                    if (wider is not null) return null;
                    throw source.Invalid(units[i].Slot.Start, $"the translation of unit \"{units[i].Id}\" cannot be written: {problem}.");
                }

                edits.Add(new(units[i].Slot, written));
                edits.AddRange(format.Again(source, units[i], text));
            }

            // The forms of one plural have one mark. A text that was doubtful and is meant now has none, though it has not changed.
            beside.UnionWith(format.Beside(source, units[i]));
        }

        return edits.Count == 0 && beside.Count == 0 ? null : source.Encode(Splice.Apply(source.Text, edits.Concat(beside)));
    }

    /// <summary>What is to be read in a unit's slot: the source itself, where the file has no targets of its own.</summary>
    public static InlineText Stands(this IFormat format, Unit unit) => format.IsBilingual ? unit.Standing?.Text ?? "" : unit.Source;

    /// <summary>Reads the file back: the same units in the same order, each with the text and codes that were meant.</summary>
    /// <remarks>
    /// A translation that is left empty may take its unit out of the file. Where the file has no keys, what is compared is all its letters.
    /// </remarks>
    static void Verify(IFormat format, SourceText source, IReadOnlyList<Unit> units, InlineText[] expected, byte[] bytes)
    {
        var written = format.Extract(format.Decode(bytes, source.Name, source.Encoding.WebName));
        if (!format.HasKeys)
        {
            if (!string.Equals(Letters(written.Select(u => u.Source)), Letters(expected), StringComparison.Ordinal))
                throw new InvalidDocumentException(source.Name, "the letters of the file that was written are not those of its translations. Nothing was delivered.");
            return;
        }

        var next = 0;
        for (var i = 0; i < units.Count; i++)
        {
            var found = next < written.Count && string.Equals(written[next].Id, units[i].Id, StringComparison.Ordinal) ? format.Stands(written[next]) : null;
            if (found is null && string.IsNullOrWhiteSpace(expected[i].Render())) continue;
            if (found is null) throw Refused(units[i], "is not found in the file that was written");

            // In a file of one language codes of another order stand as they were written; in one of two they are read as the source's again.
            var meant = format.IsBilingual ? expected[i] : PrintfArguments.Written(units[i].Source, expected[i]);
            if (!Has(found.Codes, meant.Codes))
                throw Refused(units[i], $"has other inline codes in the file that was written: {Show(found)}, expected {Show(meant)}");
            if (!found.Equals(meant) && !string.Equals(Words(found), Words(meant), StringComparison.Ordinal))
                throw Refused(units[i], "reads differently in the file that was written");
            if (format.IsBilingual && !written[next].Source.Equals(units[i].Source)) throw Refused(units[i], "would change its source");
            next++;
        }

        if (written.Count > next) throw Refused(units[^1], $"is followed by a unit \"{written[next].Id}\" that the source does not have");

        InvalidDocumentException Refused(Unit unit, string problem) =>
            source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" {problem}. Nothing was delivered.");
    }

    /// <summary>All codes that were meant are there, in their order. There may be more: a placeholder typed as text is a placeholder.</summary>
    static bool Has(ImmutableArray<InlineCode> written, ImmutableArray<InlineCode> expected)
    {
        var next = 0;
        foreach (var code in written)
            if (next < expected.Length && string.Equals(code.Data, expected[next].Data, StringComparison.Ordinal)) next++;
        return next == expected.Length;
    }

    static string Show(InlineText text) => text.Codes.IsEmpty ? "none" : string.Join(' ', text.Codes.Select(code => code.Data));

    /// <summary>The text with its codes, in which a format may have laid out the white space anew.</summary>
    static string Words(InlineText text) => string.Join(' ', text.Render().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static string Letters(IEnumerable<InlineText> texts)
    {
        var letters = new StringBuilder();
        foreach (var text in texts)
        {
            var at = 0;
            foreach (var rune in text.Text.EnumerateRunes())
            {
                if (Rune.IsLetter(rune)) letters.Append(text.Text, at, rune.Utf16SequenceLength);
                at += rune.Utf16SequenceLength;
            }
        }

        return letters.ToString();
    }
}
