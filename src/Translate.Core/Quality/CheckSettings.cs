using System.Collections.Immutable;
using System.Text.Json;
using Translate.Core.Quality.Rooms;

namespace Translate.Core.Quality;

/// <summary>Which checks are made, and how much what they find weighs; as a desk, a document or a unit wants it.</summary>
/// <remarks>
/// As JSON it is an object with a check's name for each that is not as usual, and <c>off</c>, <c>warning</c> or <c>error</c>:
/// <c>{"quotes":"off","ending":"error"}</c>. A name that no check has is kept and means nothing, but <c>font</c>, which says in what font and size widths are measured where a file names
/// none: <c>{"font":"Noto Sans;14"}</c>. What cannot be delivered (<see cref="Gates.Blocks"/>) is always said, with its own weight.
/// </remarks>
public sealed class CheckSettings
{
    /// <summary>All checks are made, and weigh what they say themselves.</summary>
    public static readonly CheckSettings Usual = new(ImmutableDictionary<string, Severity?>.Empty);

    const string Off = "off", FontKey = "font";

    readonly ImmutableDictionary<string, Severity?> severities;

    CheckSettings(ImmutableDictionary<string, Severity?> severities, CheckFont? font = null) => (this.severities, Font) = (severities, font);

    /// <summary>The font in which widths are measured where a file limits them and names none; null for the usual one.</summary>
    public CheckFont? Font { get; }

    /// <summary>Reads settings.</summary>
    /// <exception cref="FormatException">They are no such object; the message names the check with the wrong value.</exception>
    public static CheckSettings Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) throw new FormatException("The settings of checks have to be a JSON object with the names of checks.");
            return document.RootElement.EnumerateObject().Aggregate(Usual, (all, property) =>
            {
                var said = property.Value.ValueKind is JsonValueKind.String ? property.Value.GetString() : null;
                if (property.Name is not FontKey) return new(all.severities.SetItem(property.Name, Read(property.Name, said)), all.Font);
                return CheckFont.TryParse(said, out var font) ? all.In(font) : throw new FormatException("\"font\" is a font's name, and behind a semicolon its size in pixels: \"Noto Sans;14\".");
            });
        }
        catch (JsonException e)
        {
            throw new FormatException($"The settings of checks are no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }

    /// <summary>These settings, and for what they do not name those of a wider place: a unit's over its document's over its desk's.</summary>
    public CheckSettings Over(CheckSettings wider) => new(wider.severities.SetItems(severities), Font ?? wider.Font);

    /// <summary>The same settings with another font; null for the usual one.</summary>
    public CheckSettings In(CheckFont? font) => new(severities, font);

    /// <summary>Whether a check is made.</summary>
    public bool Makes(string check) => Gates.Blocks(check) || !severities.TryGetValue(check, out var severity) || severity is not null;

    /// <summary>The checks that are said something of, in the order of their names.</summary>
    public IReadOnlyList<string> Named => [.. severities.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What is said of a check: <c>off</c>, <c>warning</c> or <c>error</c>; null where nothing is.</summary>
    public string? Said(string check) => severities.TryGetValue(check, out var severity) ? severity is { } own ? Name(own) : Off : null;

    /// <summary>The same settings, with something else said of one check.</summary>
    /// <param name="check">The check's name.</param>
    /// <param name="said"><c>off</c>, <c>warning</c> or <c>error</c>; null to say nothing of it any more.</param>
    /// <exception cref="FormatException">It is none of these.</exception>
    public CheckSettings With(string check, string? said) => new(said is null ? severities.Remove(check) : severities.SetItem(check, Read(check, said)), Font);

    /// <summary>Whether what a check finds keeps a job from being handed in: it cannot be delivered, or was made an error here.</summary>
    public bool Blocks(string check) => Gates.Blocks(check) || (severities.TryGetValue(check, out var severity) && severity is Severity.Error);

    /// <summary>Whether anything but what cannot be delivered keeps a job from being handed in.</summary>
    public bool HasOwnErrors => severities.ContainsValue(Severity.Error);

    /// <summary>The same settings with every check off that does not keep a job from being handed in.</summary>
    public CheckSettings OnlyErrors() => new(KnownChecks.All.Where(check => !Blocks(check.Name)).Aggregate(severities, (all, check) => all.SetItem(check.Name, null)), Font);

    /// <summary>The finding with the weight that it has here.</summary>
    public Finding Weigh(Finding finding) =>
        !Gates.Blocks(finding.Check) && severities.TryGetValue(finding.Check, out var severity) && severity is { } own && own != finding.Severity ? finding with { Severity = own } : finding;

    /// <summary>The settings as <see cref="Parse"/> reads them, in the order of the names.</summary>
    public override string ToString()
    {
        var said = new SortedDictionary<string, string>(severities.ToDictionary(s => s.Key, s => s.Value is { } severity ? Name(severity) : Off, StringComparer.Ordinal), StringComparer.Ordinal);
        if (Font is not null) said[FontKey] = Font.ToString();
        return JsonSerializer.Serialize(said);
    }

    static string Name(Severity severity) => severity is Severity.Error ? "error" : "warning";

    static Severity? Read(string check, string? said) => said switch
    {
        Off => null,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => throw new FormatException($"The check \"{check}\" can be \"off\", \"warning\" or \"error\"."),
    };
}
