namespace Translate.Server.Memory;

/// <summary>
/// Where a reader of a table stands that follows it by its growing ids. An id is given before its row is committed, so a row can appear behind those that were read: a long
/// import's first rows do, where somebody else's confirmation was faster.
/// </summary>
/// <remarks>
/// Each reading looks back a little, and one in <see cref="Often"/> as far back as the reader stood <see cref="Settling"/> ago, the longest that a transaction is thought to
/// take. A reader that has only begun looks back <see cref="First"/> ids.
/// </remarks>
sealed class GrowingIds(TimeProvider clock)
{
    const int Overlap = 2000, First = 100_000;

    static readonly TimeSpan Settling = TimeSpan.FromMinutes(1), Often = TimeSpan.FromSeconds(2);

    long last, settled, settling;
    bool hasBegun;
    DateTimeOffset marked, lookedBack;

    /// <summary>Begins at an id.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="last">The newest id that there is.</param>
    public GrowingIds(TimeProvider clock, long last) : this(clock) => this.last = last;

    /// <summary>The id behind which is to be read now.</summary>
    public long Next()
    {
        var now = clock.GetUtcNow();
        if (!hasBegun)
        {
            hasBegun = true;
            return last - First;
        }

        if (marked == default) (marked, settled, settling) = (now, last - First, last);
        else if (now - marked >= Settling) (marked, settled, settling) = (now, settling, last);
        if (now - lookedBack < Often) return Math.Max(last - Overlap, settled);
        lookedBack = now;
        return settled;
    }

    /// <summary>A row was read.</summary>
    public void Read(long id) => last = Math.Max(last, id);
}
