using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>What people made of what engines offered: the truth that estimates are measured by.</summary>
public sealed class Outcomes(TranslateDb db)
{
    /// <summary>Decides for a delivered job which offers were edited. One that nobody confirmed and nobody changed is left undecided: nobody may have read it; and so is one for a segment that was split or joined.</summary>
    public async Task Decide(long jobId, CancellationToken stop)
    {
        var open = db.MachineOutcomes.Where(o => o.JobId == jobId && o.Text != null && !db.JobSegments.Any(s => s.JobId == jobId && s.Ordinal == o.Ordinal));
        await open.Where(o => db.Targets.Any(t => t.JobId == jobId && t.Ordinal == o.Ordinal && !t.Text.Equals(o.Text)))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.WasEdited, true), stop);
        await open.Where(o => db.Targets.Any(t => t.JobId == jobId && t.Ordinal == o.Ordinal && t.Text.Equals(o.Text) && t.AuthorId != null))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.WasEdited, false), stop);
    }
}
