using System.Globalization;
using System.Text.Json;

namespace Translate.Engines;

/// <summary>What all engines check of an answer.</summary>
static class EngineAnswers
{
    /// <summary>The answer, if it has one text for each of the request.</summary>
    /// <exception cref="EngineException">There are more or fewer: none of them can be trusted to be in its place.</exception>
    public static EngineAnswer Answered(this EngineRequest request, EngineProfile profile, IReadOnlyList<string> texts, long billed, string? model = null) =>
        texts.Count == request.Texts.Count
            ? new(texts, billed) { Model = model }
            : throw new EngineException(profile.Title, EngineFault.Payload, $"{request.Texts.Count} texts were sent and {texts.Count} came back.") { Billed = billed };

    /// <summary>The text that stands here.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static string Text(this JsonElement element) => element.GetString() ?? throw new JsonException("There is no text where one was expected.");

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement list) => [.. list.EnumerateArray().Select(Text)];

    /// <summary>The characters of all texts, as vendors count them that charge by characters.</summary>
    public static long CodePoints(this EngineRequest request) => request.Texts.Sum(t => (long)TextSize.CodePoints(t.Text));

    /// <summary>The beginning of a text, never with half a character at its end.</summary>
    public static string Cut(this string text, int most) =>
        text.Length <= most ? text : text[..StringInfo.ParseCombiningCharacters(text).TakeWhile(start => start <= most).LastOrDefault()];
}
