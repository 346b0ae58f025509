namespace Translate.Server.Search;

/// <summary>Finds texts by their pieces. What each database has for that is its own; what it answers is not.</summary>
public interface ISearchIndex
{
    /// <summary>Keeps the pieces of texts in place of those it had, in the transaction that is open. The texts have their rows already.</summary>
    Task Write(IReadOnlyList<IndexedText> texts, CancellationToken stop);

    /// <summary>Texts of a desk that have all the pieces, the newest documents first.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="pieces">The pieces, one at least.</param>
    /// <param name="from">Texts with this id or a higher one.</param>
    /// <param name="before">Texts with a lower id.</param>
    /// <param name="take">As many at most.</param>
    /// <param name="stop">Breaks off.</param>
    Task<List<long>> Find(long deskId, IReadOnlyCollection<string> pieces, long from, long before, int take, CancellationToken stop);

    /// <summary>Waits for nobody: true where nobody else is reading changed texts into the index. In the transaction that is open, until it ends.</summary>
    Task<bool> TakeTurn(CancellationToken stop);
}

/// <summary>A text with the pieces by which it is found.</summary>
public sealed record IndexedText(long Id, long DeskId, IReadOnlyCollection<string> Pieces);
