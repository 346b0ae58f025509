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
        if (written is not ['{' or '`', ..] && written.IndexOf(Thought, StringComparison.Ordinal) is >= 0 and var end) written = written[(end + Thought.Length)..];

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
                if (json.RootElement.TryGetProperty("translations", out var list) && list.ValueKind is JsonValueKind.Array) return [.. list.EnumerateArray().SelectMany(Item)];
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
        if (item.ValueKind is not JsonValueKind.Object || !item.TryGetProperty("id", out var id) || !item.TryGetProperty("text", out var text)) yield break;
        if (text.ValueKind is JsonValueKind.String && int.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) yield return (number, text.GetString()!);
    }
}
