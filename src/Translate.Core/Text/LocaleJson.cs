using System.Text.Json;
using System.Text.Json.Serialization;

namespace Translate.Core.Text;

/// <summary>A locale as its tag.</summary>
sealed class LocaleJson : JsonConverter<Locale>
{
    /// <inheritdoc/>
    public override Locale Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var tag = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
        return Locale.TryParse(tag, out var locale) ? locale : throw new JsonException($"\"{tag}\" is not a language tag. Expected one as in BCP 47: en, ko, pt-BR, zh-Hant.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Locale value, JsonSerializerOptions options) => writer.WriteStringValue(value.Tag);
}
