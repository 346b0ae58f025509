using System.Globalization;
using Translate.Core.Quality.Rooms;

namespace Translate.Core.Formats.Html;

/// <summary>What a page tells those who translate an element, by the local attributes of ITS 2.0.</summary>
/// <remarks>
/// Localization Note and Allowed Characters hold for the text of the element and of those in it, where they say nothing else;
/// Storage Size for its own text only. None holds for attributes. A note is told as the unit's; its limits in the form in which
/// <see cref="Room"/> reads them, in encodings that it knows; the characters allowed, a pattern, in words.
/// </remarks>
sealed class Instructions
{
    /// <summary>Of longer ones the beginning is told, in characters of UTF-16: every element within may have it told anew without repeating it.</summary>
    const int Longest = 1000;

    /// <summary>Nothing is told.</summary>
    public static readonly Instructions None = new(null, null, null);

    readonly string? note;
    readonly string? allowed;
    readonly string? size;

    Instructions(string? note, string? allowed, string? size)
    {
        (this.note, this.allowed, this.size) = (note, allowed, size);
        Text = Join([note, allowed, size]);
    }

    /// <summary>All of it, a line each; null where nothing is told.</summary>
    public string? Text { get; }

    /// <summary>Those of an element in one that has these.</summary>
    public Instructions Within(Token tag, string text)
    {
        var (own, characters, room) = (Note(tag, text), Characters(tag, text), Size(tag, text));
        if (own is null && characters is null && room is null && size is null) return this;
        return new(own ?? note, characters ?? allowed, room);
    }

    /// <summary>The note of an element: an alert is called so.</summary>
    public static string? Note(Token tag, string text)
    {
        if (Value(tag, text, "its-loc-note", "its:locnote") is { } note)
            return "alert".Equals(Value(tag, text, "its-loc-note-type", "its:locnotetype"), StringComparison.OrdinalIgnoreCase) ? $"Alert: {note}" : note;
        return Value(tag, text, "its-loc-note-ref", "its:locnoteref") is { } address ? $"See {address}" : null;
    }

    /// <summary>Lines of a note, each said once; null where there are none.</summary>
    public static string? Join(IEnumerable<string?> lines) => lines.OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } said ? string.Join('\n', said) : null;

    static string? Characters(Token tag, string text) => Value(tag, text, "its-allowed-characters", "its:allowedcharacters") is { } pattern ? $"Allowed characters: {pattern}" : null;

    static string? Size(Token tag, string text)
    {
        if (!int.TryParse(Value(tag, text, "its-storage-size", "its:storagesize"), NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most > 999_999_999) return null;
        var encoding = Value(tag, text, "its-storage-encoding", "its:storageencoding")?.ToUpperInvariant() ?? "UTF-8";
        return encoding is "UTF-8" or "UTF-16" or "UTF-32" ? new TextSize(most, encoding).ToString() : string.Create(CultureInfo.InvariantCulture, $"At most {most} bytes in {encoding}");
    }

    static string? Value(Token tag, string text, string name, string xml)
    {
        if ((tag.Value(text, name) ?? tag.Value(text, xml))?.Trim() is not { Length: > 0 } value) return null;
        if (value.Length <= Longest) return value;
        var length = 0;
        while (StringInfo.GetNextTextElementLength(value.AsSpan(length)) is var next && length + next <= Longest) length += next;
        return $"{value.AsSpan(0, length)}…";
    }
}
