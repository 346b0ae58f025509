using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>How sentences end, for all languages of one SRX 2.0 file: ours, or one that a desk brings.</summary>
/// <remarks>Immutable and safe to share.</remarks>
public sealed class SegmentationRules
{
    static readonly Lazy<SegmentationRules> OurOwn = new(LoadShipped);

    readonly IReadOnlyList<LanguageMap> maps;
    readonly string name;
    readonly bool readsEndings;
    readonly ConcurrentDictionary<string, Segmenter> segmenters = new(StringComparer.Ordinal);

    internal SegmentationRules(string name, IReadOnlyList<LanguageMap> maps, bool cascades, bool segmentsSubflows, IReadOnlyList<FormatHandle> formatHandles)
    {
        this.name = name;
        this.maps = maps;
        Cascades = cascades;
        SegmentsSubflows = segmentsSubflows;
        FormatHandles = formatHandles;
    }

    SegmentationRules(SegmentationRules rules, bool readsEndings)
        : this(rules.name, rules.maps, rules.Cascades, rules.SegmentsSubflows, rules.FormatHandles) => this.readsEndings = readsEndings;

    /// <summary>The rules that come with Translate; in Korean, endings decide where there is no final punctuation.</summary>
    public static SegmentationRules Shipped => OurOwn.Value;

    /// <summary>All maps that cover a language give it their rules, in order; otherwise the first one only.</summary>
    public bool Cascades { get; }

    /// <summary>What the file asks for texts inside of texts, such as footnotes.</summary>
    public bool SegmentsSubflows { get; }

    /// <summary>What the file asks for markup at a break. Kept for its reader: here closing markup always stays with what it closes.</summary>
    public IReadOnlyList<FormatHandle> FormatHandles { get; }

    /// <summary>Reads an SRX 2.0 file.</summary>
    /// <param name="srx">The file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="InvalidDocumentException">
    /// It is not well-formed, has a DTD, lacks what SRX 2.0 prescribes, or holds a regular expression that is malformed or not supported.
    /// </exception>
    public static SegmentationRules Load(Stream srx, string name) => SrxReader.Read(srx, name, asNeeded: false);

    /// <summary>The rules for one locale, ready to split its texts.</summary>
    /// <exception cref="InvalidDocumentException">The locale's rules are too large together, or a map's pattern takes too long to say whether it is for the locale.</exception>
    public Segmenter For(Locale locale)
    {
        var covering = maps.Where(map => Covers(map, locale)).Select(map => map.Rules);
        var sets = (Cascades ? covering : covering.Take(1)).Distinct().ToList();
        return segmenters.GetOrAdd(string.Join('\n', sets.Select(set => set.Name)), _ => new(name, [.. sets.SelectMany(set => set.Rules)], readsEndings && sets.Exists(set => set.Name == "Korean") ? KoreanEndings.Shipped : null));
    }

    bool Covers(LanguageMap map, Locale locale)
    {
        try
        {
            return map.Covers(locale);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new InvalidDocumentException(name, map.Position, "the language pattern takes too long: it can match the same tag in too many ways.", error);
        }
    }

    static SegmentationRules LoadShipped()
    {
        using var srx = typeof(SegmentationRules).Assembly.GetManifestResourceStream("Translate.Core.Segmentation.shipped.srx")!;
        return new(SrxReader.Read(srx, "shipped.srx", asNeeded: true), readsEndings: true);
    }
}

/// <summary>What an SRX file asks for markup of one kind at a break (SRX 2.0 <c>formathandle</c>).</summary>
/// <param name="Type"><c>start</c>, <c>end</c> or <c>isolated</c>.</param>
/// <param name="Include">It goes with the text before the break.</param>
public readonly record struct FormatHandle(string Type, bool Include);
