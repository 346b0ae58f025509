using System.Runtime.CompilerServices;
using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>JSON resource files (.json): one unit a string. Names, numbers and structure are never touched.</summary>
/// <remarks>
/// <para>
/// A unit's id is the string's JSON Pointer (RFC 6901): <c>/menu/file/open</c>, <c>/steps/0</c>. Strings without text are no units. Placeholders
/// are inline codes: see <see cref="MessagePlaceholders"/>.
/// </para>
/// <para>
/// A plural or select message of ICU (<c>{n, plural, one {…} other {…}}</c>) is no unit and stays as it is: other locales have other
/// arms, and they are not read yet.
/// </para>
/// </remarks>
public sealed class Json : IFormat
{
    sealed record Document(IReadOnlyList<Unit> Units, JsonHabit Habit);

    /// <summary>Documents that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    static readonly ConditionalWeakTable<SourceText, Document> Documents = [];

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => Read(source).Units;

    /// <inheritdoc/>
    /// <remarks>Escaped is what has to be, what the file's encoding lacks, and what the file itself always escapes.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);

        var text = MessagePlaceholders.Write(source, unit, target);
        if (SourceText.FromString(source.Name, "").WhyUnencodable(text) is { } problem)
            throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" cannot be written: {problem}.");
        return Read(source).Habit.Write(text, source);
    }

    /// <inheritdoc/>
    /// <remarks><c>en.json</c> gives <c>ko.json</c>, and <c>messages.en.json</c> gives <c>messages.ko.json</c>.</remarks>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);

    static Document Read(SourceText source) => Documents.GetValue(source, static file =>
    {
        var scanner = new JsonScanner(file);
        return new(
            [.. scanner.Read()
                .Where(entry => !string.IsNullOrWhiteSpace(entry.Text) && !MessagePlaceholders.HasArms(entry.Text))
                .Select(entry => new Unit(entry.Pointer, entry.Slot, MessagePlaceholders.Parse(entry.Text)) { Kind = UnitKind.Entry })],
            scanner.Habit);
    });
}
