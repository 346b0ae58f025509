using System.Globalization;
using Translate.Server.Operations;

namespace Translate.Server.Documents;

/// <summary>How large a file may be, in words.</summary>
static class FileLimits
{
    /// <summary>Says that a file is too large, and who can change that.</summary>
    public static string TooLarge(Settings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"it is larger than the {settings.MaximumFileSize / 1024.0 / 1024.0:0.#} MB that are taken in. Split it, or ask the operator to raise Translate:MaximumFileSize.");
}
