using System.Text.Json;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>A document's file as everybody reads it: in its format, as its desk told formats when it was taken in, and with the forms of its locale.</summary>
static class DocumentFile
{
    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidDocumentException">It is none of its format.</exception>
    public static (IFormat Format, SourceText Source) Open(this Document document)
    {
        var (format, source) = FileFormats.Open(document.File!.Bytes, document.Name, document.Format, document.Encoding, Options(document.FormatOptions));
        return (format, document.LocalizedFor is { } locale ? format.Localized(source, locale) : source);
    }

    /// <summary>What formats have been told, as it is kept; null for nothing.</summary>
    public static FormatOptions? Options(string? kept) => kept is null ? null : FormatOptions.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!);

    /// <summary>Them as they are kept: without those that say nothing, and null where none is left.</summary>
    public static string? Kept(IReadOnlyDictionary<string, string> told)
    {
        var said = told.Where(o => !string.IsNullOrWhiteSpace(o.Value)).OrderBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => o.Value.Trim(), StringComparer.Ordinal);
        return said.Count == 0 ? null : JsonSerializer.Serialize(said);
    }

    /// <summary>The longest that a format is told of one thing.</summary>
    const int LongestOption = 1000;

    /// <summary>Why formats cannot be told this; null where they can.</summary>
    public static string? WhyNot(IReadOnlyDictionary<string, string> told)
    {
        try
        {
            FormatOptions.Of(told);
            return told.FirstOrDefault(o => o.Value is not { Length: <= LongestOption }) is { Key: { } name } ? $"\"{name}\" has at most {LongestOption} characters." : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>The locale whose file has other units than the source: a catalogue with other plural forms. Null where the units are the same, or there are several locales, which share them.</summary>
    public static Locale? LocaleOf(IFormat format, SourceText source, IReadOnlyList<Unit> units, IEnumerable<Locale> locales) =>
        locales.Distinct().ToList() is [var only] && !format.Extract(format.Localized(source, only)).Select(u => u.Id).SequenceEqual(units.Select(u => u.Id), StringComparer.Ordinal) ? only : null;
}
