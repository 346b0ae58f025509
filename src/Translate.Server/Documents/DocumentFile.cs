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

    /// <summary>
    /// The locales by the units that are to be translated for them: those with the source's units share one document, and each with others has its own: a catalogue in more or fewer plural forms, or a page
    /// with words that are not for the locale.
    /// </summary>
    public static IReadOnlyList<LocaleUnits> ByUnits(IFormat format, SourceText source, IReadOnlyList<Unit> units, IEnumerable<Locale> locales)
    {
        var (shared, own) = (new List<Locale>(), new List<LocaleUnits>());
        foreach (var locale in locales.Distinct())
        {
            var localized = format.Localized(source, locale);
            var there = ReferenceEquals(localized, source) ? units : format.Extract(localized);
            if (there.Select(u => (u.Id, u.Source.Text)).SequenceEqual(units.Select(u => (u.Id, u.Source.Text)))) shared.Add(locale);
            else own.Add(new(locale, [locale], localized, there));
        }

        return shared.Count > 0 ? [new(null, shared, source, units), .. own] : own;
    }
}

/// <summary>Locales for which a file has the same units.</summary>
/// <param name="LocalizedFor">The locale whose units they are; null for the source's own.</param>
/// <param name="Locales">The locales.</param>
/// <param name="Source">The file in that form.</param>
/// <param name="Units">Its units.</param>
public sealed record LocaleUnits(Locale? LocalizedFor, IReadOnlyList<Locale> Locales, SourceText Source, IReadOnlyList<Unit> Units);
