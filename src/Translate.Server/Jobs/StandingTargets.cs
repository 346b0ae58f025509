using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Jobs;

/// <summary>The targets that a bilingual file brings with it: a catalogue's translations, those of an XLIFF file of another tool.</summary>
public sealed class StandingTargets(TranslateDb db)
{
    /// <summary>What stands in a job's file for its locale, by unit; a file into another language brings none.</summary>
    public async Task<IReadOnlyDictionary<string, Standing>> Of(Job job, CancellationToken stop)
    {
        if (FileFormats.ByName(job.Document!.Format) is not { IsBilingual: true }) return new Dictionary<string, Standing>();

        var document = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == job.DocumentId, stop);
        var (format, source) = document.Open();
        return format.Extract(format.Localized(source, job.Locale)).Where(u => u.Standing is { Text.IsEmpty: false }).ToDictionary(u => u.Id, u => u.Standing!.Meant(u.Source), StringComparer.Ordinal);
    }

    /// <summary>A segment's target: the file's where somebody has finished it, else what memory knows word for word, else the file's as a draft, else what memory has similar.</summary>
    public static Target? Choose(Standing? standing, Target? found, string file) => standing switch
    {
        null => found,
        { State: TargetState.Initial } when found is not null and not { Origin: { Kind: OriginKind.Memory, Score: < 100 } } => found,
        _ => new(standing.Text, standing.State, new(OriginKind.Human, null, file)),
    };
}
