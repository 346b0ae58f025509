using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>How people like things to be, as JSON: whoever asks decides what that means.</summary>
public sealed class Preferences(TranslateDb db)
{
    /// <summary>What a person chose; null before the first choice.</summary>
    public Task<string?> Read(long personId, string name, CancellationToken stop) =>
        db.Preferences.Where(p => p.PersonId == personId && p.Name == name).Select(p => p.Value).SingleOrDefaultAsync(stop);

    /// <summary>Keeps what a person chooses; of two pages that do so at once the last one counts.</summary>
    public async Task Write(long personId, string name, string value, CancellationToken stop)
    {
        if (await Update() > 0) return;

        db.Preferences.Add(new() { PersonId = personId, Name = name, Value = value });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // The person's other page was faster.
            db.ChangeTracker.Clear();
            await Update();
        }

        Task<int> Update() => db.Preferences.Where(p => p.PersonId == personId && p.Name == name).ExecuteUpdateAsync(set => set.SetProperty(p => p.Value, value), stop);
    }
}
