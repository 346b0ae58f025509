using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>The locale that stands in a file's name, where authors keep a file for each: <c>en.json</c>, <c>messages.en.json</c>, <c>film.en-US.srt</c>.</summary>
static class NamedLocale
{
    /// <summary>The name with its own locale replaced; the same name where it has none, and the folder says it.</summary>
    /// <remarks>The locale is the last part before the ending. Written with an underscore (<c>en_US</c>), the new one is, too.</remarks>
    public static string Replace(string name, Locale locale)
    {
        var stem = name[..^Path.GetExtension(name).Length];
        var start = stem.AsSpan().LastIndexOfAny("./\\") + 1;
        var own = stem[start..];
        if (!Locale.TryParse(own.Replace('_', '-'), out var present) || !present.IsKnown) return name;

        var tag = own.Contains('_', StringComparison.Ordinal) ? locale.Tag.Replace('-', '_') : locale.Tag;
        return stem[..start] + tag + name[stem.Length..];
    }
}
