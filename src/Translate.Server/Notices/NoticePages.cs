using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Notices;

/// <summary>A person's notices.</summary>
static class NoticePages
{
    public static void AddNotices(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<NoticeList>();
        services.AddScoped<Post>();
        services.AddScoped<NoticeMail>();
        services.AddScoped<NoticeWishes>();
        services.AddScoped<Digests>();
        services.AddScoped<Letters>();
        services.AddScoped<LetterMail>();
        if (settings.Role is not NodeRole.Web) services.AddHostedService<Postman>();
    }

    public static void MapNoticePages(this IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/notices").RequireAuthorization();
        notices.MapGet("/", async (NoticeList list, Caller caller, CancellationToken stop, int skip = 0) =>
            new RazorComponentResult<NoticesPage>(new { Notices = await list.Of(caller.Id, skip, NoticeList.PageSize + 1, stop), Skip = Math.Max(0, skip) }));
        notices.MapPost("/{notice:long}/seen", (long notice, IFormCollection form, NoticeList list, Caller caller, CancellationToken stop) => Seen(notice, false, form, list, caller, stop));
        notices.MapPost("/{notice:long}/all-seen", (long notice, IFormCollection form, NoticeList list, Caller caller, CancellationToken stop) => Seen(notice, true, form, list, caller, stop));

        var wishes = app.MapGroup("/settings/notices").RequireAuthorization();
        wishes.MapGet("/", async (NoticeWishes wished, Caller caller, CancellationToken stop) => new RazorComponentResult<WishesPage>(new { Wishes = await wished.Mine(caller.Id, stop) }));
        wishes.MapPost("/", SetWishes);
    }

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").RequireAuthorization();
        notices.MapGet("/", async (NoticeList list, Caller caller, CancellationToken stop, int skip = 0, int take = NoticeList.PageSize) => TypedResults.Ok(await list.Of(caller.Id, skip, take, stop))).WithSummary("What I should know, newest first");
        notices.MapGet("/unseen", async (NoticeList list, Caller caller, CancellationToken stop) => TypedResults.Ok(await list.Unseen(caller.Id, stop))).WithSummary("How many of my notices I have not seen");
        notices.MapPost("/{notice:long}/seen", (long notice, NoticeList list, Caller caller, CancellationToken stop) => Seen(notice, false, list, caller, stop)).WithSummary("I have seen a notice");
        notices.MapPost("/{notice:long}/all-seen", (long notice, NoticeList list, Caller caller, CancellationToken stop) => Seen(notice, true, list, caller, stop)).WithSummary("I have seen a notice and all before it");

        var wishes = api.MapGroup("/me/notice-wishes").RequireAuthorization();
        wishes.MapGet("/", async (NoticeWishes wished, Caller caller, CancellationToken stop) => TypedResults.Ok(await wished.Mine(caller.Id, stop))).WithSummary("How I want to be told of each kind of thing");
        wishes.MapPut("/", Wish).WithSummary("Says how I want to be told of some kinds of things; the others stay as they were");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Wish(List<NoticeWishView> wanted, NoticeWishes wishes, Caller caller, CancellationToken stop)
    {
        if (wanted.Exists(w => !NoticeKinds.All.Contains(w.Kind) || !Enum.IsDefined(w.Mail))) return Problems.Invalid($"\"kind\" is one of {string.Join(", ", NoticeKinds.All)}; \"mail\" is atOnce, daily or never.");

        await wishes.Set(caller.Id, wanted, stop);
        return TypedResults.NoContent();
    }

    static async Task<RazorComponentResult<WishesPage>> SetWishes(IFormCollection form, NoticeWishes wishes, Caller caller, CancellationToken stop)
    {
        await wishes.Set(
            caller.Id,
            NoticeKinds.All.Select(kind => new NoticeWishView(kind, form.ContainsKey($"page-{kind}"), Enum.TryParse<MailWish>(form[$"mail-{kind}"], out var mail) && Enum.IsDefined(mail) ? mail : NoticeKinds.Usual(kind))),
            stop);
        return new(new { Wishes = await wishes.Mine(caller.Id, stop), IsSaved = true });
    }

    static async Task<Results<NoContent, NotFound>> Seen(long notice, bool andEarlier, NoticeList list, Caller caller, CancellationToken stop) =>
        await list.See(caller.Id, notice, andEarlier, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    /// <summary>A form may lead on to what the notice is about.</summary>
    static async Task<IResult> Seen(long notice, bool andEarlier, IFormCollection form, NoticeList list, Caller caller, CancellationToken stop) =>
        await list.See(caller.Id, notice, andEarlier, stop)
            ? TypedResults.LocalRedirect(form["to"].ToString() is { Length: > 0 } to ? Pages.FramePages.Local(to) : "/notices")
            : TypedResults.NotFound();
}
