using System.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>How the text of a run looks: its properties (ECMA-376 part 1, 17.3.2), but for those that say what the text is and not how it looks.</summary>
/// <remarks>
/// Noise, and not written again: language, spelling and direction, which another language has its own of, and the hint at a font for
/// characters that several scripts share. The properties for complex scripts go along with those that they double.
/// </remarks>
sealed class RunFormat
{
    readonly string qualifiedName;
    readonly List<Property> properties = [];

    /// <summary>The format of a run.</summary>
    public RunFormat(Element run)
    {
        qualifiedName = run.QualifiedName;
        var start = $"<{qualifiedName}{run.KeptAttributes()}>";
        Prefix = run.Prefix;
        foreach (var child in run.Child("rPr")?.Children ?? [])
            if (child.Name.Length > 0 && !IsNoise(child)) properties.Add(new(child.Vocabulary is Vocabulary.Word ? child.Name : "", Write(child), child.KeptAttributes()));
        Start = start;
        Data = Compose(properties.Where(p => p.Name is not ("bCs" or "iCs" or "szCs")).Select(p => p.Source));
        IsHidden = run.Child("rPr")?.Child("vanish") is { } vanish ? vanish.IsOn : null;
        Style = run.Child("rPr")?.Child("rStyle")?.Attribute("val");
    }

    /// <summary>The prefix of WordprocessingML, with its colon.</summary>
    public string Prefix { get; }

    /// <summary>Whether its text is hidden; null where its style says.</summary>
    public bool? IsHidden { get; }

    /// <summary>The style of its characters, or null.</summary>
    public string? Style { get; }

    /// <summary>The beginning of a run that looks so; two formats are the same where these are.</summary>
    public string Data { get; }

    /// <summary>The end of a run.</summary>
    public string EndData => $"</{qualifiedName}>";

    string Start { get; }

    /// <summary>The beginning of a run for text of a direction. From right to left it gets what a complex script needs to look as the source does.</summary>
    public string Begin(bool rightToLeft)
    {
        if (!rightToLeft) return Compose(properties.Select(p => p.Source));
        var written = new List<string>(properties.Count + 4);
        var isSaid = false;
        foreach (var (name, source, attributes) in properties)
        {
            // What follows the direction in the schema's order (CT_RPr).
            if (!isSaid && name is "cs" or "em" or "eastAsianLayout" or "specVanish" or "oMath" or "rPrChange" or "")
            {
                isSaid = true;
                written.Add($"<{Prefix}rtl/>");
            }

            written.Add(source);
            if (name is "b" or "i" or "sz" && !properties.Exists(p => p.Name == name + "Cs")) written.Add($"<{Prefix}{name}Cs{attributes}/>");
        }

        if (!isSaid) written.Add($"<{Prefix}rtl/>");
        return Compose(written);
    }

    string Compose(IEnumerable<string> inner)
    {
        var written = new StringBuilder(Start);
        var isOpen = false;
        foreach (var property in inner)
        {
            if (!isOpen) written.Append(System.Globalization.CultureInfo.InvariantCulture, $"<{Prefix}rPr>");
            isOpen = true;
            written.Append(property);
        }

        return isOpen ? written.Append(System.Globalization.CultureInfo.InvariantCulture, $"</{Prefix}rPr>").ToString() : Start;
    }

    static bool IsNoise(Element property) =>
        property.Is("lang") || property.Is("noProof") || property.Is("rtl") || (property.Is("rFonts") && property.AttributesWithout("hint").Length == 0);

    static string Write(Element property) => property.Is("rFonts") && property.Place("hint") is not null ? $"<{property.QualifiedName}{property.AttributesWithout("hint")}/>" : property.Source;

    readonly record struct Property(string Name, string Source, string Attributes);
}
