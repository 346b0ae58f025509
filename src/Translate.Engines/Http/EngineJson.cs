using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Translate.Engines.Http;

/// <summary>How the bodies of calls are written: as they are named, without what is null, Hangul as Hangul.</summary>
static class EngineJson
{
    // The body goes to an API, never into a page: escaping what is not ASCII would only make it up to twice as long.
    static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The value as a request's body, whole, so that its length is said: not every server reads a body in chunks.</summary>
    public static HttpContent Content<T>(T value) => new ByteArrayContent(Bytes(value)) { Headers = { ContentType = new("application/json", "utf-8") } };

    /// <summary>The value as it stands in a body.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
