using Translate.Server.Data;

namespace Translate.Server.Review;

/// <summary>
/// How errors of a translation are classified and weighed: the dimensions and types of the MQM core typology, and its linear scoring with the usual weights
/// (Multidimensional Quality Metrics, themqm.org; the scoring model also in ISO 5060 and ASTM F3130).
/// </summary>
public static class Mqm
{
    /// <summary>Every category: a dimension, or a type within one.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "terminology", "terminology/wrong-term", "terminology/inconsistent-use",
        "accuracy", "accuracy/mistranslation", "accuracy/addition", "accuracy/omission", "accuracy/untranslated", "accuracy/do-not-translate",
        "linguistic-conventions", "linguistic-conventions/grammar", "linguistic-conventions/spelling", "linguistic-conventions/punctuation", "linguistic-conventions/unintelligible",
        "style", "style/awkward", "style/unidiomatic", "style/register", "style/inconsistent", "style/organizational",
        "locale-conventions", "locale-conventions/number-format", "locale-conventions/measurement-format", "locale-conventions/date-time-format", "locale-conventions/name-address-format",
        "audience-appropriateness", "audience-appropriateness/culture-specific",
        "design-and-markup", "design-and-markup/markup", "design-and-markup/layout", "design-and-markup/link",
    ];

    /// <summary>What an error of a severity costs.</summary>
    public static int Weight(ErrorSeverity severity) => severity switch
    {
        ErrorSeverity.Neutral => 0,
        ErrorSeverity.Minor => 1,
        ErrorSeverity.Major => 5,
        _ => 25,
    };

    /// <summary>
    /// The overall quality score of MQM's linear scoring model: 100 × (1 − penalty ⁄ words), the penalty being the weights of all errors together; never less
    /// than 0. A text without words has nothing wrong with it, or everything.
    /// </summary>
    public static double Score(int words, int penalty) => words > 0 ? Math.Max(0, 100 * (1 - ((double)penalty / words))) : penalty > 0 ? 0 : 100;
}
