namespace Translate.Core.Formats.Markdown;

/// <summary>Goes along one line by columns: a tab reaches to the next multiple of four, and a container may take only a part of it.</summary>
struct LineCursor(string text, int start, int end)
{
    int column;
    int word = -1;
    int wordColumn;

    /// <summary>Where it stands.</summary>
    public int At { get; private set; } = start;

    /// <summary>The line's end, before its line end.</summary>
    public readonly int End => end;

    /// <summary>The column it stands at.</summary>
    public readonly int Column => column;

    /// <summary>The first character that is neither space nor tab, or the end.</summary>
    public int Word
    {
        get
        {
            if (word < At) FindWord();
            return word;
        }
    }

    /// <summary>The columns of white space before the first word.</summary>
    public int Indent
    {
        get
        {
            if (word < At) FindWord();
            return wordColumn - column;
        }
    }

    /// <summary>Only white space is left.</summary>
    public bool IsBlank => Word == end;

    /// <summary>The first character of the first word; NUL at the end.</summary>
    public char Char => Word < end ? text[Word] : '\0';

    /// <summary>Goes to the first word, and on behind some of its characters.</summary>
    public void SkipTo(int characters = 0)
    {
        At = Word;
        column = wordColumn;
        At += characters;
        column += characters;
    }

    /// <summary>Goes on by columns of white space, at most as many as there are.</summary>
    public void SkipColumns(int columns)
    {
        while (columns > 0 && At < end && text[At] is ' ' or '\t')
        {
            var width = text[At] == '\t' ? 4 - (column % 4) : 1;
            var step = Math.Min(width, columns);
            column += step;
            columns -= step;

            // The rest of a tab that is taken in part stays as so many columns.
            if (step == width) At++;
        }
    }

    void FindWord()
    {
        word = At;
        wordColumn = column;
        for (; word < end && text[word] is ' ' or '\t'; word++) wordColumn += text[word] == '\t' ? 4 - (wordColumn % 4) : 1;
    }
}
