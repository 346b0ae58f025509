using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>A pair for which people have decided on machine translations.</summary>
/// <param name="From">The locale translated from.</param>
/// <param name="To">The locale translated into.</param>
/// <param name="Decided">How many were confirmed or edited.</param>
public sealed record DecidedPair(Locale From, Locale To, int Decided);

/// <summary>How good a desk's estimates have been for a pair.</summary>
/// <param name="From">The locale translated from.</param>
/// <param name="To">The locale translated into.</param>
/// <param name="Report">What was predicted, and what came true; each translation estimated by weights that had not seen it.</param>
/// <param name="Weights">How much each signal counts by now.</param>
public sealed record PairQuality(Locale From, Locale To, CalibrationReport Report, Weights Weights);

/// <summary>What the page on the estimates shows.</summary>
public sealed record QualityModel(long Desk, string DeskName, IReadOnlyList<DecidedPair> Pairs, PairQuality? Chosen);

/// <summary>Reads how good a desk's estimates have been.</summary>
public sealed class QualityReader(TranslateDb db)
{
    /// <summary>The pairs for which there is something to say, the one with the most first.</summary>
    public async Task<IReadOnlyList<DecidedPair>> Pairs(long deskId, CancellationToken stop)
    {
        var counts = await db.MachineOutcomes.Where(o => o.WasEdited != null)
            .Join(db.Jobs.Where(j => j.DeskId == deskId), o => o.JobId, j => j.Id, (_, j) => new { From = j.Document!.SourceLocale, To = j.Locale })
            .GroupBy(p => p)
            .Select(g => new { g.Key.From, g.Key.To, Count = g.Count() })
            .ToListAsync(stop);
        return [.. counts.OrderByDescending(c => c.Count).Select(c => new DecidedPair(c.From, c.To, c.Count))];
    }

    /// <summary>The report on a pair.</summary>
    public async Task<PairQuality> Of(long deskId, Locale from, Locale to, CancellationToken stop)
    {
        var fates = await PairKnowledge.Fates(db, deskId, from, to, stop);
        return new(from, to, Calibration.Report(fates), Calibration.Fit(fates));
    }
}

/// <summary>Whether the estimates can be relied on: what was predicted beside what people did.</summary>
static class QualityPages
{
    public static void MapQualityPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/desks/{desk:long}/quality", Show).RequireDeskRole(DeskRole.Editor);

    public static void MapQuality(this IEndpointRouteBuilder api)
    {
        var quality = api.MapGroup("/desks/{desk:long}/quality").RequireDeskRole(DeskRole.Editor);
        quality.MapGet("/", async (long desk, QualityReader reader, CancellationToken stop) => TypedResults.Ok(await reader.Pairs(desk, stop))).WithSummary("The pairs for which people have decided on machine translations");
        quality.MapGet("/{from}/{to}", Report).WithSummary("How good the estimates of machine translations have been for a pair");
    }

    static async Task<Results<Ok<PairQuality>, ProblemHttpResult>> Report(long desk, string from, string to, QualityReader reader, CancellationToken stop) =>
        Locale.TryParse(from, out var source) && Locale.TryParse(to, out var target)
            ? TypedResults.Ok(await reader.Of(desk, source, target, stop))
            : Operations.Problems.Invalid("A locale is a language tag as in BCP 47: en, ko, pt-BR.");

    static async Task<RazorComponentResult<QualityPage>> Show(long desk, QualityReader reader, TranslateDb db, CancellationToken stop, Locale? from = null, Locale? to = null)
    {
        var name = await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
        var pairs = await reader.Pairs(desk, stop);
        var pair = pairs.FirstOrDefault(p => p.From == from && p.To == to) ?? (pairs.Count > 0 ? pairs[0] : null);
        return new(new { Model = new QualityModel(desk, name, pairs, pair is null ? null : await reader.Of(desk, pair.From, pair.To, stop)) });
    }
}
