using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Translate.Core.Exchange;
using Translate.Core.Exchange.Validation;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Fuzz;

/// <summary>Something that reads what strangers hand in.</summary>
/// <param name="Name">What it is called on the command line, and its folder of seeds.</param>
/// <param name="Read">Reads an input and holds the result to what is promised of it. Returns how it ended, in words that are the same for inputs that ended alike.</param>
public sealed record Target(string Name, Func<byte[], string> Read)
{
    static readonly Locale Korean = Locale.Parse("ko"), Russian = Locale.Parse("ru");

    /// <summary>All of them: one a format, and whatever else reads files and texts.</summary>
    public static IReadOnlyList<Target> All { get; } =
    [
        .. FileFormats.All.Select(format => new Target(format.Name, bytes => ReadFile(format.Name, bytes))),
        new("docx-part", bytes => ReadFile("docx", Package(bytes))),
        new("tmx", ReadMemory),
        new("srx", ReadRules),
        new("exchange", ReadExchange),
        new("validation", Validate),
        new("segmentation", Segment),
        new("notation", Type),
    ];

    /// <summary>The one of that name, or null.</summary>
    public static Target? ByName(string name) => All.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    /// <summary>What there is to begin with: samples of the format, and inputs that once went wrong or are known to be hard.</summary>
    public IEnumerable<string> Seeds => new[] { "Samples", "Corpus" }
        .Select(folder => Path.Combine(AppContext.BaseDirectory, folder, Name)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal);

    /// <summary>Reads an input; a typed error is an end like any other.</summary>
    /// <exception cref="BrokenPromiseException">What was read is not what is promised.</exception>
    public string Try(byte[] bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (InvalidDocumentException e)
        {
            if (string.IsNullOrWhiteSpace(e.Problem)) throw new BrokenPromiseException("an error without a reason", e);
            return "refused by " + Place(e.GetBaseException());
        }
    }

    static string ReadFile(string name, byte[] bytes)
    {
        var (format, source) = FileFormats.Open(bytes, $"fuzzed{FileFormats.ByName(name)!.Extensions[0]}", name);
        Promise(source.Encode(source.Text).AsSpan().SequenceEqual(bytes), "a file comes back byte for byte");
        var units = format.Extract(source);
        Promise(Reassembly.Write(format, source, Korean, _ => null).AsSpan().SequenceEqual(bytes), "a file without translations comes back byte for byte");
        Promise(units.Select(u => u.Id).Distinct(StringComparer.Ordinal).Count() == units.Count, "units have ids of their own");
        var at = 0;
        foreach (var unit in units)
        {
            Promise(unit.Slot.Start >= at && unit.Slot.End >= unit.Slot.Start && unit.Slot.End <= source.Text.Length, "slots are in order and do not overlap");
            at = unit.Slot.End;
            Promise(Notation.Read(Notation.Write(unit.Source), unit.Source).Text.Equals(unit.Source), "what is shown of a unit is read back");
            Promise(string.Concat(SegmentationRules.Shipped.For(Korean).Segment(unit).Select(s => s.Before.Text + s.Source.Text + s.After.Text)) == unit.Source.Text, "segments joined are the unit");
        }

        Reassembly.Write(format, source, Korean, Pseudo);
        Reassembly.Write(format, source, Russian, unit => InlineText.Concat(["Д", unit.Source]));
        return $"{Size(units.Count)} units, {Size(units.Sum(u => u.Source.Codes.Length))} codes";
    }

    /// <summary>Where an error was thrown. What it says would not do: it quotes the input, so that nearly every input would end in a way of its own.</summary>
    static string Place(Exception e) => string.Join(" for ", new StackTrace(e).GetFrames().Take(3).Select(frame => string.Create(CultureInfo.InvariantCulture, $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}+{frame.GetILOffset()}")));

    /// <summary>A Word document whose text is this: archives as they are tell little of what is in them.</summary>
    static byte[] Package(byte[] document)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""u8);
            Put("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""u8);
            Put("word/document.xml", document);

            void Put(string name, ReadOnlySpan<byte> bytes)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    static InlineText Pseudo(Unit unit) => Core.Formats.Pseudo.Translate(unit.Source);

    static string ReadMemory(byte[] bytes)
    {
        var problems = new List<InvalidDocumentException>();
        var pairs = TmxReader.Read(new MemoryStream(bytes), "fuzzed.tmx", problems).Count();
        return $"{Size(pairs)} pairs, {Size(problems.Count)} problems";
    }

    static string ReadRules(byte[] bytes)
    {
        const string Text = "Dr. Kim came. She left! 그는 왔다. 갔다.";
        var segmenter = SegmentationRules.Load(new MemoryStream(bytes), "fuzzed.srx").For(Korean);
        return $"{Joined(segmenter, Text)} segments";
    }

    static string ReadExchange(byte[] bytes) => $"{Size(XliffReader.Read(bytes, "fuzzed.xlf").Files.Count)} files";

    static string Validate(byte[] bytes)
    {
        var (_, source) = FileFormats.Open(bytes, "fuzzed.xlf", "xliff");
        return XliffValidation.Decides(source) ? "rules: " + string.Join(' ', XliffValidation.Examine(source).Select(v => v.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6)) : "another version";
    }

    static string Segment(byte[] bytes)
    {
        // Half surrogates are texts, too: people cut them.
        var text = Encoding.UTF8.GetString(bytes) is { Length: > 0 } decoded && bytes.Length % 3 == 0 ? decoded[1..] : Encoding.UTF8.GetString(bytes);
        return string.Join(' ', new[] { "en", "ko", "ja", "de", "ar", "th" }.Select(tag => Joined(SegmentationRules.Shipped.For(Locale.Parse(tag)), text)));
    }

    static string Joined(Segmenter segmenter, string text)
    {
        var segments = segmenter.Segment(text);
        Promise(string.Concat(segments.Select(s => s.Before.Text + s.Source.Text + s.After.Text)) == text, "segments joined are the text");
        return Size(segments.Count);
    }

    static string Type(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var cut = text.IndexOf('\n', StringComparison.Ordinal);
        var (source, typed) = cut < 0 ? (text, "") : (text[..cut], text[(cut + 1)..]);
        Promise(Notation.Read(Notation.Write(source), source).Text.Text == source, "what is shown of a text is read back");
        return $"{Size(Notation.Read(typed, source).Text.Codes.Length)} codes";
    }

    static string Size(int count) => count switch { 0 => "no", 1 => "one", < 4 => "a few", < 20 => "some", _ => "many" };

    static void Promise(bool holds, string what)
    {
        if (!holds) throw new BrokenPromiseException(what);
    }
}

/// <summary>An input was read, and the result is not what is promised of every result.</summary>
public sealed class BrokenPromiseException(string promise, Exception? inner = null) : Exception($"Broken: {promise}.", inner);
