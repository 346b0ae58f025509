using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Translate.Core.Formats.Icu;
using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>JSON resource files (.json): one unit a string. Names, numbers and structure are never touched, but for the forms of plurals.</summary>
/// <remarks>
/// <para>
/// A unit's id is the string's JSON Pointer (RFC 6901): <c>/menu/file/open</c>, <c>/steps/0</c>. Strings without text are no units. Placeholders
/// are inline codes: see <see cref="MessagePlaceholders"/>. Which strings are for people can be said by patterns of their pointers.
/// </para>
/// <para>
/// Of a message of ICU with arms (<c>{n, plural, one {…} other {…}}</c>) each arm is a unit, and so is what stands beside an argument with arms; behind its
/// pointer the id says which: <c>/files~{n one}</c>. What is no valid message is one unit. In a file with such messages the others are ICU's, too, and so is one whose argument
/// says its type (<c>{n, number}</c>): their apostrophes quote braces, and are undone and written as such. A localized file has the arms, and the plural forms of i18next
/// (<c>item_one</c>), that its locale has.
/// </para>
/// </remarks>
public sealed class Json : IFormat
{
    const string KeysOption = "json.keys";

    const string ExceptOption = "json.except";

    /// <summary>A plural within a plural may have 36 arms where it had four.</summary>
    const int MostGrowth = 16;

    /// <summary>This much is no harm in any file.</summary>
    const int AlwaysGrown = 100_000;

    /// <summary>Names repeat what is around an arm; beyond so many times the file's length they were made to fill the memory.</summary>
    const int MostNamed = 64;

    /// <summary>A longer message tells a translator nothing more.</summary>
    const int LongestNote = 4000;

    /// <summary>Of a longer pattern an error shows the beginning.</summary>
    const int MostShown = 60;

    sealed record Document(IReadOnlyList<JsonString> Strings, IReadOnlyList<Unit> Units, JsonHabit Habit, IReadOnlyDictionary<string, bool> Arms, IReadOnlySet<string> Messages);

    readonly Regex? keys;
    readonly Regex? except;

    /// <summary>Documents that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    readonly ConditionalWeakTable<SourceText, Document> documents = [];

    /// <summary>All strings are for people.</summary>
    public Json()
    {
    }

    Json(FormatOptions options) => (keys, except) = (Pattern(options, KeysOption), Pattern(options, ExceptOption));

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".json"];

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } =
    [
        new(KeysOption, "The strings that are translated, by name (title) or by pointer, with * for one step and ** for any: /menu/**, /*/title", "**"),
        new(ExceptOption, "The strings that are not translated, said in the same way", ""),
    ];

    /// <inheritdoc/>
    public IFormat With(FormatOptions options) => new Json(options);

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => beginning.StartsWith('{') && beginning.AsSpan(1).TrimStart() is var inner && (inner.StartsWith("\"") || inner.StartsWith("}"));

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => Read(source).Units;

    /// <inheritdoc/>
    /// <remarks>Escaped is what has to be, what the file's encoding lacks, and what the file itself always escapes.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);

        var document = Read(source);
        var text = document.Arms.TryGetValue(unit.Id, out var isInPlural) ? IcuText.Write(target, isInPlural)
            : document.Messages.Contains(unit.Id) ? IcuText.WriteWhole(target)
            : MessagePlaceholders.Write(source, unit, target);
        if (SourceText.FromString(source.Name, "").WhyUnencodable(text) is { } problem)
            throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" cannot be written: {problem}.");
        return document.Habit.Write(text, source);
    }

    /// <inheritdoc/>
    /// <remarks>The plural forms of the locale. What it has and the file does not says what <c>other</c> says.</remarks>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale)
    {
        var strings = Read(source).Strings.Where(IsChosen).ToList();
        var plurals = new JsonPlurals(strings);
        var edits = plurals.Localize(source, locale).ToList();
        for (var i = 0; i < strings.Count; i++)
        {
            // What is a form of one plural already, and may go or be copied as such, is not given the forms of another.
            var entry = strings[i];
            if (plurals.Of(i) is not null || !MessagePlaceholders.HasArms(entry.Text) || IcuReader.Parse(entry.Text) is not { } message) continue;
            var places = JsonEscapes.Places(source, entry.Slot);
            var present = source.Slice(entry.Slot);
            var written = new IcuForms(span => source.Slice(places(span)), locale, (MostGrowth * present.Length) + AlwaysGrown).Write(message)
                ?? throw source.Invalid(entry.Slot.Start, string.Create(CultureInfo.InvariantCulture, $"with the plural forms of {locale} this message would be more than {MostGrowth} times as long. Take it apart."));
            if (written != present) edits.Add(new(entry.Slot, written));
        }

        return edits;
    }

    /// <inheritdoc/>
    /// <remarks><c>en.json</c> gives <c>ko.json</c>, and <c>messages.en.json</c> gives <c>messages.ko.json</c>.</remarks>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);

    Document Read(SourceText source) => documents.GetValue(source, Parse);

    Document Parse(SourceText source)
    {
        var scanner = new JsonScanner(source);
        var strings = scanner.Read();
        var chosen = strings.Where(IsChosen).ToList();
        var plurals = new JsonPlurals(chosen);
        var units = new List<Unit>(chosen.Count);
        var arms = new Dictionary<string, bool>(StringComparer.Ordinal);
        var messages = new HashSet<string>(StringComparer.Ordinal);
        var isIcu = strings.Any(entry => MessagePlaceholders.HasArms(entry.Text) && IcuReader.Parse(entry.Text) is not null);
        var named = 0L;
        for (var i = 0; i < chosen.Count; i++)
        {
            var entry = chosen[i];
            if (string.IsNullOrWhiteSpace(entry.Text)) continue;
            var isMessage = isIcu || MessagePlaceholders.HasArms(entry.Text) || MessagePlaceholders.HasTypes(entry.Text);
            if (!isMessage || IcuReader.Parse(entry.Text) is not { } message)
            {
                units.Add(new(entry.Pointer, entry.Slot, MessagePlaceholders.Parse(entry.Text)) { Kind = UnitKind.Entry, Plural = plurals.Of(i) });
                continue;
            }

            if (message.Parts is [IcuPart.Run whole])
            {
                messages.Add(entry.Pointer);
                units.Add(new(entry.Pointer, entry.Slot, whole.Text) { Kind = UnitKind.Entry, Plural = plurals.Of(i) });
                continue;
            }

            var places = JsonEscapes.Places(source, entry.Slot);
            foreach (var text in IcuText.Of(message))
            {
                var id = $"{entry.Pointer}~{text.Name}";
                if ((named += id.Length) > (MostNamed * (long)source.Text.Length) + AlwaysGrown)
                    throw source.Invalid(entry.Slot.Start, string.Create(CultureInfo.InvariantCulture, $"the names of the messages up to here take more than {MostNamed} times the room of the file: they are too long."));
                arms.Add(id, text.IsInPlural);
                units.Add(new(id, places(text.Run.Span), text.Run.Text)
                {
                    Kind = UnitKind.Entry,
                    Note = entry.Text.Length > LongestNote ? null : entry.Text,
                    Plural = text.Category is { } category ? new(category, $"{entry.Pointer}~{text.Other}") : null,
                });
            }
        }

        return new(strings, units, scanner.Habit, arms, messages);
    }

    bool IsChosen(JsonString entry) => (keys?.IsMatch(entry.Pointer) ?? true) && !(except?.IsMatch(entry.Pointer) ?? false);

    /// <exception cref="FormatException">The patterns are longer than can be looked for in one pass.</exception>
    static Regex? Pattern(FormatOptions options, string option)
    {
        if (options.List(option) is not { Count: > 0 } patterns) return null;
        try
        {
            return new(
                @"\A(?:" + string.Join('|', patterns.Select(pattern => (pattern.StartsWith('/') || pattern == "**" ? "" : "(?:.*/)") + Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal))) + @")\z",
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
        }
        catch (NotSupportedException e)
        {
            var longest = patterns.MaxBy(pattern => pattern.Length)!;
            throw new FormatException($"{option}: {(patterns.Count > 1 ? "its patterns are too long together; the longest is" : "this pattern is too long:")} \"{longest[..Math.Min(longest.Length, MostShown)]}{(longest.Length > MostShown ? "…" : "")}\". Say with * and ** what they have in common.", e);
        }
    }
}
