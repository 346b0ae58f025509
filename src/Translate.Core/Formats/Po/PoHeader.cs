using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>What a catalogue says of itself: the translation of its empty message (gettext's manual, "Filling in the Header Entry").</summary>
sealed class PoHeader
{
    const string LanguageField = "Language";

    const string FormsField = "Plural-Forms";

    const string ContentField = "Content-Type";

    readonly SourceText source;
    readonly PoMessage? message;
    readonly List<PoString> lines = [];

    /// <summary>Reads the header of a catalogue, which may have none.</summary>
    public PoHeader(SourceText source, PoMessage? message)
    {
        this.source = source;
        this.message = message;
        if (message is { Plural: null }) Read(message.Targets[0]);
        Language = Field(LanguageField) is { Length: > 0 } language && PoLocale.TryParse(language, out var locale) ? locale : null;
        Forms = Field(FormsField) is { } forms ? PluralForms.Parse(forms) : null;
    }

    /// <summary>The locale that it names, if any.</summary>
    public Locale? Language { get; }

    /// <summary>How many plural forms there are and which number takes which, as far as it says.</summary>
    public PluralForms? Forms { get; }

    /// <summary>The catalogue is in this locale, or does not say in which it is.</summary>
    public bool Covers(Locale locale) => Field(LanguageField) is not { Length: > 0 } name || PoLocale.Covers(name, locale);

    /// <summary>What it says of the catalogue's forms holds for this locale, and stays as it is. A template's forms are those of its source.</summary>
    public bool HoldsFor(Locale locale, bool isTemplate) => Forms is not null && (Language is { } own ? own.SharesLanguage(locale) : !isTemplate);

    /// <summary>The changes that make it speak of another locale.</summary>
    /// <param name="locale">The locale.</param>
    /// <param name="hasPlurals">There are messages with plural forms.</param>
    /// <param name="keepsForms">What it says of them stays.</param>
    public IEnumerable<Edit> Localize(Locale locale, bool hasPlurals, bool keepsForms)
    {
        var rules = PluralRules.Of(locale);
        var wanted = new List<(string Name, string Value)>();
        var charset = Field(ContentField)?.Replace("=CHARSET", $"={source.Encoding.WebName.ToUpperInvariant()}", StringComparison.Ordinal);
        if (charset != Field(ContentField)) wanted.Add((ContentField, charset!));
        if (Field(LanguageField) is not { Length: > 0 } name || !PoLocale.Covers(name, locale)) wanted.Add((LanguageField, PoLocale.Name(locale)));
        if ((hasPlurals || Field(FormsField) is not null) && !keepsForms)
            wanted.Add((FormsField, string.Create(CultureInfo.InvariantCulture, $"nplurals={rules.Counted.Count}; plural={(rules.Counted.Count > 1 ? $"({rules.Formula})" : rules.Formula)};")));

        return Set(wanted);
    }

    /// <summary>The changes that make it say that the catalogue is in UTF-8; none where it says nothing of its encoding.</summary>
    public IReadOnlyList<Edit> InUnicode()
    {
        const string Charset = "charset=";
        if (Field(ContentField) is not { } content || content.IndexOf(Charset, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)) return [];
        var start = at + Charset.Length;
        var length = content.AsSpan(start).IndexOfAny(" ;\t") is >= 0 and var end ? end : content.Length - start;
        return [.. Set([(ContentField, content[..start] + "UTF-8" + content[(start + length)..])])];
    }

    IEnumerable<Edit> Set(List<(string Name, string Value)> wanted) =>
        wanted.Count == 0 ? [] : message is null ? [New(wanted)] : IsRegular ? Lines(wanted) : [Whole(wanted)];

    /// <summary>The value of a field; null where there is none.</summary>
    string? Field(string name) => lines.Select(line => line.Text).FirstOrDefault(line => IsOf(line, name)) is { } found ? found[(name.Length + 1)..].Trim() : null;

    static bool IsOf(string line, string name) => line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Each line of the header is a literal of its own or several, so that one can change alone.</summary>
    bool IsRegular => lines.TrueForAll(line => line.Text.IndexOf('\n', StringComparison.Ordinal) == line.Text.Length - 1);

    /// <summary>Literals up to one that ends a line.</summary>
    void Read(PoString header)
    {
        var said = new System.Text.StringBuilder();
        TextSpan? span = null;
        foreach (var literal in PoReader.Literals(source, header.Span))
        {
            if (literal.Text.Length == 0 && span is null) continue;
            span = TextSpan.FromBounds(span?.Start ?? literal.Span.Start, literal.Span.End);
            said.Append(literal.Text);
            if (!literal.Text.EndsWith('\n')) continue;
            Add();
        }

        if (span is not null) Add();

        void Add()
        {
            // Where several lines share literals, none has a place of its own, and all are written anew.
            var whole = said.ToString();
            if (whole.IndexOf('\n', StringComparison.Ordinal) == whole.Length - 1) lines.Add(new(span!.Value, whole));
            else lines.AddRange(whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new PoString(span!.Value, line)));
            said.Clear();
            span = null;
        }
    }

    IEnumerable<Edit> Lines(List<(string Name, string Value)> wanted)
    {
        var added = "";
        var indent = Indent();
        foreach (var (name, value) in wanted)
        {
            var text = Written($"{name}: {value}", indent);
            if (lines.FindIndex(line => IsOf(line.Text, name)) is >= 0 and var index) yield return new(lines[index].Span, text);
            else added += source.LineEnd + indent + text;
        }

        if (added.Length > 0) yield return new(new(message!.Targets[0].Span.End, 0), added);
    }

    Edit Whole(List<(string Name, string Value)> wanted)
    {
        var left = new List<(string Name, string Value)>(wanted);
        var text = new System.Text.StringBuilder();
        foreach (var line in lines)
        {
            var index = left.FindIndex(field => IsOf(line.Text, field.Name));
            text.Append(index < 0 ? line.Text.TrimEnd('\n') : $"{left[index].Name}: {left[index].Value}").Append('\n');
            if (index >= 0) left.RemoveAt(index);
        }

        foreach (var (name, value) in left) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        return new(message!.Targets[0].Span, string.Join(source.LineEnd + Indent(), PoText.Literals(text.ToString(), wraps: true).Prepend("\"\"")));
    }

    string Written(string line, string indent) => string.Join(source.LineEnd + indent, PoText.Literals(line + "\n", wraps: true));

    /// <summary>The white space before the keyword.</summary>
    string Indent()
    {
        var line = WholeLines.Of(source.Text, new(message!.Targets[0].Span.Start, 0)).Start;
        var before = source.Text.AsSpan(line, message.Targets[0].Span.Start - line);
        return before[..^before.TrimStart().Length].ToString();
    }

    Edit New(List<(string Name, string Value)> wanted)
    {
        string[] fields = ["MIME-Version: 1.0", $"Content-Type: text/plain; charset={source.Encoding.WebName.ToUpperInvariant()}", "Content-Transfer-Encoding: 8bit", .. wanted.Select(field => $"{field.Name}: {field.Value}")];
        var end = source.LineEnd;
        return new(new(0, 0), $"msgid \"\"{end}msgstr \"\"{end}{string.Concat(fields.Select(field => Written(field, "") + end))}{end}");
    }
}
