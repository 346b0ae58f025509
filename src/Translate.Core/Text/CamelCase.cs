using System.Text.Json;

namespace Translate.Core.Text;

/// <summary>Values as JSON, tables and options name them.</summary>
public static class CamelCase
{
    /// <summary>A value's name with a small letter first: <c>From95</c> is <c>from95</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
