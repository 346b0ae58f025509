using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Lane;

/// <summary>By what an answer is known again: a hash over everything that decides it.</summary>
/// <remarks>
/// The engine's options (model, formality, style guide, glossary and its terms), the pair, the markup, and the text as it travels, in which the
/// codes are numbered in their order: two segments that differ only in their codes' data share an answer. What only informs a language model
/// (neighbours, summary) is not part of it, so that a batch begun again is not paid for again.
/// </remarks>
/// <param name="Value">SHA-256, in lower-case hexadecimal.</param>
public readonly record struct CacheKey(string Value)
{
    /// <summary>The key of a text that is sent to an engine.</summary>
    public static CacheKey Of(LaneEngine engine, Locale from, Locale to, Markup markup, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in (ReadOnlySpan<string>)[engine.Engine.Profile.Name, engine.Options, from.Tag, to.Tag, markup.ToString(), text])
        {
            // A length before each part: no two lists of parts are the same bytes.
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
