namespace Translate.Core.Formats.Cues;

/// <summary>A line of a subtitle file, without its line end.</summary>
readonly record struct CueLine(int Start, int End)
{
    /// <summary>The lines of a text. They end at LF, CR or CRLF; behind the last line end stands no line.</summary>
    public static List<CueLine> All(string text)
    {
        var lines = new List<CueLine>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            lines.Add(new(start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    /// <summary>The characters of the line.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, End - Start);

    /// <summary>Nothing, or nothing but spaces and tabs. A no-break space is text: some put one to move a line up.</summary>
    public bool IsBlank(string text) => IsBlank(Of(text));

    /// <inheritdoc cref="IsBlank(string)"/>
    public static bool IsBlank(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ', '\t') < 0;
}
