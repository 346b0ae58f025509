using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Translate.Engines.Providers.LanguageModels;

/// <summary>Finds the translations in what a model wrote: by their ids only, wherever they stand, whatever stands around them.</summary>
static class ModelAnswer
{
    /// <summary>An answer that is one has its object among the first few braces; so the work stays linear.</summary>
    const int MostObjects = 64;

    static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <summary>The translations that can be trusted, by id.</summary>
    /// <remarks>Left out are ids that were not asked for, ids that came twice with two texts, and what is no text.</remarks>
    /// <param name="written">What the model wrote: the object alone, or in a code fence, after its thoughts, between sentences.</param>
    /// <param name="wanted">The ids that were asked for.</param>
    public static Dictionary<int, string> Read(string written, IReadOnlyCollection<int> wanted)
    {
        var found = new Dictionary<int, string>();
        var contradicted = new HashSet<int>();
        foreach (var (id, text) in Items(written))
        {
            if (wanted.Contains(id) && !found.TryAdd(id, text) && !string.Equals(found[id], text, StringComparison.Ordinal)) contradicted.Add(id);
        }

        foreach (var id in contradicted) found.Remove(id);
        return found;
    }

    static List<(int Id, string Text)> Items(string written)
    {
        // Some models think aloud first, and what they think may look like an answer. A text that has this tag in it is no thought.
        const string Thought = "</think>";
        written = written.TrimStart();
        if (written is not ['{' or '`', ..] && written.IndexOf(Thought, StringComparison.Ordinal) is >= 0 and var end)
            written = written[(end + Thought.Length)..];

        var bytes = Encoding.UTF8.GetBytes(written).AsSpan();
        for (var tries = 0; tries < MostObjects && bytes.IndexOf((byte)'{') is >= 0 and var start; tries++)
        {
            bytes = bytes[start..];
            if (Object(bytes, out var length) is not { } json)
            {
                bytes = bytes[1..];
                continue;
            }

            using (json)
            {
                if (Member(json.RootElement, "translations") is { ValueKind: JsonValueKind.Array } list)
                    return [.. list.EnumerateArray().SelectMany(Item)];
            }

            bytes = bytes[length..];
        }

        return [];
    }

    static JsonDocument? Object(ReadOnlySpan<byte> bytes, out int length)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);
        try
        {
            var json = JsonDocument.ParseValue(ref reader);
            length = (int)reader.BytesConsumed;
            return json;
        }
        catch (JsonException)
        {
            length = 0;
            return null;
        }
    }

    static IEnumerable<(int Id, string Text)> Item(JsonElement item)
    {
        if (Text(Member(item, "text")) is { } text && int.TryParse(Text(Member(item, "id")), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            yield return (id, text);
    }

    static JsonElement? Member(JsonElement element, string name) =>
        Whole(() => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : (JsonElement?)null);

    /// <summary>A string, or a number as it is written.</summary>
    static string? Text(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => Whole(element.Value.GetString),
        JsonValueKind.Number => element.Value.GetRawText(),
        _ => null,
    };

    /// <summary>What can be read of JSON that may have half a surrogate pair, escaped, in a name or a text: such a thing is not there.</summary>
    static T? Whole<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
