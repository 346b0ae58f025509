using System.Text;

namespace Translate.Core.Exchange;

/// <summary>Gathers the pieces of a source or target as they are read: text that stands together is one.</summary>
sealed class XliffPieces
{
    readonly List<XliffPiece> pieces = [];
    readonly StringBuilder text = new();

    /// <summary>Takes text.</summary>
    public void Add(ReadOnlySpan<char> more) => text.Append(more);

    /// <summary>Takes a piece.</summary>
    public void Add(XliffPiece piece)
    {
        if (piece is XliffPiece.Plain plain)
        {
            text.Append(plain.Text);
            return;
        }

        Flush();
        pieces.Add(piece);
    }

    /// <summary>What was gathered; what comes next is gathered anew.</summary>
    public IReadOnlyList<XliffPiece> Take()
    {
        Flush();
        XliffPiece[] taken = [.. pieces];
        pieces.Clear();
        return taken;
    }

    void Flush()
    {
        if (text.Length > 0) pieces.Add(new XliffPiece.Plain(text.ToString()));
        text.Clear();
    }
}
