using Translate.Core.Segmentation;

namespace Translate.Core.Quality;

/// <summary>Texts in normalization form C, so that decomposed Hangul is found by what is written composed.</summary>
static class Composed
{
    /// <summary>The text composed; any text is.</summary>
    /// <remarks>The platform refuses to normalize U+FFFE, which is no character.</remarks>
    public static ComposedText Of(string text) => ComposedText.Of(text.Replace('\uFFFE', '\uFFFD'));
}
