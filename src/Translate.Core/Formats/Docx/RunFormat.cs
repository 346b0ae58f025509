using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>How the text of a run looks: its properties (ECMA-376 part 1, 17.3.2), but for those that say what the text is and not how it looks.</summary>
/// <remarks>
/// Noise, and not written again as they are: language, spelling and direction, which another language has its own of, and the hint at a font for
/// characters that several scripts share, which goes by the text that is written. The properties for complex scripts go along with those that they double. Of a font for an East Asian
/// language counts whether it has serifs: written in another of them, the text gets a font of that kind for its language.
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
            if (child.Name.Length > 0 && !IsNoise(child)) properties.Add(Read(child));
        Start = start;
        Data = Compose(properties.Where(p => p.Name is not ("bCs" or "iCs" or "szCs")).Select(p => p.Font is null ? p.Source : p.In(EastAsianFonts.GenericFamily(p.Font)!)));
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
    /// <param name="rightToLeft">The text's direction.</param>
    /// <param name="eastAsian">The East Asian language that the text is in, whose fonts it gets; null to leave them as they are.</param>
    /// <param name="isHinted">What several scripts share is to be drawn in the font for East Asian text as well.</param>
    public string Begin(bool rightToLeft, Locale? eastAsian = null, bool isHinted = false)
    {
        if (!rightToLeft) return Compose(isHinted ? Hinted() : properties.Select(Written));
        var written = new List<string>(properties.Count + 4);
        var isSaid = false;
        foreach (var property in properties)
        {
            var (name, attributes) = (property.Name, property.Attributes);

            // What follows the direction in the schema's order (CT_RPr).
            if (!isSaid && name is "cs" or "em" or "eastAsianLayout" or "specVanish" or "oMath" or "rPrChange" or "")
            {
                isSaid = true;
                written.Add($"<{Prefix}rtl/>");
            }

            written.Add(Written(property));
            if (name is "b" or "i" or "sz" && !properties.Exists(p => p.Name == name + "Cs")) written.Add($"<{Prefix}{name}Cs{attributes}/>");
        }

        if (!isSaid) written.Add($"<{Prefix}rtl/>");
        return Compose(written);

        // The schema's order (CT_RPr): the style, the fonts, all else.
        IEnumerable<string> Hinted()
        {
            var hint = $" {Prefix}hint=\"eastAsia\"";
            var fonts = properties.FindIndex(property => property.Name is "rFonts");
            var place = fonts >= 0 ? fonts : properties.Count > 0 && properties[0].Name is "rStyle" ? 1 : 0;
            var all = properties.ConvertAll(Written);
            if (fonts < 0) all.Insert(place, $"<{Prefix}rFonts{hint}/>");
            else all[place] = all[place].Insert(all[place].AsSpan().IndexOfAny(" />"), hint);
            return all;
        }

        string Written(Property property) => property.Font is not { } font ? property.Source : property.In((eastAsian is { } locale ? EastAsianFonts.InPlaceOf(font, locale) : null) ?? font);
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

    static Property Read(Element property)
    {
        var (name, attributes) = (property.Vocabulary is Vocabulary.Word ? property.Name : "", property.KeptAttributes());
        if (!property.Is("rFonts")) return new(name, property.Source, attributes);
        var isKnown = property.Prefix.Length > 0 && EastAsianFonts.Of(property) is { } font && EastAsianFonts.GenericFamily(font) is not null;
        var source = property.Place("hint") is null && !isKnown ? property.Source : $"<{property.QualifiedName}{(isKnown ? property.AttributesWithout("hint", "eastAsia") : property.AttributesWithout("hint"))}/>";
        return new(name, source, attributes, isKnown ? property.Attribute("eastAsia") : null);
    }

    /// <summary>A property of a run.</summary>
    /// <param name="Name">Its name; nothing where it is no word of WordprocessingML.</param>
    /// <param name="Source">It as it is written, but for the font for East Asian text where that is known.</param>
    /// <param name="Attributes">Its attributes.</param>
    /// <param name="Font">The font for East Asian text; null where it names none that is known.</param>
    readonly record struct Property(string Name, string Source, string Attributes, string? Font = null)
    {
        /// <summary>It with another font for East Asian text.</summary>
        public string In(string font)
        {
            var prefix = Source[1..(Source.IndexOf(':', StringComparison.Ordinal) + 1)];
            return $"{Source[..^2]} {prefix}eastAsia=\"{font}\"/>";
        }
    }
}
