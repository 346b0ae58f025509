using System.Security.Cryptography;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>The file that an XLIFF file was made from: where it lies and how it was read, so that it can be found and read alike again.</summary>
/// <param name="Path">Its path, from the folder of the XLIFF file, with slashes.</param>
/// <param name="Format">The short name of its format; null where the XLIFF file does not say.</param>
/// <param name="Encoding">The encoding in which it was read; null where the XLIFF file does not say.</param>
/// <param name="Hash">The SHA-256 of its bytes, in hexadecimal digits; null where the XLIFF file does not say.</param>
public sealed record XliffOrigin(string Path, string? Format, string? Encoding, string? Hash)
{
    /// <summary>What its format was told when it was read, by the options' names (<see cref="FormatOptions"/>); none where the XLIFF file does not say.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = FormatOptions.None.Values;

    /// <summary>Its name without folders.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Its path as a relative reference (RFC 3986, 4.2).</summary>
    internal string Reference => string.Join('/', Path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The same file, read alike.</summary>
    public bool Equals(XliffOrigin? other) =>
        other is not null && (Path, Format, Encoding, Hash) == (other.Path, other.Format, other.Encoding, other.Hash) && Options.OrderBy(option => option.Key, StringComparer.Ordinal).SequenceEqual(other.Options.OrderBy(option => option.Key, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => (Path, Format, Encoding, Hash).GetHashCode();

    /// <summary>What an XLIFF file has to say of a file that was opened.</summary>
    /// <param name="path">Its path, from the folder of the XLIFF file, with slashes.</param>
    /// <param name="format">Its format.</param>
    /// <param name="source">The file.</param>
    public static XliffOrigin Of(string path, IFormat format, SourceText source) => new(path, format.Name, source.Encoding.WebName, HashOf(source));

    /// <summary>The SHA-256 of a file's bytes.</summary>
    internal static string HashOf(SourceText source) => Convert.ToHexStringLower(SHA256.HashData(source.Encode(source.Text)));
}
