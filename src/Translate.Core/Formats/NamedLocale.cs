using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>The locale that stands in a file's name, where authors keep a file for each: <c>en.json</c>, <c>messages.en.json</c>, <c>film.en-US.srt</c>.</summary>
static class NamedLocale
{
    /// <summary>The name with its own locale replaced; the same name where it has none, and the folder says it.</summary>
    /// <remarks>The locale is the last part before the ending. Written with an underscore (<c>en_US</c>), the new one is, too.</remarks>
    public static string Replace(string name, Locale locale)
    {
        if (Of(name) is null) return name;
        var (start, own) = Last(name);
        var tag = own.Contains('_', StringComparison.Ordinal) ? locale.Tag.Replace('-', '_') : locale.Tag;
        return name[..start] + tag + name[(start + own.Length)..];
    }

    /// <summary>The locale that a name has; null where it has none.</summary>
    public static Locale? Of(string name) => Locale.TryParse(Last(name).Part.Replace('_', '-'), out var present) && present.IsKnown ? present : null;

    /// <summary>The last part before the ending, and where it begins.</summary>
    static (int Start, string Part) Last(string name)
    {
        var stem = name[..^Path.GetExtension(name).Length];
        var start = stem.AsSpan().LastIndexOfAny("./\\") + 1;
        return (start, stem[start..]);
    }
}
