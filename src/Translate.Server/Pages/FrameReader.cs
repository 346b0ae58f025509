using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.People;

namespace Translate.Server.Pages;

/// <summary>What the frame of every page shows of whoever reads it.</summary>
/// <param name="Belongs">To a desk, one at least.</param>
/// <param name="Edits">As an editor or more, in one desk at least: the dashboard is theirs.</param>
/// <param name="Unseen">Notices that the person has not seen.</param>
public sealed record FrameModel(bool Belongs, bool Edits, int Unseen);

/// <summary>Reads it.</summary>
public sealed class FrameReader(TranslateDb db, NoticeList notices, Caller caller)
{
    /// <summary>What the frame shows; null where nobody is signed in.</summary>
    public async Task<FrameModel?> Read(CancellationToken stop)
    {
        if (!caller.IsKnown) return null;

        var id = caller.Id;
        var role = await db.Memberships.Where(m => m.PersonId == id).MaxAsync(m => (DeskRole?)m.Role, stop);
        var edits = role >= DeskRole.Editor || await db.LocaleRoles.AnyAsync(r => r.PersonId == id && r.Role >= DeskRole.Editor, stop);
        return new(role is not null || caller.IsOperator, edits || caller.IsOperator, await notices.Unseen(id, stop));
    }
}
