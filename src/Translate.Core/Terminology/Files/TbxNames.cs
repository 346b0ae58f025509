using System.Globalization;

namespace Translate.Core.Terminology.Files;

/// <summary>How TBX spells what our model has properties for. Those of TBX-Basic, and two of our own.</summary>
static class TbxNames
{
    /// <summary>The namespace of the core structure (ISO 30042:2019).</summary>
    public const string Core = "urn:iso:std:iso:30042:ed-2";

    public const string Status = "administrativeStatus", PartOfSpeech = "partOfSpeech", Domain = "subjectField", Definition = "definition", Source = "source";

    /// <summary>Our own: <c>yes</c> or <c>no</c>. A file that needs them is of another dialect than TBX-Basic.</summary>
    public const string CaseSensitive = "x-caseSensitive", Inflects = "x-inflects";

    /// <summary>The parts of speech of TBX-Basic.</summary>
    public static readonly IReadOnlyList<string> PartsOfSpeech = ["noun", "verb", "adjective", "adverb", "properNoun", "other"];

    /// <summary>The data categories of TBX-Basic that we keep as they are.</summary>
    public static readonly IReadOnlyList<string> Basic =
        ["context", "crossReference", "customerSubset", "externalCrossReference", "geographicalUsage", "grammaticalGender", "projectSubset", "source", "termLocation", "termType", "xGraphic"];

    public static string Of(TermStatus status) => status switch
    {
        TermStatus.Preferred => "preferredTerm-admn-sts",
        TermStatus.Admitted => "admittedTerm-admn-sts",
        _ => "deprecatedTerm-admn-sts",
    };

    /// <summary>The status of that name, as TBX-Basic, TBX-Min or the older standards spell it; null where it is none of them.</summary>
    public static TermStatus? StatusOf(string name)
    {
        name = name.Trim();
        if (name.EndsWith("-admn-sts", StringComparison.OrdinalIgnoreCase)) name = name[..^"-admn-sts".Length];
        return name.ToLowerInvariant() switch
        {
            "preferredterm" or "preferred" or "standardizedterm" => TermStatus.Preferred,
            "admittedterm" or "admitted" or "approved" or "legalterm" or "regulatedterm" => TermStatus.Admitted,
            "deprecatedterm" or "deprecated" or "supersededterm" or "superseded" or "obsolete" or "notrecommended" or "forbidden" => TermStatus.Forbidden,
            _ => null,
        };
    }

    /// <summary>A date as ISO 8601 has it: a day, or a moment.</summary>
    public static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    public static string Date(DateTimeOffset date) =>
        date.ToUniversalTime() is var utc && utc.TimeOfDay == TimeSpan.Zero
            ? utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What a cell or an element says, where it is to be yes or no.</summary>
    public static bool? YesOrNo(string text) => text.Trim().ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => true,
        "no" or "false" or "0" => false,
        _ => null,
    };
}
