using Microsoft.EntityFrameworkCore;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

/// <summary>What is wrong with an outlet as it is to be.</summary>
public enum OutletWrong
{
    /// <summary>It has no name, or too long a one.</summary>
    NoName,

    /// <summary>A webhook's place is an address that begins with https:// or http://, without a name and password in it.</summary>
    NoAddress,

    /// <summary>A folder or repository is given by its path below the operator's folder.</summary>
    NoFolder,

    /// <summary>A repository elsewhere is given by its https:// address.</summary>
    NoRepository,

    /// <summary>The operator has opened no folder for publishing.</summary>
    NotOpen,

    /// <summary>The path would lead out of its place.</summary>
    NoPath,

    /// <summary>That is no name of a branch.</summary>
    NoBranch,
}

/// <summary>An outlet as somebody wants it.</summary>
/// <param name="Name">What the desk calls it.</param>
/// <param name="Place">The webhook's address, the folder, or the repository.</param>
/// <param name="Options">What else its kind needs.</param>
/// <param name="IsAutomatic">Every delivery goes out by it at once.</param>
/// <param name="Token">For a repository elsewhere: the token; left out, it stays what it was.</param>
public sealed record OutletInput(string? Name, string? Place, OutletOptions? Options, bool IsAutomatic, string? Token);

/// <summary>A desk's outlets: made, changed, paused and taken away by its managers.</summary>
public sealed class Outlets(TranslateDb db, OutletKeys keys, PublishFolder folder, Nudges nudges, TimeProvider clock, Settings settings)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 100;

    /// <summary>How long an old secret still signs beside the new one.</summary>
    static readonly TimeSpan OldSecretHolds = TimeSpan.FromDays(1);

    /// <summary>An outlet of the desk; null where it has no such one.</summary>
    public Task<Outlet?> Find(long deskId, long outletId, CancellationToken stop) => db.Outlets.SingleOrDefaultAsync(o => o.Id == outletId && o.DeskId == deskId, stop);

    /// <summary>Makes an outlet.</summary>
    /// <returns>The outlet with, for a webhook, its secret, which is never shown again; or what is wrong.</returns>
    public async Task<(Outlet? Outlet, string? Secret, IReadOnlyList<OutletWrong> Wrong)> Add(long deskId, OutletKind kind, OutletInput input, long personId, CancellationToken stop)
    {
        if (Wrong(kind, input) is { Count: > 0 } wrong) return (null, null, wrong);
        var secret = kind is OutletKind.Webhook ? OutletKeys.NewSecret() : null;
        var outlet = new Outlet { DeskId = deskId, Kind = kind, Name = input.Name!.Trim(), Place = input.Place!.Trim(), Created = clock.GetUtcNow() };
        Set(outlet, input);
        if (secret is not null) outlet.Secret = keys.Protect(new(secret));
        db.Outlets.Add(outlet);
        Record(deskId, personId, "outlet-added", outlet.Name);
        await db.SaveChangesAsync(stop);
        return (outlet, secret, []);
    }

    /// <summary>Changes an outlet.</summary>
    /// <returns>What is wrong; null where there is no such outlet.</returns>
    public async Task<IReadOnlyList<OutletWrong>?> Change(long deskId, long outletId, OutletInput input, long personId, CancellationToken stop)
    {
        if (await Find(deskId, outletId, stop) is not { } outlet) return null;
        if (Wrong(outlet.Kind, input) is { Count: > 0 } wrong) return wrong;
        Set(outlet, input);
        Record(deskId, personId, "outlet-changed", outlet.Name);
        await db.SaveChangesAsync(stop);
        return [];
    }

    /// <summary>Gives a webhook a new secret. The old one signs beside it for a day, so that nothing is lost while the receiver is told.</summary>
    /// <returns>The secret; null where there is no such webhook.</returns>
    public async Task<string?> Rotate(long deskId, long outletId, long personId, CancellationToken stop)
    {
        if (await Find(deskId, outletId, stop) is not { Kind: OutletKind.Webhook } outlet) return null;
        var secret = OutletKeys.NewSecret();
        outlet.Secret = keys.Protect(new(secret, Old(outlet), clock.GetUtcNow() + OldSecretHolds));
        Record(deskId, personId, "outlet-secret-changed", outlet.Name);
        await db.SaveChangesAsync(stop);
        return secret;
    }

    /// <summary>Lets nothing go out by it, or lets it again: then what has waited goes.</summary>
    /// <returns>False where there is no such outlet.</returns>
    public async Task<bool> Pause(long deskId, long outletId, bool isPaused, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Outlets.Where(o => o.Id == outletId && o.DeskId == deskId).ExecuteUpdateAsync(set => set.SetProperty(o => o.IsPaused, isPaused), stop) == 0) return false;
        List<Batch> waiting = [];
        if (!isPaused)
        {
            var now = clock.GetUtcNow();
            var held = db.Batches.Where(b => b.Kind == BatchKind.Publish && b.State == BatchState.Held && db.Publications.Any(p => p.Id == b.PublicationId && p.OutletId == outletId));
            waiting = await held.AsNoTracking().OrderBy(b => b.Id).Take(Nudges.MostAtOnce).ToListAsync(stop);
            await held.ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.DueAt, now).SetProperty(b => b.NudgedAt, (DateTimeOffset?)null), stop);
        }

        Record(deskId, personId, isPaused ? "outlet-paused" : "outlet-resumed", await db.Outlets.Where(o => o.Id == outletId).Select(o => o.Name).SingleAsync(stop));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        nudges.Send(waiting);
        return true;
    }

    /// <summary>Takes an outlet away with the record of what went out by it. What is out stays out.</summary>
    /// <returns>False where there is no such outlet.</returns>
    public async Task<bool> Remove(long deskId, long outletId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Outlets.Where(o => o.Id == outletId && o.DeskId == deskId).Select(o => o.Name).SingleOrDefaultAsync(stop) is not { } name) return false;
        var publications = db.Publications.Where(p => p.OutletId == outletId).Select(p => p.Id);
        await db.PublicationAttempts.Where(a => publications.Contains(a.PublicationId)).ExecuteDeleteAsync(stop);
        await db.Batches.Where(b => b.PublicationId != null && publications.Contains(b.PublicationId.Value)).ExecuteDeleteAsync(stop);
        await db.Publications.Where(p => p.OutletId == outletId).ExecuteDeleteAsync(stop);
        await db.Outlets.Where(o => o.Id == outletId).ExecuteDeleteAsync(stop);
        Record(deskId, personId, "outlet-removed", name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    List<OutletWrong> Wrong(OutletKind kind, OutletInput input)
    {
        var wrong = new List<OutletWrong>();
        var (place, options) = (input.Place?.Trim() ?? "", input.Options ?? new());
        if (input.Name?.Trim() is not { Length: > 0 and <= LongestName }) wrong.Add(OutletWrong.NoName);
        if (kind is OutletKind.Webhook && !IsAddress(place, "https", "http")) wrong.Add(OutletWrong.NoAddress);
        if (kind is OutletKind.Git && (GitSender.IsWeb(place) || !folder.IsOpen))
        {
            // Without encryption only within the house, where the operator has said so.
            if (!(settings.AllowedNetworks.Length > 0 ? IsAddress(place, "https", "http") : IsAddress(place, "https"))) wrong.Add(OutletWrong.NoRepository);
        }
        else if (kind is not OutletKind.Webhook && Problem(place) is { } problem)
        {
            wrong.Add(problem);
        }

        if (kind is not OutletKind.Webhook && !options.TryPath("ko", "name.txt", "name.txt", out _)) wrong.Add(OutletWrong.NoPath);
        if (kind is OutletKind.Git && !options.HasValidBranch) wrong.Add(OutletWrong.NoBranch);
        return wrong;
    }

    OutletWrong? Problem(string place)
    {
        if (!folder.IsOpen) return OutletWrong.NotOpen;
        try
        {
            if (place.Length is 0 or > 400 || place.Any(char.IsControl)) return OutletWrong.NoFolder;
            folder.Resolve(place);
            return null;
        }
        catch (PublishException)
        {
            return OutletWrong.NoFolder;
        }
    }

    static bool IsAddress(string place, params ReadOnlySpan<string> schemes) =>
        place.Length <= 2000 && Uri.TryCreate(place, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address.UserInfo.Length == 0;

    void Set(Outlet outlet, OutletInput input)
    {
        outlet.Name = input.Name!.Trim();
        outlet.Place = input.Place!.Trim();
        outlet.Options = (input.Options ?? new()).Write();
        outlet.IsAutomatic = input.IsAutomatic;
        if (outlet.Kind is OutletKind.Git && !string.IsNullOrWhiteSpace(input.Token)) outlet.Secret = keys.Protect(new(input.Token.Trim()));
    }

    string? Old(Outlet outlet)
    {
        try
        {
            return keys.Read(outlet)?.Now;
        }
        catch (PublishException)
        {
            return null;
        }
    }

    void Record(long deskId, long personId, string act, string name) => db.Audit.Add(new() { DeskId = deskId, PersonId = personId, Act = act, Detail = name, At = clock.GetUtcNow() });
}
