using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Delivery;

/// <summary>How a desk words its credits in a locale.</summary>
/// <param name="Locale">The locale.</param>
/// <param name="Text">The words, with fields in braces.</param>
/// <param name="IsShipped">They are those that are shipped: the desk has none of its own.</param>
public sealed record WordingView(Locale Locale, string Text, bool IsShipped);

/// <summary>A desk's credits.</summary>
/// <param name="Place">Where they stand in its documents.</param>
/// <param name="Wordings">Its words, for each locale that it translates into or has words for.</param>
public sealed record DeskCredits(CreditsPlace Place, IReadOnlyList<WordingView> Wordings);

/// <summary>Reads and changes how a desk words its credits.</summary>
public sealed class CreditWordings(TranslateDb db, TimeProvider clock)
{
    /// <summary>The desk's credits.</summary>
    public async Task<DeskCredits> Of(long deskId, CancellationToken stop)
    {
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == deskId, stop);
        var own = await db.CreditWordings.AsNoTracking().Where(w => w.DeskId == deskId).ToListAsync(stop);
        var used = await db.Jobs.Where(j => j.DeskId == deskId).Select(j => j.Locale).Distinct().ToListAsync(stop);
        return new(desk.CreditsAt, [.. desk.TargetLocales.Concat(used).Concat(own.Select(w => w.Locale)).Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal).Select(View)]);

        WordingView View(Locale locale) => new(locale, CreditTemplate.Chosen(own, locale), IsShipped: !own.Exists(w => w.Locale == locale));
    }

    /// <summary>Lets credits stand somewhere else.</summary>
    public async Task Place(long deskId, CreditsPlace place, long personId, CancellationToken stop)
    {
        (await db.Desks.SingleAsync(d => d.Id == deskId, stop)).CreditsAt = place;
        Record(deskId, personId);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Words the credits in a locale; without words, or with those that are shipped, the shipped ones hold.</summary>
    /// <returns>What is wrong, as the field that there is not; null where nothing is.</returns>
    public async Task<string?> Word(long deskId, Locale locale, string? text, long personId, CancellationToken stop)
    {
        var words = text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (words.Length > CreditTemplate.LongestText) return "";
        if (CreditTemplate.Unknown(words) is { } unknown) return unknown;

        var row = await db.CreditWordings.SingleOrDefaultAsync(w => w.DeskId == deskId && w.Locale == locale, stop);
        if (words.Length == 0 || words == CreditTemplate.Shipped(locale))
        {
            if (row is null) return null;
            db.CreditWordings.Remove(row);
        }
        else if (row is null)
        {
            db.CreditWordings.Add(new() { DeskId = deskId, Locale = locale, Text = words });
        }
        else if (row.Text == words)
        {
            return null;
        }
        else
        {
            row.Text = words;
        }

        Record(deskId, personId);
        await db.SaveChangesAsync(stop);
        return null;
    }

    void Record(long deskId, long personId) => db.Audit.Add(new() { DeskId = deskId, PersonId = personId, Act = "credits-changed", At = clock.GetUtcNow() });
}
