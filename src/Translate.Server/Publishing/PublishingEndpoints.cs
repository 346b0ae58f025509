using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Publishing;

/// <summary>An outlet of a desk. Of its secret only whether it has one is told.</summary>
public sealed record OutletView(long Id, OutletKind Kind, string Name, string Place, OutletOptions Options, bool HasSecret, bool IsAutomatic, bool IsPaused, DateTimeOffset Created)
{
    /// <summary>The view of a row.</summary>
    public static OutletView Of(Outlet row) => new(row.Id, row.Kind, row.Name, row.Place, OutletOptions.Read(row.Options), row.Secret is not null, row.IsAutomatic, row.IsPaused, row.Created);
}

/// <summary>A new outlet, with the secret of a webhook, which is told once.</summary>
public sealed record NewOutlet(OutletView Outlet, string? Secret);

/// <summary>A webhook's new secret, which is told once.</summary>
public sealed record SecretView(string Secret);

/// <summary>An outlet as it is to be.</summary>
/// <param name="Kind">For a new one: <c>webhook</c>, <c>folder</c> or <c>git</c>.</param>
/// <param name="Name">What the desk calls it.</param>
/// <param name="Place">The webhook's address, the folder below the operator's, or the repository.</param>
/// <param name="Options">What else its kind needs.</param>
/// <param name="IsAutomatic">Every delivery goes out by it at once.</param>
/// <param name="Token">For a repository elsewhere: its token; left out, it stays what it was.</param>
public sealed record OutletRequest(OutletKind? Kind, string? Name, string? Place, OutletOptions? Options, bool IsAutomatic, string? Token)
{
    /// <summary>As it is checked and kept.</summary>
    internal OutletInput Input => new(Name, Place, Options, IsAutomatic, Token);
}

/// <summary>A delivered file on its way to an outlet, with the tries to send it.</summary>
public sealed record PublicationView(
    long Id, long Outlet, string OutletName, long Job, string Document, long Delivery, string FileName, Guid Message, PublicationState State, DateTimeOffset Created, DateTimeOffset? Done, string? Result, string? Failure, bool IsWaiting)
{
    /// <summary>The tries, the last first.</summary>
    public IReadOnlyList<AttemptView> Attempts { get; init; } = [];
}

/// <summary>One try.</summary>
public sealed record AttemptView(DateTimeOffset At, int Took, int? Status, string? Sent, string? Answer, string? Failure);

/// <summary>Reads publications with their tries.</summary>
public sealed class PublicationReader(TranslateDb db)
{
    /// <summary>As many are told at once.</summary>
    const int MostAtOnce = 100;

    /// <summary>Those of a job's files, the last first.</summary>
    public Task<IReadOnlyList<PublicationView>> OfJob(long jobId, CancellationToken stop) => Views(db.Publications.Where(p => LocalizedFiles.DeliveriesOf(db, jobId).Any(d => d.Id == p.DeliveryId)), stop);

    /// <summary>Those by an outlet, the last first.</summary>
    public Task<IReadOnlyList<PublicationView>> OfOutlet(long outletId, CancellationToken stop) => Views(db.Publications.Where(p => p.OutletId == outletId), stop);

    async Task<IReadOnlyList<PublicationView>> Views(IQueryable<Publication> some, CancellationToken stop)
    {
        var rows = await some.AsNoTracking().OrderByDescending(p => p.Id).Take(MostAtOnce)
            .Select(p => new PublicationView(
                p.Id, p.OutletId, p.Outlet!.Name, p.Delivery!.JobId, db.Jobs.Where(j => j.Id == p.Delivery.JobId).Select(j => j.Document!.Name).First(), p.DeliveryId, p.Delivery.Name, p.Message, p.State, p.Created, p.Done, p.Result, p.Failure,
                p.State == PublicationState.Due && p.Outlet.IsPaused))
            .ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.Id);
        var attempts = (await db.PublicationAttempts.AsNoTracking().Where(a => ids.Contains(a.PublicationId)).OrderByDescending(a => a.Id).ToListAsync(stop))
            .ToLookup(a => a.PublicationId, a => new AttemptView(a.At, a.Took, a.Status, a.Sent, a.Answer, a.Failure));
        return rows.ConvertAll(r => r with { Attempts = [.. attempts[r.Id]] });
    }
}

static class PublishingEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder api)
    {
        var outlets = api.MapGroup("/desks/{desk:long}/outlets").RequireDeskRole(DeskRole.Manager);
        outlets.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop) => TypedResults.Ok((await db.Outlets.AsNoTracking().Where(o => o.DeskId == desk).OrderBy(o => o.Id).ToListAsync(stop)).ConvertAll(OutletView.Of))).WithSummary("Where the desk publishes; secrets are never told");
        outlets.MapPost("/", Add).WithSummary("Makes an outlet; a webhook's secret is told in the answer, and never again");
        outlets.MapGet("/{outlet:long}", Show).WithSummary("One outlet");
        outlets.MapPut("/{outlet:long}", Change).WithSummary("Changes an outlet");
        outlets.MapDelete("/{outlet:long}", Remove).WithSummary("Takes an outlet away with its record; what is out stays out");
        outlets.MapPost("/{outlet:long}/secret", Rotate).WithSummary("Gives a webhook a new secret, told once; the old one signs beside it for a day");
        outlets.MapPost("/{outlet:long}/pause", (long desk, long outlet, Outlets all, Caller caller, CancellationToken stop) => Pause(desk, outlet, true, all, caller, stop)).WithSummary("Lets nothing go out by an outlet for now");
        outlets.MapPost("/{outlet:long}/resume", (long desk, long outlet, Outlets all, Caller caller, CancellationToken stop) => Pause(desk, outlet, false, all, caller, stop)).WithSummary("Lets things go out again, first what has waited");
        outlets.MapGet("/{outlet:long}/publications", Log).WithSummary("What went out by an outlet, or did not, with every try");

        var job = api.MapGroup("/jobs/{job:long}/publications").RequireDeskRole(DeskRole.Editor);
        job.MapGet("/", async (long job, PublicationReader reader, CancellationToken stop) => TypedResults.Ok(await reader.OfJob(job, stop))).WithSummary("Where the job's files were published, with every try");
        job.MapPost("/{outlet:long}", (long job, long outlet, Publications publications, Caller caller, CancellationToken stop) => Answer(publications.Send(job, outlet, caller.Id, stop))).WithSummary("Publishes the file that was delivered last by an outlet; 409 where that was done already");
        job.MapPost("/{publication:long}/again", (long job, long publication, Publications publications, Caller caller, CancellationToken stop) => Answer(publications.Again(job, publication, caller.Id, stop))).WithSummary("Sends one again that failed, or that a receiver lost, by the same message id");
    }

    static async Task<Results<Created<NewOutlet>, ProblemHttpResult>> Add(long desk, OutletRequest request, Outlets outlets, Caller caller, CancellationToken stop)
    {
        if (request.Kind is not { } kind || !Enum.IsDefined(kind)) return Problems.Invalid("\"kind\" is webhook, folder or git.");
        var (outlet, secret, wrong) = await outlets.Add(desk, kind, request.Input, caller.Id, stop);
        return outlet is null ? Refused(wrong) : TypedResults.Created($"/api/v1/desks/{desk}/outlets/{outlet.Id}", new NewOutlet(OutletView.Of(outlet), secret));
    }

    static async Task<Results<Ok<OutletView>, NotFound>> Show(long desk, long outlet, Outlets outlets, CancellationToken stop) =>
        await outlets.Find(desk, outlet, stop) is { } row ? TypedResults.Ok(OutletView.Of(row)) : TypedResults.NotFound();

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(long desk, long outlet, OutletRequest request, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Change(desk, outlet, request.Input, caller.Id, stop) switch
        {
            null => TypedResults.NotFound(),
            { Count: > 0 } wrong => Refused(wrong),
            _ => TypedResults.NoContent(),
        };

    static async Task<Results<NoContent, NotFound>> Remove(long desk, long outlet, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Remove(desk, outlet, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<Ok<SecretView>, NotFound>> Rotate(long desk, long outlet, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Rotate(desk, outlet, caller.Id, stop) is { } secret ? TypedResults.Ok(new SecretView(secret)) : TypedResults.NotFound();

    static async Task<Results<NoContent, NotFound>> Pause(long desk, long outlet, bool isPaused, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Pause(desk, outlet, isPaused, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<Ok<IReadOnlyList<PublicationView>>, NotFound>> Log(long desk, long outlet, Outlets outlets, PublicationReader reader, CancellationToken stop) =>
        await outlets.Find(desk, outlet, stop) is null ? TypedResults.NotFound() : TypedResults.Ok(await reader.OfOutlet(outlet, stop));

    static async Task<Results<Accepted, NotFound, ProblemHttpResult>> Answer(Task<SendResult> sent) => await sent switch
    {
        SendResult.Done => TypedResults.Accepted((string?)null),
        SendResult.NotThere => TypedResults.NotFound(),
        _ => TypedResults.Problem("Nothing is published twice. What is out can be sent again by its own address, .../again.", statusCode: StatusCodes.Status409Conflict, title: "It is out already, or on its way."),
    };

    static ProblemHttpResult Refused(IReadOnlyList<OutletWrong> wrong) => Problems.Invalid(string.Join(" ", wrong.Select(w => w switch
    {
        OutletWrong.NoName => $"Give \"name\", of at most {Outlets.LongestName} characters.",
        OutletWrong.NoAddress => "\"place\" of a webhook is an address that begins with https:// or http://, without a name and password in it.",
        OutletWrong.NoFolder => "\"place\" is a path below the folder that the operator has opened for publishing.",
        OutletWrong.NoRepository => "\"place\" of a repository elsewhere is an address that begins with https://, without a name and password in it.",
        OutletWrong.NotOpen => "The operator has not opened a folder for publishing (Translate:PublishFolder).",
        OutletWrong.NoPath => "\"path\" names a file below its place: no .., nothing empty, and nothing in .git.",
        _ => "\"branch\" is no name that Git takes.",
    })));
}
