using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>The name that a person goes by.</summary>
public sealed class OwnName(TranslateDb db, Caller caller, TimeProvider clock)
{
    /// <summary>Changes the caller's name.</summary>
    /// <returns>False where it is none, or too long.</returns>
    public async Task<bool> Set(string? name, CancellationToken stop)
    {
        var (id, trimmed) = (caller.Id, name?.Trim() ?? "");
        if (trimmed.Length is 0 or > DeskPeople.LongestName) return false;

        var me = await db.Users.SingleAsync(p => p.Id == id, stop);
        db.Audit.Add(new() { PersonId = id, AboutId = id, Act = "name-changed", Detail = $"{me.DisplayName} → {trimmed}", At = clock.GetUtcNow() });
        me.DisplayName = trimmed;
        await db.SaveChangesAsync(stop);
        return true;
    }
}
