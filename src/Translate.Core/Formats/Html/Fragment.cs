namespace Translate.Core.Formats.Html;

/// <summary>How a part of a page is read that stands as a block in a document of another format.</summary>
/// <remarks>
/// Its first tag makes the block what it is there, and stands in no sentence. Preformatted text in it is code where it does not say otherwise.
/// </remarks>
/// <param name="Translates">What stands around it is to be translated.</param>
/// <param name="Turns">The offsets of end tags of elements that began before it, behind which what stands around it is to be translated, or is not.</param>
sealed record Fragment(bool Translates, IReadOnlyDictionary<int, bool> Turns);
