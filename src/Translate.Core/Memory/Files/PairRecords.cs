using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>The records of a table (RFC 4180), one after the other, from a stream of any size.</summary>
/// <remarks>As <see cref="Formats.Table.TableReader"/> reads tables, whose cells have places in a text that is in memory as a whole.</remarks>
sealed class PairRecords(TextReader reader, string name)
{
    /// <summary>Characters of one record: with a quote that is never closed, a file would be one.</summary>
    const int MaxRecord = 1_000_000;

    static readonly char[] Delimiters = [',', '\t', ';'];

    readonly StringBuilder cell = new();
    char? delimiter;
    int length;

    /// <summary>The line in which the last record began, from 1.</summary>
    public int Line { get; private set; }

    int line = 1;

    /// <summary>The cells of the next record; null at the end.</summary>
    /// <exception cref="InvalidDocumentException">A record does not end, or a byte is none of the encoding.</exception>
    public List<string>? Read()
    {
        try
        {
            return Record();
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDocumentException(name, new FilePosition(line, 1), "the file is not in UTF-8, nor in UTF-16 with a mark at its beginning. Save it so.", e);
        }
    }

    List<string>? Record()
    {
        delimiter ??= Delimiter();
        if (Peek() < 0) return null;
        Line = line;
        length = 0;
        var cells = new List<string>();
        while (true)
        {
            cells.Add(Cell());
            var end = Next();
            if (end == delimiter) continue;
            if (end == '\r' && Peek() == '\n') Next();
            if (end >= 0) line++;
            return cells;
        }
    }

    string Cell()
    {
        cell.Clear();
        if (Peek() != '"')
        {
            while (Peek() is var next && next >= 0 && next != delimiter && next is not ('\r' or '\n')) Append(Next());
            return cell.ToString();
        }

        Next();
        while (true)
        {
            var next = Next();
            if (next < 0) throw new InvalidDocumentException(name, new FilePosition(Line, 1), "a quote in this row is not closed.");
            if (next == '\n' || (next == '\r' && Peek() != '\n')) line++;
            if (next != '"') Append(next);
            else if (Peek() == '"') Append(Next());
            else break;
        }

        // Text behind a closing quote: readers disagree on what it means, and here it is text.
        while (Peek() is var rest && rest >= 0 && rest != delimiter && rest is not ('\r' or '\n')) Append(Next());
        return cell.ToString();
    }

    void Append(int character)
    {
        if (++length > MaxRecord)
            throw new InvalidDocumentException(name, new FilePosition(Line, 1), string.Create(CultureInfo.InvariantCulture, $"this row has more than {MaxRecord} characters. Is a quote in it not closed?"));
        cell.Append((char)character);
    }

    /// <summary>What the first row has most of, outside of quotes.</summary>
    char Delimiter()
    {
        var (first, isQuoted) = (new StringBuilder(), false);
        while (Peek() is var next && next >= 0 && (isQuoted || next is not ('\r' or '\n')) && first.Length < MaxRecord)
        {
            first.Append((char)Next());
            if (next == '"') isQuoted = !isQuoted;
        }

        ahead = first.ToString();
        var (text, outside) = (ahead, true);
        var counts = new int[Delimiters.Length];
        foreach (var character in text)
        {
            if (character == '"') outside = !outside;
            else if (outside && Array.IndexOf(Delimiters, character) is >= 0 and var index) counts[index]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>What was read of the first row to know its delimiter.</summary>
    string ahead = "";

    int place;

    int Peek() => place < ahead.Length ? ahead[place] : reader.Peek();

    int Next() => place < ahead.Length ? ahead[place++] : reader.Read();
}
