using System.Buffers.Binary;
using System.Text;

namespace Translate.Benchmarks;

/// <summary>A compiled gettext catalogue (.mo), as the GNU gettext manual describes it under “The Format of GNU MO Files”.</summary>
static class Catalogue
{
    const uint Magic = 0x950412de;

    /// <summary>The messages and their translations; a plural message gives its two forms, both with the first translation. Contexts are left out.</summary>
    public static IEnumerable<(string Source, string Target)> Read(byte[] file)
    {
        if (file.Length < 20) yield break;
        var isBig = BinaryPrimitives.ReadUInt32BigEndian(file) == Magic;
        if (!isBig && BinaryPrimitives.ReadUInt32LittleEndian(file) != Magic) yield break;

        var (count, sources, targets) = (Number(8), Number(12), Number(16));
        for (var i = 0; i < count; i++)
        {
            var source = Text(sources + (8 * i));
            var target = Text(targets + (8 * i)).Split('\0')[0];
            source = source[(source.IndexOf('\u0004', StringComparison.Ordinal) + 1)..];
            if (source.Length == 0) continue;
            foreach (var form in source.Split('\0').Distinct(StringComparer.Ordinal)) yield return (form, target);
        }

        int Number(int at) => isBig ? BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)) : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
        string Text(int at) => Encoding.UTF8.GetString(file, Number(at + 4), Number(at));
    }
}
