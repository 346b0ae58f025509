using System.Collections.Concurrent;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Translate.Core.Quality.Rooms;

/// <summary>The font files of a folder (<c>.ttf</c>, <c>.otf</c>, <c>.ttc</c>), by the names of the files.</summary>
/// <remarks>
/// The file <c>NotoSans-Regular.ttf</c> is asked for as <c>Noto Sans Regular</c>, <c>noto-sans-regular</c> or, for <c>Regular</c> is the usual weight, <c>Noto Sans</c>.
/// The usual font is <c>Default</c>, or the only one. Text is set by HarfBuzz, with the features that a font applies by itself.
/// </remarks>
public sealed class Fonts : IFonts, IDisposable
{
    /// <summary>The size where none is said.</summary>
    const double UsualSize = 16;

    /// <summary>A line longer than this is not measured: no place holds it.</summary>
    const int Longest = 10_000;

    readonly Dictionary<string, string> files;
    readonly ConcurrentDictionary<string, Lazy<Font?>> fonts = new(StringComparer.Ordinal);

    /// <summary>The fonts of a folder; none where there is no such folder.</summary>
    public Fonts(string folder)
    {
        files = new(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC").Order(StringComparer.Ordinal))
            files.TryAdd(Plain(Path.GetFileNameWithoutExtension(file)), file);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. files.Values.Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.OrdinalIgnoreCase)];

    /// <inheritdoc/>
    public bool Has(string font) => Find(font) is not null;

    /// <inheritdoc/>
    public double? Width(string line, string? font, double? size)
    {
        if (line.Length > Longest || Find(font) is not { } found) return null;

        // A font's tables are read as they are needed, and its caches are not for several threads.
        lock (found)
        {
            using var buffer = new Buffer();
            buffer.AddUtf16(line);
            buffer.GuessSegmentProperties();
            found.Shape(buffer);
            if (buffer.GetGlyphInfoSpan().ToArray().Any(glyph => glyph.Codepoint == 0)) return null;
            found.GetScale(out var unit, out _);
            return buffer.GetGlyphPositionSpan().ToArray().Sum(glyph => (long)glyph.XAdvance) * (size ?? UsualSize) / unit;
        }
    }

    /// <summary>Gives the fonts back.</summary>
    public void Dispose()
    {
        foreach (var font in fonts.Values)
            if (font is { IsValueCreated: true, Value: { } open }) open.Dispose();
    }

    Font? Find(string? name)
    {
        var file = name is null ? files.GetValueOrDefault("default") ?? (files.Count == 1 ? files.Values.Single() : null) : files.GetValueOrDefault(Plain(name));
        return file is null ? null : fonts.GetOrAdd(file, f => new(() => Open(f))).Value;
    }

    static Font? Open(string file)
    {
        using var blob = Blob.FromFile(file);
        using var face = new Face(blob, 0);
        if (face.GlyphCount == 0 || face.UnitsPerEm == 0) return null;
        var font = new Font(face);
        font.SetFunctionsOpenType();
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        return font;
    }

    /// <summary>A name without case, spaces and hyphens, and without the usual weight.</summary>
    static string Plain(string name)
    {
        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return plain.EndsWith("regular", StringComparison.Ordinal) && plain.Length > "regular".Length ? plain[..^"regular".Length] : plain;
    }
}
