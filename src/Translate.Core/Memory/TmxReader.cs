using System.Globalization;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Reads translation memories from files in TMX 1.4b, unit by unit.</summary>
/// <remarks>
/// What the format has no element for is in <c>prop</c>, on each <c>tuv</c>: <c>x-context-pre</c> and <c>x-context-post</c>, the text
/// of the segments before and after (empty at the ends of the document, absent where unknown), and <c>x-key</c>, the unit's key; on
/// <c>tu</c>: <c>x-state</c>, <c>x-document</c>, <c>x-editor</c>, <c>x-origin</c> (<c>machine</c>, <c>aligned</c>) and
/// <c>x-confidence</c>, how sure the program that paired the two was, in per cent. Contexts on a <c>tu</c> are the source's.
/// </remarks>
public sealed class TmxReader : IDisposable
{
    /// <summary>Characters of one unit, its codes and properties included. The longest sentences of real memories have a few thousand.</summary>
    const int MaxUnit = 1_000_000;

    /// <summary>What an element costs of <see cref="MaxUnit"/>, so that empty elements cannot be had for nothing.</summary>
    const int ElementCost = 16;

    readonly string name;
    readonly ICollection<InvalidDocumentException> problems;
    readonly StreamedXml xml;

    /// <summary>The source language of units that do not say otherwise; null for any (<c>*all*</c>).</summary>
    Locale? sourceLanguage;

    /// <summary>What is left of <see cref="MaxUnit"/>; below zero, the unit is too long.</summary>
    int budget;

    TmxReader(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        this.name = name;
        this.problems = problems;
        xml = new(stream, name);
    }

    /// <summary>The pairs of a TMX file, read as they are asked for: a file of any size takes little memory.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="problems">Takes every unit, or variant of a unit, that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <remarks>
    /// The variants in the source language (<c>srclang</c> of the unit, else of the header) make a pair with each variant in another
    /// locale. Where <c>srclang</c> is <c>*all*</c>, or names a language that the unit does not have, each two variants in different
    /// locales make a pair, the earlier one as the source: a pair can be read either way.
    /// </remarks>
    /// <exception cref="InvalidDocumentException">While reading: the file is no well-formed XML, no TMX, or goes beyond a limit.</exception>
    public static IEnumerable<MemoryPair> Read(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        using var reader = new TmxReader(stream, name, problems);
        reader.ReadHeader();
        while (reader.ReadUnit() is { } pairs)
        {
            foreach (var pair in pairs)
                yield return pair;
        }
    }

    void IDisposable.Dispose() => xml.Dispose();

    /// <summary>Reads up to the first unit.</summary>
    void ReadHeader()
    {
        while (xml.Read() && !xml.IsElement)
        {
        }

        if (!xml.IsElement || xml.Element is not "tmx") throw xml.Invalid($"the root element is <{xml.Element}>, expected <tmx>.");

        var (root, more, headed) = (xml.Depth, !xml.IsEmptyElement, false);
        while (more && xml.Read() && xml.Depth > root)
        {
            if (!xml.IsElement) continue;
            if (xml.Element is "header")
            {
                headed = true;
                sourceLanguage = SourceLanguage(xml.Attribute("srclang"), "<header>");
            }

            if (xml.Element is "body")
            {
                if (!headed) problems.Add(xml.Invalid("there is no <header> before <body>; each language of a unit is taken as a possible source."));
                return;
            }

            xml.Skip();
        }

        throw xml.Invalid("there is no <body>, and so no units.");
    }

    /// <summary>The pairs of the next unit, perhaps none; null at the end.</summary>
    List<MemoryPair>? ReadUnit()
    {
        while (xml.Read())
        {
            if (!xml.IsElement) continue;
            if (xml.Element is "tu") return ReadPairs();
            xml.Skip();
        }

        return null;
    }

    List<MemoryPair> ReadPairs()
    {
        var place = xml.Position;
        var source = xml.Attribute("srclang") is { } own ? SourceLanguage(own, "<tu>") : sourceLanguage;
        var facts = ReadFacts();
        var variants = new List<TmxVariant>();
        var faultless = true;
        budget = MaxUnit;

        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            {
                if (!xml.IsElement) continue;
                budget = Math.Max(-1, budget - ElementCost);
                if (xml.Element is "prop") ReadProperty(facts);
                else if (xml.Element is not "tuv" || budget < 0) xml.Skip();
                else if (ReadVariant() is { } variant) variants.Add(variant);
                else faultless = false;
            }
        }

        if (budget < 0)
        {
            Report(place, string.Create(CultureInfo.InvariantCulture, $"the unit has more than {MaxUnit} characters."));
            return [];
        }

        var pairs = Pair(variants, source, facts);
        if (pairs.Count == 0 && faultless) Report(place, "the unit has no two languages.");
        return pairs;
    }

    static List<MemoryPair> Pair(List<TmxVariant> variants, Locale? source, TmxFacts unit)
    {
        var pairs = new List<MemoryPair>();
        var ids = new TmxIds(variants);

        // The source's own tag, or else the first variant in its language: en-US for a srclang of en.
        var language = source is not { } asked ? null
            : (variants.Find(v => v.Locale == asked) ?? variants.Find(v => v.Locale.SharesLanguage(asked)))?.Locale;
        for (var i = 0; i < variants.Count; i++)
        {
            if (language is not null && variants[i].Locale != language) continue;
            for (var k = language is null ? i + 1 : 0; k < variants.Count; k++)
                if (variants[k].Locale != variants[i].Locale) pairs.Add(Pair(variants[i], variants[k], unit, ids));
        }

        return pairs;
    }

    static MemoryPair Pair(TmxVariant source, TmxVariant target, TmxFacts unit, TmxIds ids)
    {
        var own = source.Facts.Context;
        var context = new SegmentContext(own.Previous ?? unit.Context.Previous, own.Next ?? unit.Context.Next, own.Key ?? unit.Context.Key);
        return new(
            new(source.Locale, ids.Text(source)) { Context = context },
            new(target.Locale, ids.Text(target)) { Context = target.Facts.Context })
        {
            State = unit.State,
            Origin = unit.Origin,
            Confidence = unit.Confidence,
            Document = unit.Document,
            Author = target.Facts.Author ?? unit.Author,
            Editor = unit.Editor,
            Changed = target.Facts.Changed ?? unit.Changed,
        };
    }

    /// <summary>A language of the unit; null where it cannot be used, which has been reported.</summary>
    TmxVariant? ReadVariant()
    {
        var place = xml.Position;
        var language = xml.Attribute("xml:lang") ?? xml.Attribute("lang");
        var facts = ReadFacts();
        TmxSegment? segment = null;
        var problem = language is null ? "a <tuv> has no xml:lang." : null;
        if (!Locale.TryParse(language, out var locale)) problem ??= $"\"{Shortened(language)}\" is no language tag. Expected one as in BCP 47: en, ko, pt-BR.";

        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            {
                if (!xml.IsElement) continue;
                budget = Math.Max(-1, budget - ElementCost);
                if (xml.Element is "prop")
                {
                    ReadProperty(facts);
                }
                else if (xml.Element is "seg" && segment is null)
                {
                    var start = xml.Position;
                    segment = new();
                    segment.Read(xml, ref budget);
                    if (problem is null && segment.Problem is not null) (problem, place) = (segment.Problem, segment.ProblemPlace ?? start);
                }
                else
                {
                    xml.Skip();
                }
            }
        }

        if (segment is null) problem ??= "a <tuv> has no <seg>.";
        else if (segment.IsEmpty) problem ??= "a <seg> is empty.";
        if (problem is null) return new(locale, facts, segment!.Text, segment.Codes);

        // A unit that is too long is reported once, as a whole.
        if (budget >= 0) Report(place, problem);
        return null;
    }

    TmxFacts ReadFacts() => new()
    {
        Author = xml.Attribute("changeid") ?? xml.Attribute("creationid"),
        Changed = Date(xml.Attribute("changedate")) ?? Date(xml.Attribute("creationdate")),
    };

    /// <summary>Our own properties, and those by which other programs say the same (<c>prev</c>, <c>next</c>, <c>id</c>, <c>file</c>).</summary>
    void ReadProperty(TmxFacts facts)
    {
        var type = xml.Attribute("type");
        if (type is not ("x-context-pre" or "x-context-post" or "x-key" or "x-state" or "x-document" or "x-editor" or "x-origin" or "x-confidence" or "prev" or "next" or "id" or "file"))
        {
            xml.Skip();
            return;
        }

        var value = xml.ReadContent(ref budget);
        switch (type)
        {
            case "x-context-pre" or "prev":
                facts.Context = facts.Context with { Previous = value };
                break;
            case "x-context-post" or "next":
                facts.Context = facts.Context with { Next = value };
                break;
            case "x-key" or "id":
                facts.Context = facts.Context with { Key = value };
                break;
            case "x-state":
                facts.State = TmxNames.State(value);
                break;
            case "x-origin":
                facts.Origin = TmxNames.Origin(value);
                break;
            case "x-confidence":
                facts.Confidence = TmxNames.Confidence(value);
                break;
            case "x-editor":
                facts.Editor = value;
                break;
            default:
                facts.Document = value;
                break;
        }
    }

    Locale? SourceLanguage(string? tag, string element)
    {
        if (tag is "*all*") return null;
        if (Locale.TryParse(tag, out var locale)) return locale;
        problems.Add(xml.Invalid(tag is null
            ? $"{element} has no srclang; each language of a unit is taken as a possible source."
            : $"srclang \"{Shortened(tag)}\" is neither a language tag nor *all*; each language of a unit is taken as a possible source."));
        return null;
    }

    void Report(FilePosition place, string problem) => problems.Add(new(name, place, problem));

    static string? Shortened(string? text) => text is null ? null : Fitting.Of(text, 40, "…");

    static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, TmxNames.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
