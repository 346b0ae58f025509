using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Server.Memory;

/// <summary>A field of the form in which a pair is typed.</summary>
public enum NewPairField
{
    /// <summary>The language of the source.</summary>
    From,

    /// <summary>The language of the target.</summary>
    To,

    /// <summary>The source.</summary>
    Source,

    /// <summary>The target.</summary>
    Target,
}

/// <summary>A pair as somebody types it: what can be one is, and what cannot says so beside its field.</summary>
/// <param name="From">The tag of the source's language.</param>
/// <param name="To">The tag of the target's.</param>
/// <param name="Source">The one text.</param>
/// <param name="Target">The other.</param>
public sealed record NewPair(string From = "", string To = "", string Source = "", string Target = "")
{
    /// <summary>What is wrong with it, by the field: the end of the name of the string that says so.</summary>
    public IReadOnlyDictionary<NewPairField, string> Wrong { get; init; } = new Dictionary<NewPairField, string>();

    /// <summary>The pair; null where something is wrong with it, which the other one says.</summary>
    public (MemoryPair? Pair, NewPair Typed) Read()
    {
        var wrong = new Dictionary<NewPairField, string>();
        if (!IsLanguage(From, out var from)) wrong[NewPairField.From] = "NoLanguage";
        if (!IsLanguage(To, out var to)) wrong[NewPairField.To] = "NoLanguage";
        else if (wrong.Count == 0 && from == to) wrong[NewPairField.To] = "SameLanguage";
        foreach (var (field, typed) in new[] { (NewPairField.Source, Source), (NewPairField.Target, Target) })
            if (!PairEndpoints.IsText(typed)) wrong[field] = typed.Length > MemoryPairs.LongestText ? "TooLong" : $"No{field}";
        return wrong.Count > 0 ? (null, this with { Wrong = wrong }) : (new(new(from, Text(Source)), new(to, Text(Target))), this);
    }

    /// <summary>A word of more than three letters is not meant as a tag, though one might be so long (RFC 5646, 2.2.1).</summary>
    static bool IsLanguage(string typed, out Locale locale) => Locale.TryParse(typed.Trim(), out locale) && locale.Language.Length <= 3;

    static string Text(string typed) => typed.ReplaceLineEndings("\n").Trim();
}
