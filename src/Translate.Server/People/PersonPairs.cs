using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>From one locale into another.</summary>
public sealed record LanguagePairView(Locale From, Locale To)
{
    const char Between = '>';

    /// <summary>The pair as one word of an address or a form: <c>en&gt;ko</c>.</summary>
    public override string ToString() => $"{From.Tag}{Between}{To.Tag}";

    /// <summary>Reads such a word; false where it is none.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LanguagePairView? pair)
    {
        pair = null;
        if (text?.Split(Between) is not [var from, var to] || !Locale.TryParse(from.Trim(), out var read) || !Locale.TryParse(to.Trim(), out var written)) return false;

        pair = new(read, written);
        return true;
    }

    /// <summary>Whether somebody who translates this pair can take a job of the other: <c>en</c> reads <c>en-GB</c>, and the other way round.</summary>
    public bool Covers(LanguagePairView job) => From.SharesLanguage(job.From) && To.SharesLanguage(job.To);
}

/// <summary>What people translate.</summary>
public sealed class PersonPairs(TranslateDb db)
{
    /// <summary>As many pairs as a person can have.</summary>
    public const int Most = 50;

    /// <summary>As many as are proposed.</summary>
    const int MostProposed = 12;

    /// <summary>A person's pairs.</summary>
    public async Task<List<LanguagePairView>> Of(long personId, CancellationToken stop) =>
        Ordered(await db.LanguagePairs.Where(p => p.PersonId == personId).Select(p => new LanguagePairView(p.From, p.To)).ToListAsync(stop));

    /// <summary>Lets these be a person's pairs, and no others.</summary>
    public async Task Set(long personId, IEnumerable<LanguagePairView> wanted, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using (transaction)
        {
            await db.LanguagePairs.Where(p => p.PersonId == personId).ExecuteDeleteAsync(stop);
            db.LanguagePairs.AddRange(wanted.Where(p => p.From != p.To).Distinct().Take(Most).Select(p => new LanguagePair { PersonId = personId, From = p.From, To = p.To }));
            await db.SaveChangesAsync(stop);
            if (transaction is not null) await transaction.CommitAsync(stop);
        }
    }

    /// <summary>The pairs of desks: those they mostly translate, and those of their jobs.</summary>
    public async Task<List<LanguagePairView>> Proposed(IReadOnlyCollection<long> desks, CancellationToken stop)
    {
        var habits = await db.Desks.AsNoTracking().Where(d => desks.Contains(d.Id)).Select(d => new { d.SourceLocale, d.TargetLocales }).ToListAsync(stop);
        var jobs = await db.Jobs.Where(j => desks.Contains(j.DeskId)).Select(j => new { From = j.Document!.SourceLocale, To = j.Locale }).Distinct().OrderBy(p => p.From).ThenBy(p => p.To).Take(MostProposed).ToListAsync(stop);
        return Ordered(
            habits.SelectMany(h => h.TargetLocales.Select(to => new LanguagePairView(h.SourceLocale, to)))
                .Concat(jobs.Select(j => new LanguagePairView(j.From, j.To)))
                .Where(p => p.From != p.To)
                .Distinct()
                .Take(MostProposed));
    }

    /// <summary>Reads a form's ticks <c>pair</c>, and one pair more in <c>from</c> and <c>to</c>.</summary>
    /// <returns>The pairs; or null, where the one typed is none.</returns>
    public static List<LanguagePairView>? Read(IFormCollection form)
    {
        var ticked = form["pair"].Select(p => LanguagePairView.TryParse(p, out var pair) ? pair : null).OfType<LanguagePairView>().ToList();
        var (from, to) = (form["from"].ToString().Trim(), form["to"].ToString().Trim());
        if (from.Length == 0 && to.Length == 0) return ticked;
        return Locale.TryParse(from, out var read) && Locale.TryParse(to, out var written) && read != written ? [.. ticked, new(read, written)] : null;
    }

    static List<LanguagePairView> Ordered(IEnumerable<LanguagePairView> pairs) => [.. pairs.OrderBy(p => p.ToString(), StringComparer.Ordinal)];
}
