using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A desk whose people the caller sees.</summary>
public sealed record KnownDesk(long Id, string Name, bool IsManaged);

/// <summary>What the settings page shows.</summary>
public sealed record SettingsModel(string Name, string? Email, bool AsksForOld, IReadOnlyList<TokenView> Tokens, IReadOnlyList<KnownDesk> Desks)
{
    /// <summary>A token that is shown this once.</summary>
    public string? Token { get; init; }

    /// <summary>The pairs that the person translates.</summary>
    public IReadOnlyList<LanguagePairView> Pairs { get; init; } = [];

    /// <summary>The pairs that the person's desks translate.</summary>
    public IReadOnlyList<LanguagePairView> ProposedPairs { get; init; } = [];

    /// <summary>What was typed as another pair, and is none.</summary>
    public (string From, string To)? WrongPair { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done, and the id of the input that it is about, where it is about one.</summary>
    public (string? Field, string Text)? Wrong { get; init; }

    /// <summary>What is wrong with an input.</summary>
    public string? ErrorOf(string field) => Wrong is { } wrong && wrong.Field == field ? wrong.Text : null;
}

/// <summary>One's own settings.</summary>
static class SettingsPages
{
    public static void MapSettingsPages(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/settings").RequireAuthorization();
        mine.MapGet("/", async (SettingsReader page, CancellationToken stop) => Show(await page.Model(stop)));
        mine.MapPost("/name", SetName);
        mine.MapPost("/email", SetEmail);
        mine.MapPost("/pairs", SetPairs);
        mine.MapPost("/password", SetPassword).RequireRateLimiting(Limits.SignIn);
        mine.MapPost("/tokens", MakeToken);
        mine.MapPost("/tokens/{token:long}/revoke", RevokeToken);

        // Where a refused form was shown again, the address bar has the form's address: reloading it must lead somewhere.
        foreach (var form in (string[])["/settings/name", "/settings/email", "/settings/pairs", "/settings/password", "/settings/tokens"])
            app.MapGet(form, () => TypedResults.LocalRedirect("/settings")).RequireAuthorization();
    }

    /// <summary>Reads what the page shows.</summary>
    internal sealed class SettingsReader(TranslateDb db, Caller caller, IHttpContextAccessor http, Passwords passwords, AccessTokens tokens, PersonPairs pairs)
    {
        public async Task<SettingsModel> Model(CancellationToken stop)
        {
            var (id, all) = (caller.Id, caller.IsOperator);
            var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == id, stop);
            var desks = await db.Desks
                .Where(d => all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id && m.Role >= DeskRole.Editor))
                .OrderBy(d => d.Id)
                .Select(d => new KnownDesk(d.Id, d.Name, all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id && m.Role == DeskRole.Manager)))
                .ToListAsync(stop);
            var mine = await db.Memberships.Where(m => m.PersonId == id).Select(m => m.DeskId).ToListAsync(stop);
            return new(me.DisplayName, me.Email, passwords.AsksForOld(me, http.HttpContext!.User), await tokens.Of(id, stop), desks)
            {
                Pairs = await pairs.Of(id, stop),
                ProposedPairs = await pairs.Proposed(mine, stop),
            };
        }
    }

    static RazorComponentResult<SettingsPage> Show(SettingsModel model) => new(new { Model = model }) { StatusCode = model.Wrong is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static async Task<RazorComponentResult<SettingsPage>> SetName([FromForm] string? name, OwnName own, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var isSet = await own.Set(name, stop);
        var model = await page.Model(stop);
        return Show(isSet ? model with { Done = strings["Settings.Changed"] } : model with { Wrong = ("name", strings["PeopleChange.NoName"]) });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetEmail([FromForm] string? email, Invitations invitations, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await invitations.SetEmail(caller.Id, email, stop);
        var model = await page.Model(stop);
        return Show(result switch
        {
            Joining.Done => model with { Done = strings["Settings.EmailSet"] },
            Joining.Known => model with { Wrong = ("email", strings["Settings.EmailTaken"]) },
            Joining.AlreadyThere => model,
            _ => model with { Wrong = ("email", strings["PeopleChange.NoAddress"]) },
        });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetPairs(IFormCollection form, PersonPairs pairs, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (PersonPairs.Read(form) is not { } wanted)
            return Show(await page.Model(stop) with { Wrong = ("pairs", strings["Pairs.Wrong"]), WrongPair = (form["from"].ToString(), form["to"].ToString()) });

        await pairs.Set(caller.Id, wanted, stop);
        return Show(await page.Model(stop) with { Done = strings["Settings.PairsSet"] });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetPassword(
        [FromForm] string? old, [FromForm(Name = "new")] string? password, ClaimsPrincipal principal, Passwords passwords, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var change = await passwords.Set(principal, old, password, stop);
        var model = await page.Model(stop);
        return Show(change switch
        {
            PasswordChange.WrongOld => model with { Wrong = ("old", strings["Settings.WrongOld"]) },
            PasswordChange.TooShort => model with { Wrong = ("new", strings["Settings.PasswordRule"]) },
            _ => model with { AsksForOld = true, Done = strings["Settings.PasswordSet"] },
        });
    }

    static async Task<RazorComponentResult<SettingsPage>> MakeToken([FromForm] string? name, AccessTokens tokens, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (!AccessTokens.IsName(name)) return Show(await page.Model(stop) with { Wrong = ("token", strings["PeopleChange.NoName"]) });
        var token = await tokens.Create(caller.Id, name, stop);
        return Show(await page.Model(stop) with { Token = token });
    }

    static async Task<RedirectHttpResult> RevokeToken(long token, IFormCollection form, AccessTokens tokens, Caller caller, CancellationToken stop)
    {
        await tokens.Revoke(caller.Id, token, stop);
        return TypedResults.LocalRedirect("/settings");
    }
}
