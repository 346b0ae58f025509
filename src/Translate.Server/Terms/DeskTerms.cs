using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Terms;

/// <summary>What came of a change to a concept.</summary>
public abstract record ConceptChange
{
    ConceptChange()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done(ConceptView Concept) : ConceptChange;

    /// <summary>It makes no sense; nothing was changed.</summary>
    public sealed record Wrong(IReadOnlyList<ConceptProblem> Problems) : ConceptChange;

    /// <summary>Somebody else has changed it since; nothing was changed.</summary>
    /// <param name="Now">What it is now.</param>
    public sealed record Stale(ConceptView Now) : ConceptChange;

    /// <summary>The desk has no such concept.</summary>
    public sealed record Unknown : ConceptChange;
}

/// <summary>A desk's termbase: the rows are the store. Each change raises the desk's version of it in its own transaction, which every process asks for.</summary>
public sealed class DeskTerms(TranslateDb db, TimeProvider clock)
{
    /// <summary>A concept of the desk, or null.</summary>
    public async Task<ConceptView?> Find(long deskId, long conceptId, CancellationToken stop) =>
        await db.Concepts.AsNoTracking().Include(c => c.Terms).SingleOrDefaultAsync(c => c.Id == conceptId && c.DeskId == deskId, stop) is { } row ? ConceptView.Of(row) : null;

    /// <summary>Adds a concept.</summary>
    public async Task<ConceptChange> Add(long deskId, ConceptInput input, long byId, CancellationToken stop)
    {
        if (ConceptRules.Examine(input) is { Count: > 0 } problems) return new ConceptChange.Wrong(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Raise(deskId, stop);
        var row = await New(deskId, input, byId, stop);
        await Record(deskId, byId, "term-added", ConceptView.Name(row), stop);
        await transaction.CommitAsync(stop);
        return new ConceptChange.Done(ConceptView.Of(row));
    }

    /// <summary>Changes a concept that is still what it was when somebody began to change it.</summary>
    public async Task<ConceptChange> Change(long deskId, long conceptId, ConceptInput input, long byId, CancellationToken stop)
    {
        if (ConceptRules.Examine(input) is { Count: > 0 } problems) return new ConceptChange.Wrong(problems);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Raise(deskId, stop);
        if (await db.Concepts.Where(c => c.Id == conceptId && c.DeskId == deskId && c.Version == input.Version).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), stop) == 0)
        {
            await transaction.RollbackAsync(stop);
            return await Find(deskId, conceptId, stop) is { } now ? new ConceptChange.Stale(now) : new ConceptChange.Unknown();
        }

        var row = await db.Concepts.Include(c => c.Terms).SingleAsync(c => c.Id == conceptId, stop);
        Set(row, input, await Name(byId, stop));
        await Record(deskId, byId, "term-changed", ConceptView.Name(row), stop);
        await transaction.CommitAsync(stop);
        return new ConceptChange.Done(ConceptView.Of(row));
    }

    /// <summary>Removes a concept that is still what it was when somebody decided so.</summary>
    /// <returns>What it was; or why it is still there.</returns>
    public async Task<ConceptChange> Remove(long deskId, long conceptId, int version, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Raise(deskId, stop);
        var row = await db.Concepts.AsNoTracking().Include(c => c.Terms).SingleOrDefaultAsync(c => c.Id == conceptId && c.DeskId == deskId, stop);
        if (row is null) return new ConceptChange.Unknown();
        if (row.Version != version) return new ConceptChange.Stale(ConceptView.Of(row));
        await db.Concepts.Where(c => c.Id == conceptId).ExecuteDeleteAsync(stop);
        await Record(deskId, byId, "term-removed", ConceptView.Name(row), stop);
        await transaction.CommitAsync(stop);
        return new ConceptChange.Done(ConceptView.Of(row));
    }

    /// <summary>Says to every process that the termbase is another now, and makes others wait who want to change it until the transaction ends.</summary>
    internal Task<int> Raise(long deskId, CancellationToken stop) =>
        db.Desks.Where(d => d.Id == deskId).ExecuteUpdateAsync(set => set.SetProperty(d => d.TermsVersion, d => d.TermsVersion + 1), stop);

    /// <summary>Adds a row, in a transaction of its own that has raised the version.</summary>
    internal async Task<TermConcept> New(long deskId, ConceptInput input, long? byId, CancellationToken stop)
    {
        var row = new TermConcept { DeskId = deskId, Key = NewKey() };
        db.Concepts.Add(row);
        Set(row, input, byId is { } person ? await Name(person, stop) : null);
        await db.SaveChangesAsync(stop);
        return row;
    }

    /// <summary>A name that no file and no other concept has, so that what is taken out finds its way back.</summary>
    internal static string NewKey() => $"t{Guid.CreateVersion7():N}";

    /// <summary>Notes an act, in its transaction.</summary>
    internal Task<int> Record(long deskId, long? byId, string act, string? detail, CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });
        return db.SaveChangesAsync(stop);
    }

    void Set(TermConcept row, ConceptInput input, string? author)
    {
        var now = clock.GetUtcNow();
        (row.Domain, row.Note, row.From, row.Author, row.Changed) = (ConceptRules.Trimmed(input.Domain), ConceptRules.Trimmed(input.Note), ConceptRules.Trimmed(input.Source), author, now);
        if (input.Definitions is { } definitions)
        {
            row.Definitions = ConceptRows.Write<Core.Terminology.Definition>(
                [.. definitions.Where(d => !string.IsNullOrWhiteSpace(d.Text)).Select(d => new Core.Terminology.Definition(string.IsNullOrEmpty(d.Locale) ? null : Locale.Parse(d.Locale), d.Text!.Trim()))]);
        }

        var left = row.Terms.ToDictionary(t => t.Id);
        foreach (var term in input.Terms!)
        {
            if (term.Id is not { } id || !left.Remove(id, out var there)) row.Terms.Add(there = new() { Text = "" });
            if (Set(there, term)) (there.Author, there.Changed) = (author, now);
        }

        foreach (var gone in left.Values) row.Terms.Remove(gone);
        db.ConceptTerms.RemoveRange(left.Values.Where(t => t.Id != 0));
    }

    /// <returns>False where it was all of that already.</returns>
    static bool Set(ConceptTerm row, TermInput input)
    {
        var before = (row.Locale, row.Text, row.Status, row.PartOfSpeech, row.Note, row.IsCaseSensitive, row.Inflects);
        var after = (Locale.Parse(input.Locale!.Trim()), ConceptRules.Trimmed(input.Text)!, input.Status, ConceptRules.Trimmed(input.PartOfSpeech), ConceptRules.Trimmed(input.Note), input.IsCaseSensitive, input.Inflects);
        (row.Locale, row.Text, row.Status, row.PartOfSpeech, row.Note, row.IsCaseSensitive, row.Inflects) = after;
        return before != after;
    }

    /// <summary>The name by which a termbase says who changed something.</summary>
    internal Task<string?> Name(long personId, CancellationToken stop) => db.Users.Where(p => p.Id == personId).Select(p => (string?)p.DisplayName).SingleOrDefaultAsync(stop);
}
