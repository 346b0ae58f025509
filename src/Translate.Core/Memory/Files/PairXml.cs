using System.Globalization;
using System.Xml;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Writes pairs into a file of XML, whichever: one after the other, and what XML cannot hold is left out and told.</summary>
/// <param name="xml">Where to.</param>
/// <param name="name">The file's name, for reports.</param>
/// <param name="problems">Takes every pair that is left out, with the reason.</param>
abstract class PairXml(XmlWriter xml, string name, ICollection<InvalidDocumentException>? problems)
{
    int number, leftOut;

    /// <summary>Where to.</summary>
    protected XmlWriter Xml { get; } = xml;

    /// <summary>Writes what stands before all pairs.</summary>
    protected abstract void Begin();

    /// <summary>Writes a pair.</summary>
    protected abstract void Unit(MemoryPair pair);

    /// <summary>Writes what stands behind them.</summary>
    protected abstract void End();

    /// <summary>Why the file cannot hold a pair; null where it can.</summary>
    protected virtual string? Refusal(MemoryPair pair)
    {
        if (pair.Source.Locale == pair.Target.Locale) return $"both sides are in {pair.Source.Locale}.";
        if (pair.Source.Text.IsEmpty || pair.Target.Text.IsEmpty) return "one side is empty.";
        if (HasCodeWithinCharacter(pair.Source.Text) || HasCodeWithinCharacter(pair.Target.Text)) return "a code stands between the halves of a character.";
        foreach (var text in Texts(pair))
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (XmlConvert.IsXmlChar(text[i])) continue;
                if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) return string.Create(CultureInfo.InvariantCulture, $"XML cannot hold the character U+{(int)text[i]:X4}.");
                i++;
            }
        }

        return null;
    }

    /// <summary>Writes pairs in the order in which they come; the stream is left open.</summary>
    /// <returns>How many were left out.</returns>
    public static int Write(Stream output, IEnumerable<MemoryPair> pairs, Func<XmlWriter, PairXml> kind)
    {
        using var xml = XmlWriter.Create(output, XmlOutput.Settings);
        var file = kind(xml);
        file.Begin();
        foreach (var pair in pairs) file.Add(pair);
        file.End();
        return file.leftOut;
    }

    /// <summary>Writes pairs as they come to where only asynchronous writing is allowed (a response); a few at a time are held.</summary>
    /// <returns>How many were left out.</returns>
    public static async Task<int> Write(Stream output, IAsyncEnumerable<MemoryPair> pairs, Func<XmlWriter, PairXml> kind, CancellationToken stop)
    {
        using var buffer = new MemoryStream();
        using var xml = XmlWriter.Create(buffer, XmlOutput.Settings);
        var file = kind(xml);
        file.Begin();
        await foreach (var pair in pairs.WithCancellation(stop))
        {
            file.Add(pair);
            if (buffer.Length > 64 * 1024) await Send();
        }

        file.End();
        xml.Flush();
        await Send();
        return file.leftOut;

        async Task Send()
        {
            await output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), stop);
            buffer.SetLength(0);
        }
    }

    void Add(MemoryPair pair)
    {
        number++;
        if (Refusal(pair) is not { } refusal)
        {
            Unit(pair);
            return;
        }

        leftOut++;
        problems?.Add(new(name, string.Create(CultureInfo.InvariantCulture, $"pair {number} is left out: {refusal}")));
    }

    static bool HasCodeWithinCharacter(InlineText text) =>
        text.Codes.Any(code => code.Offset > 0 && code.Offset < text.Text.Length && char.IsSurrogatePair(text.Text[code.Offset - 1], text.Text[code.Offset]));

    static IEnumerable<string> Texts(MemoryPair pair)
    {
        MemorySide[] sides = [pair.Source, pair.Target];
        var texts = sides.SelectMany(side => side.Text.Codes.Select(code => code.Data)
            .Concat([side.Text.Text, side.Context.Previous, side.Context.Next, side.Context.Key]));
        return texts.Concat([pair.Author, pair.Editor, pair.Document]).OfType<string>();
    }
}
