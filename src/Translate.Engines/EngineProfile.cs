using Translate.Core.Text;

namespace Translate.Engines;

/// <summary>A figure of a vendor's, and where the vendor says so.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Source">The page or document that gives it, or why we chose it.</param>
public readonly record struct Figure(int Value, string Source);

/// <summary>Words in a refusal that say more than its status does.</summary>
/// <param name="Status">The status that they come with.</param>
/// <param name="Says">What occurs in the answer: a code, or a piece of a sentence; upper and lower case are one.</param>
/// <param name="Fault">What it means.</param>
public sealed record FaultSign(int Status, string Says, EngineFault Fault)
{
    /// <summary>It is about this pair of languages only (it, or its glossary, is not offered): the engine serves others as before.</summary>
    public bool IsAboutPair { get; init; }
}

/// <summary>What a service counts when it charges.</summary>
public enum PriceUnit
{
    /// <summary>Nothing is charged: it runs on one's own machines.</summary>
    Free,

    /// <summary>Characters of the source.</summary>
    Character,

    /// <summary>Tokens, of the question and the answer together.</summary>
    Token,
}

/// <summary>What a service can do and what it allows: data, each figure with its source.</summary>
public sealed record EngineProfile
{
    /// <summary>The short name, as settings and the command line have it: <c>deepl</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name as people know it: <c>DeepL</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Texts a call.</summary>
    public required Figure MostTexts { get; init; }

    /// <summary>Characters a call: the texts together, counted as <see cref="Size"/> counts.</summary>
    public required Figure MostCharacters { get; init; }

    /// <summary>Calls at once.</summary>
    public required Figure MostCalls { get; init; }

    /// <summary>The ways in which it keeps inline codes, the best first; <see cref="Markup.Plain"/> alone where it knows no tags.</summary>
    public required IReadOnlyList<Markup> Markups { get; init; }

    /// <summary>What it translates.</summary>
    public required LanguageSupport Languages { get; init; }

    /// <summary>What it counts when it charges.</summary>
    public required PriceUnit PriceUnit { get; init; }

    /// <summary>What the vendor says that its statuses mean, where they mean more than HTTP does (RFC 9110, 15).</summary>
    public IReadOnlyDictionary<int, EngineFault> Faults { get; init; } = new Dictionary<int, EngineFault>();

    /// <summary>What tells refusals of the same status apart; the first that fits decides, before <see cref="Faults"/>.</summary>
    public IReadOnlyList<FaultSign> Signs { get; init; } = [];

    /// <summary>It takes terms with a call, or the name of a glossary kept with it.</summary>
    public bool HasGlossary { get; init; }

    /// <summary>It can be asked for polite or familiar speech.</summary>
    public bool HasFormality { get; init; }

    /// <summary>It reads what stands around a text.</summary>
    public bool ReadsContext { get; init; }

    /// <summary>Its answers stay in the source's language: they are held to no other's words, letters and terms.</summary>
    public bool KeepsLanguage { get; init; }

    /// <summary>How long an answer may take before the call counts as failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The size of a text as the limit counts it; UTF-16 code units unless the vendor counts otherwise (bytes, code points).</summary>
    public Func<string, int> Size { get; init; } = static text => text.Length;
}

/// <summary>What a service translates, by its own codes.</summary>
/// <param name="Source">Where the list comes from.</param>
/// <param name="From">Languages that it reads (BCP 47); null where only the server knows.</param>
/// <param name="To">Languages that it writes (BCP 47); null where only the server knows.</param>
public sealed record LanguageSupport(string Source, IReadOnlyCollection<string>? From, IReadOnlyCollection<string>? To)
{
    /// <summary>The lists are the server's own.</summary>
    public static readonly LanguageSupport OfServer = new("the server decides", null, null);

    /// <summary>The pair can be asked for.</summary>
    public bool Has(Locale from, Locale to) => (From is null || Find(From, from) is not null) && (To is null || Find(To, to) is not null);

    /// <summary>The listed tag that fits the locale best: itself, without its region, its language alone; null where none does.</summary>
    public static string? Find(IReadOnlyCollection<string> tags, Locale locale)
    {
        for (var tag = locale.Tag; ; tag = tag[..tag.LastIndexOf('-')])
        {
            if (tags.FirstOrDefault(t => t.Equals(tag, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
            if (!tag.Contains('-', StringComparison.Ordinal)) return null;
        }
    }
}
