using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Translate.Core.Text;

/// <summary>
/// A text with its codes as JSON, the one form for the API, the command line and the database:
/// <c>{"text":"Hello {0}","codes":[{"offset":6,"kind":"standalone","id":"1","data":"{0}"}]}</c>.
/// </summary>
/// <remarks>
/// <c>codes</c> is missing where there are none, and <c>markup</c> of a code where it has none; a plain string is a text without codes; properties not known here are passed over. Half of a surrogate pair has no form
/// in JSON and is refused both ways, so nothing is replaced in silence.
/// </remarks>
sealed class InlineTextJson : JsonConverter<InlineText>
{
    /// <inheritdoc/>
    public override InlineText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return String(ref reader, "A text");
        Expect(ref reader, JsonTokenType.StartObject, "a text: {\"text\":…,\"codes\":[…]}");
        string? text = null;
        ImmutableArray<InlineCode> codes = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = String(ref reader, "a name");
            reader.Read();
            if (property is "text") text = String(ref reader, "\"text\"");
            else if (property is "codes") codes = reader.TokenType == JsonTokenType.Null ? [] : ReadCodes(ref reader);
            else reader.Skip();
        }

        return Join(text ?? throw new JsonException("A text needs \"text\"."), codes);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, InlineText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, Whole(value.Text, "\"text\""));
        if (!value.Codes.IsEmpty) WriteCodes(writer, value.Codes);
        writer.WriteEndObject();
    }

    static InlineText Join(string text, ImmutableArray<InlineCode> codes)
    {
        try
        {
            return new(text, codes);
        }
        catch (ArgumentException e)
        {
            throw new JsonException("The codes do not fit the text: their offsets may not decrease nor lie outside of it.", e);
        }
    }

    static ImmutableArray<InlineCode> ReadCodes(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray, "\"codes\" as an array");
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            codes.Add(ReadCode(ref reader));
        return codes.DrainToImmutable();
    }

    static InlineCode ReadCode(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, "a code: {\"offset\":…,\"kind\":…,\"id\":…,\"data\":…}");
        int? offset = null;
        CodeKind? kind = null;
        string? id = null, data = null, markup = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = String(ref reader, "a name");
            reader.Read();
            switch (property)
            {
                case "offset":
                    offset = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0
                        ? number
                        : throw new JsonException("\"offset\" is a whole number, not below zero.");
                    break;
                case "kind":
                    kind = Kind(String(ref reader, "\"kind\""));
                    break;
                case "id":
                    id = String(ref reader, "\"id\"");
                    break;
                case "data":
                    data = String(ref reader, "\"data\"");
                    break;
                case "markup":
                    markup = String(ref reader, "\"markup\"");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return offset is null || kind is null || id is null || data is null
            ? throw new JsonException("A code needs \"offset\", \"kind\", \"id\" and \"data\".")
            : new(offset.Value, kind.Value, id, data) { Markup = markup };
    }

    static void WriteCodes(Utf8JsonWriter writer, ImmutableArray<InlineCode> codes)
    {
        writer.WriteStartArray("codes"u8);
        foreach (var code in codes)
        {
            writer.WriteStartObject();
            writer.WriteNumber("offset"u8, code.Offset);
            writer.WriteString("kind"u8, Name(code.Kind));
            writer.WriteString("id"u8, Whole(code.Id, "\"id\""));
            writer.WriteString("data"u8, Whole(code.Data, "\"data\""));
            if (code.Markup is not null) writer.WriteString("markup"u8, Whole(code.Markup, "\"markup\""));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    static CodeKind Kind(string name) => name switch
    {
        "standalone" => CodeKind.Standalone,
        "opening" => CodeKind.Opening,
        "closing" => CodeKind.Closing,
        _ => throw new JsonException($"\"{name}\" is no kind of code. Expected opening, closing or standalone."),
    };

    static string Name(CodeKind kind) => kind switch
    {
        CodeKind.Opening => "opening",
        CodeKind.Closing => "closing",
        _ => "standalone",
    };

    static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type) throw new JsonException($"Expected {what}.");
    }

    static string String(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) throw new JsonException($"{what} is a string.");
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException($"{what} has half of a surrogate pair, which is no character.", e);
        }
    }

    static string Whole(string text, string what)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new JsonException($"{what} has half of a surrogate pair, which JSON cannot hold.");
            i++;
        }

        return text;
    }
}
