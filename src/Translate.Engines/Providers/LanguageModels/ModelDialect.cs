using System.Text.Json;

namespace Translate.Engines.Providers.LanguageModels;

/// <summary>Reads an answer as servers write it that call themselves compatible, and writes it as the chat client insists on it.</summary>
/// <remarks>
/// The client knows five reasons to finish and throws at a sixth or at none, at a role of another name, at an id that is a number. What counts
/// here is the first choice's text, why it ends, what it cost and who wrote it.
/// </remarks>
static class ModelDialect
{
    /// <summary>The answer in the client's own dialect.</summary>
    /// <exception cref="KeyNotFoundException">There is no message in it.</exception>
    public static string Strict(JsonElement answer)
    {
        var choice = answer.GetProperty("choices")[0];
        var message = choice.GetProperty("message");
        long asked = Tokens(answer, "prompt_tokens"), written = Tokens(answer, "completion_tokens");
        return JsonSerializer.Serialize(new
        {
            id = "",
            @object = "chat.completion",
            created = 0,
            model = Word(answer, "model") ?? "",
            choices = new[]
            {
                new
                {
                    index = 0,
                    finish_reason = Reason(Word(choice, "finish_reason")),
                    message = new { role = "assistant", content = Content(message), refusal = Word(message, "refusal") },
                },
            },
            usage = new { prompt_tokens = asked, completion_tokens = written, total_tokens = Math.Max(asked + written, Tokens(answer, "total_tokens")) },
        });
    }

    /// <summary>A string, or its parts that are text.</summary>
    static string Content(JsonElement message) => (message.TryGetProperty("content", out var content) ? content.ValueKind : JsonValueKind.Null) switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => Word(part, "text"))),
        _ => content.Text(),
    };

    static string Reason(string? reason) => reason?.ToLowerInvariant() switch
    {
        "length" or "max_tokens" or "model_length" => "length",
        "content_filter" or "safety" or "refusal" => "content_filter",
        _ => "stop",
    };

    static string? Word(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    static int Tokens(JsonElement answer, string name) =>
        answer.TryGetProperty("usage", out var usage) && usage.ValueKind is JsonValueKind.Object && usage.TryGetProperty(name, out var count)
            && count.ValueKind is JsonValueKind.Number && count.TryGetInt32(out var tokens)
            ? tokens
            : 0;
}
