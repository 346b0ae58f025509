using System.Collections.Immutable;
using System.Globalization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>What TMX says of a unit, and may say of each of its variants.</summary>
sealed record TmxFacts
{
    /// <summary>Who changed it last, or made it.</summary>
    public string? Author { get; set; }

    /// <summary>Who approved it.</summary>
    public string? Editor { get; set; }

    /// <summary>When it was changed last, or made.</summary>
    public DateTimeOffset? Changed { get; set; }

    /// <summary>What stood around it.</summary>
    public SegmentContext Context { get; set; } = SegmentContext.Unknown;

    /// <summary>How far it can be trusted.</summary>
    public TargetState State { get; set; } = TargetState.Translated;

    /// <summary>Who or what paired it.</summary>
    public PairOrigin Origin { get; set; }

    /// <summary>How sure the program that paired it was, in per cent.</summary>
    public int? Confidence { get; set; }

    /// <summary>The document it comes from.</summary>
    public string? Document { get; set; }
}

/// <summary>One language of a unit (<c>tuv</c>).</summary>
sealed record TmxVariant(Locale Locale, TmxFacts Facts, string Text, IReadOnlyList<TmxCode> Codes);

/// <summary>An inline element as TMX has it.</summary>
/// <param name="Offset">Where it stands in the text.</param>
/// <param name="Kind">What it is to us.</param>
/// <param name="Inner"><c>i</c>: what binds the halves of a pair within their segment.</param>
/// <param name="Outer"><c>x</c>: what binds the same code in all languages of a unit.</param>
/// <param name="Data">Its text.</param>
/// <param name="Markup">What else is said of it (<see cref="TmxMarkup"/>).</param>
readonly record struct TmxCode(int Offset, CodeKind Kind, string? Inner, string? Outer, string Data, string? Markup)
{
    /// <summary>Begins the <see cref="Inner"/> of a pair that has none in the file (<c>hi</c>); no file can have this character.</summary>
    public const string Nameless = "\0";
}

/// <summary>The ids of the codes of one unit: the same code has the same id in every language.</summary>
/// <remarks>
/// <c>x</c> is the id where a code has it. Without it a pair is known by its <c>i</c>, and any other code by its data: the second
/// <c>{0}</c> of one language is the second of another.
/// </remarks>
sealed class TmxIds
{
    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> pairs = new(StringComparer.Ordinal);
    readonly Dictionary<(CodeKind, string, int), string> alone = [];
    int last;

    public TmxIds(IReadOnlyList<TmxVariant> variants)
    {
        taken.UnionWith(variants.SelectMany(v => v.Codes).Select(code => code.Outer).OfType<string>());
        foreach (var inner in variants.SelectMany(v => v.Codes).Where(code => code.Outer is null).Select(code => code.Inner).OfType<string>())
            if (!pairs.ContainsKey(inner)) pairs[inner] = !inner.StartsWith(TmxCode.Nameless, StringComparison.Ordinal) && taken.Add(inner) ? inner : Free();
    }

    public InlineText Text(TmxVariant variant)
    {
        if (variant.Codes.Count == 0) return variant.Text;

        var seen = new Dictionary<(CodeKind, string), int>();
        var codes = ImmutableArray.CreateBuilder<InlineCode>(variant.Codes.Count);
        foreach (var code in variant.Codes)
            codes.Add(new(code.Offset, code.Kind, code.Outer ?? (code.Inner is { } inner ? pairs[inner] : Alone(code)), code.Data) { Markup = code.Markup });
        return new(variant.Text, codes.DrainToImmutable());

        string Alone(TmxCode code)
        {
            var occurrence = seen[(code.Kind, code.Data)] = seen.GetValueOrDefault((code.Kind, code.Data)) + 1;
            if (!alone.TryGetValue((code.Kind, code.Data, occurrence), out var id)) alone[(code.Kind, code.Data, occurrence)] = id = Free();
            return id;
        }
    }

    string Free()
    {
        string id;
        do id = (++last).ToString(CultureInfo.InvariantCulture);
        while (!taken.Add(id));
        return id;
    }
}
