namespace Translate.Core.Formats.Docx;

/// <summary>Counts how the text directly in a paragraph, or in what holds runs in it, looks. What looks as most of it needs no code.</summary>
/// <remarks>An empty text at its beginning decides: so it is written where a translation would otherwise be read as looking differently.</remarks>
sealed class Scope
{
    readonly Dictionary<string, int> letters = new(StringComparer.Ordinal);
    readonly List<RunFormat> formats = [];
    RunFormat? decided, most;

    /// <summary>Adds the next text.</summary>
    public void Add(RunFormat format, int length)
    {
        if (formats.Count == 0 && length == 0) decided = format;
        if (letters.TryAdd(format.Data, 0)) formats.Add(format);
        letters[format.Data] += length;
        most = null;
    }

    /// <summary>There is a text in it, if an empty one.</summary>
    public bool HasText => formats.Count > 0;

    /// <summary>It begins with an empty text.</summary>
    public bool IsDecided => decided is not null;

    /// <summary>How most of its text looks, or the first where several are as long; null where it has none.</summary>
    public RunFormat? Format => decided ?? (most ??= formats.MaxBy(format => letters[format.Data]));
}
