using System.Globalization;

namespace Translate.Core.Text;

/// <summary>A place in a file, as a person looks for it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public readonly record struct FilePosition(int Line, int Column);

/// <summary>
/// A file that cannot be taken as what it claims to be: malformed, not decodable, over a limit, or not what its format allows.
/// The one error that decoding, formats, memories and rules raise for bad input.
/// </summary>
public sealed class InvalidDocumentException : Exception
{
    /// <summary>An error at a line and column of a file.</summary>
    public InvalidDocumentException(string file, FilePosition position, string problem, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}({position.Line},{position.Column}): {problem}"), inner)
    {
        File = file;
        Position = position;
        Problem = problem;
    }

    /// <summary>An error at a byte of a file that could not be decoded.</summary>
    public InvalidDocumentException(string file, long byteOffset, string problem, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}: byte {byteOffset}: {problem}"), inner)
    {
        File = file;
        ByteOffset = byteOffset;
        Problem = problem;
    }

    /// <summary>An error of the file as a whole.</summary>
    public InvalidDocumentException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
        Problem = problem;
    }

    /// <summary>The file's name, as the user gave it.</summary>
    public string File { get; }

    /// <summary>The line and column, where they are known.</summary>
    public FilePosition? Position { get; }

    /// <summary>The offset of the first bad byte, where the text could not be decoded.</summary>
    public long? ByteOffset { get; }

    /// <summary>What is wrong and what was expected, in words, without the place.</summary>
    public string Problem { get; }
}
