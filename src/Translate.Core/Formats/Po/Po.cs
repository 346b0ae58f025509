using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>Catalogues of gettext (.po) and their templates (.pot): one unit a message, and one for each form of a plural. Comments and obsolete entries are never touched.</summary>
/// <remarks>
/// <para>
/// A unit's id is its message with its context before it (<c>menu/Open</c>) and the category of its plural form behind it (<c>%d files//few</c>); slashes and
/// tildes within are written as in JSON Pointers, and of a long one there is the beginning and a hash. A form says its category where the header's
/// <c>Language</c> and <c>Plural-Forms</c> tell; else its number stands for it. Its source is the plural, for <c>one</c> the singular; but where the language has
/// other numbers there, too (21 in Russian), and the singular has no place for them, that is the plural as well, and the id ends in <c>one+</c>.
/// </para>
/// <para>
/// A fuzzy target counts as a first idea, and the flag goes when the message gets another one. Another locale gets its own forms: the number of
/// <c>msgstr</c> lines, <c>Language</c> and <c>Plural-Forms</c> change, and a translation into another language goes. Placeholders are inline codes as the message's flags say:
/// see <see cref="PoPlaceholders"/>. A flag <c>max-length:20</c> limits the target. A catalogue whose encoding has no form for a target becomes UTF-8, and its header says so.
/// </para>
/// </remarks>
public sealed partial class Po : IFormat
{
    /// <summary>Of a longer message the id has the beginning.</summary>
    const int LongestShown = 80;

    sealed record Catalogue(IReadOnlyList<PoMessage> Messages, PoHeader Header)
    {
        public bool? Wraps { get; set; }

        /// <summary>The message that has this place.</summary>
        public PoMessage? At(int offset)
        {
            int first = 0, end = Messages.Count;
            while (first < end)
            {
                var middle = (first + end) / 2;
                if (Messages[middle].Targets[^1].Span.End <= offset) first = middle + 1;
                else end = middle;
            }

            return first < Messages.Count ? Messages[first] : null;
        }
    }

    /// <summary>Catalogues that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    static readonly ConditionalWeakTable<SourceText, Catalogue> Catalogues = [];

    /// <inheritdoc/>
    public string Name => "po";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".po", ".pot"];

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => Beginning().IsMatch(beginning);

    /// <inheritdoc/>
    public bool IsBilingual => true;

    /// <inheritdoc/>
    /// <remarks>Where the header does not say it, the file's name may: <c>ko.po</c>.</remarks>
    public (Locale? From, Locale? To) Locales(SourceText source) => (null, Read(source).Header.Language ?? NamedLocale.Of(source.Name));

    /// <inheritdoc/>
    /// <remarks>A template's <c>CHARSET</c> is none.</remarks>
    public string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 16_384)]));
        return match.Success && match.Groups["charset"].Value is not "CHARSET" ? match.Groups["charset"].Value : null;
    }

    /// <inheritdoc/>
    /// <remarks>A catalogue that says that it is UTF-8, and is, is read so whatever was declared: it may be one that has become so (<see cref="InUnicode"/>).</remarks>
    public SourceText Decode(ReadOnlySpan<byte> bytes, string name, string? encoding) =>
        SourceText.Decode(bytes, name, "UTF-8".Equals(DeclaredEncoding(bytes), StringComparison.OrdinalIgnoreCase) && Utf8.IsValid(bytes) ? null : encoding);

    /// <inheritdoc/>
    public SourceText? InUnicode(SourceText source) =>
        source.Encoding is not UTF8Encoding && !source.HasByteOrderMark && Read(source).Header.InUnicode() is { Count: > 0 } edits ? SourceText.FromString(source.Name, Splice.Apply(source.Text, edits)) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source)
    {
        var catalogue = Read(source);
        var units = new List<Unit>(catalogue.Messages.Count);
        var oneIsOne = catalogue.Header.Language is not { } language || PluralRules.Of(language).SaysOneOfOneOnly;
        foreach (var message in catalogue.Messages)
        {
            if (message.IsHeader) continue;
            var flags = message.Flags(source).ToList();
            var read = PoPlaceholders.Reader(flags);
            var state = flags.Contains("fuzzy") ? TargetState.Initial : TargetState.Translated;
            int? most = flags.Select(flag => Limit().Match(flag)).FirstOrDefault(match => match.Success) is { } limit ? int.Parse(limit.Groups["most"].ValueSpan, CultureInfo.InvariantCulture) : null;
            var categories = message.Plural is null ? null : PluralForms.Categories(catalogue.Header.Language, message.Targets.Count, catalogue.Header.Forms);
            for (var form = 0; form < message.Targets.Count; form++)
            {
                var target = message.Targets[form];
                var text = read(message.Id);
                var name = message.Plural is null ? null : categories?[form].Name() ?? form.ToString(CultureInfo.InvariantCulture);
                if (message.Plural is { } plural && (message.Targets.Count == 1 || (categories is null ? form > 0 : categories[form] is not PluralCategory.One))) text = read(plural);
                else if (message.Plural is { } general && !oneIsOne && read(general) is var counted && !SaysAsMuch(text, counted)) (text, name) = (counted, name + "+");
                units.Add(new(IdOf(message, name), target.Span, text)
                {
                    Kind = UnitKind.Entry,
                    MostCharacters = most,
                    Note = message.Note,
                    Plural = categories is null ? null : new(categories[form], IdOf(message, PluralCategory.Other.Name())),
                    Standing = target.Text.Length == 0 ? null : new(MessagePlaceholders.Translation(text, target.Text, read), state),
                });
            }
        }

        return units;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Long lines are broken as gettext does, where the file has not left its own unbroken. Placeholders of printf that stand in another order than in the
    /// message get numbers (<c>%2$s</c>), as <c>msgfmt -c</c> demands.
    /// </remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(this.Stands(unit))) return source.Slice(unit.Slot);
        var text = StandaloneCodes.Written(source, unit, target).Render();
        if (text.Contains('\0', StringComparison.Ordinal)) throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" has a NUL in it, which ends a text in C.");
        var catalogue = Read(source);
        return PoText.Write(source, unit.Slot.Start, text, catalogue.Wraps ??= PoText.Wraps(source.Text, catalogue.Messages[0] is { IsHeader: true } header ? header.Targets[^1].Span.End : 0));
    }

    /// <inheritdoc/>
    /// <remarks>The message is not fuzzy any more.</remarks>
    public IEnumerable<Edit> Beside(SourceText source, Unit unit) => Read(source).At(unit.Slot.Start)?.WithoutFuzzy(source) ?? [];

    /// <inheritdoc/>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale)
    {
        var (messages, header) = Read(source);
        var covers = header.Covers(locale);
        var isOther = header.Language is { } own && !own.SharesLanguage(locale);
        var keepsForms = header.HoldsFor(locale, !messages.Any(message => !message.IsHeader && message.Targets.Any(target => target.Text.Length > 0)));
        var count = keepsForms ? header.Forms!.Count : PluralRules.Of(locale).Counted.Count;
        var edits = header.Localize(locale, messages.Any(message => message.Plural is not null), keepsForms).ToList();
        foreach (var message in messages)
        {
            if (message.IsHeader)
            {
                if (edits.Count > 0 && (!covers || header.Language is null)) edits.AddRange(message.WithoutFuzzy(source));
                continue;
            }

            var hasTarget = message.Targets.Any(target => target.Text.Length > 0);
            if (isOther && hasTarget) edits.AddRange(message.WithoutFuzzy(source));
            var kept = message.Plural is null ? 1 : Math.Min(count, message.Targets.Count);
            if (isOther) edits.AddRange(message.Targets.Take(kept).Where(target => target.Text.Length > 0).Select(target => new Edit(target.Span, "\"\"")));
            if (message.Plural is null) continue;

            // What is translated already is nothing to throw away, whatever the header says.
            if (message.Targets.Count > count && (isOther || message.Targets.Skip(count).All(target => target.Text.Length == 0)))
                edits.Add(new(TextSpan.FromBounds(message.Targets[count - 1].Span.End, message.Targets[^1].Span.End), ""));
            else if (message.Targets.Count < count)
                edits.Add(new(new(message.Targets[^1].Span.End, 0), string.Concat(Enumerable.Range(message.Targets.Count, count - message.Targets.Count).Select(form => string.Create(CultureInfo.InvariantCulture, $"{source.LineEnd}msgstr[{form}] \"\"")))));
        }

        return edits;
    }

    /// <inheritdoc/>
    /// <remarks><c>de.po</c> gives <c>ko.po</c>, and a template <c>app.pot</c> gives <c>app.ko.po</c>.</remarks>
    public string LocalizedName(string name, Locale locale)
    {
        if (!name.EndsWith(".pot", StringComparison.OrdinalIgnoreCase)) return NamedLocale.Replace(name, locale);
        return string.Create(CultureInfo.InvariantCulture, $"{name[..^4]}.{PoLocale.Name(locale)}.po");
    }

    /// <summary>The singular has each placeholder that the plural has: "One hour left" has no place for 21.</summary>
    static bool SaysAsMuch(InlineText singular, InlineText plural) => !plural.Codes.Select(code => code.Data).Except(singular.Codes.Select(code => code.Data), StringComparer.Ordinal).Any();

    static string IdOf(PoMessage message, string? form)
    {
        var id = (message.Context is { } context ? Escape(context) + "/" : "") + Escape(message.Id);
        return form is null ? id : $"{id}//{form}";
    }

    static string Escape(string text)
    {
        var shown = text;
        if (text.Length > LongestShown || text.AsSpan().ContainsAny('\r', '\n'))
        {
            var end = text.AsSpan(0, Math.Min(text.Length, LongestShown)).IndexOfAny('\r', '\n') is >= 0 and var line ? line : LongestShown - 20;
            if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
            shown = text[..end];
        }

        var escaped = shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return shown.Length == text.Length ? escaped : $"{escaped}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..16]}";
    }

    static Catalogue Read(SourceText source) => Catalogues.GetValue(source, static file =>
    {
        var messages = new PoReader(file).Read();
        return new(messages, new(file, messages.Find(message => message.IsHeader)));
    });

    [GeneratedRegex("""\A(?:#[^\r\n]*[\r\n]+|[\r\n]+)*msg(?:id|ctxt)[ \t]+["]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();

    [GeneratedRegex("""Content-Type:[^"\\\r\n]*charset=(?<charset>[A-Za-z0-9_.:-]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();

    [GeneratedRegex(@"\Amax-length:[ ]*(?<most>[1-9][0-9]{0,8})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Limit();
}
