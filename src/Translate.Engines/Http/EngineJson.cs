using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Translate.Engines.Http;

/// <summary>How the bodies of calls are written: as they are named, without what is null, Hangul as Hangul.</summary>
static class EngineJson
{
    // The body goes to an API, never into a page: escaping what is not ASCII would only make it up to twice as long.
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The value as a request's body.</summary>
    public static JsonContent Content<T>(T value) => JsonContent.Create(value, options: Options);
}
