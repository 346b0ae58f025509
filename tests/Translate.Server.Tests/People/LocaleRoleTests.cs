using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Notices;

namespace Translate.Server.Tests.People;

public sealed class LocaleRoleOnPostgresTests : LocaleRoleTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Roles with single languages: more or less than in the desk, or nothing.</summary>
public class LocaleRoleTests : ServerTests
{
    [Fact]
    public async Task A_role_with_a_language_replaces_the_one_in_the_desk_for_its_jobs_up_and_down()
    {
        var desk = await Server.NewDesk();
        using var manager = await Server.Program(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var anna = await Server.NewPerson("Anna", desk, DeskRole.Editor);
        using var annas = await Server.Program(anna);
        var (korean, japanese) = (await Job(desk, "ko"), await Job(desk, "ja"));

        Assert.Equal(HttpStatusCode.NoContent, (await manager.PutAsJsonAsync($"/api/v1/desks/{desk}/people/{anna}/locales/ko", new { role = (string?)null })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await manager.PutAsJsonAsync($"/api/v1/desks/{desk}/people/{anna}/locales/ja", new { role = "translator" })).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await annas.GetAsync($"/api/v1/jobs/{korean}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.PostAsync($"/api/v1/jobs/{korean}/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await annas.GetAsync($"/api/v1/jobs/{japanese}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await annas.PostAsync($"/api/v1/jobs/{japanese}/cancel", null)).StatusCode);

        // Lists show what can be opened, and the desk's own things stay open to her.
        Assert.Equal([japanese], await Ids(annas, $"/api/v1/desks/{desk}/jobs"));
        Assert.Equal([japanese], (await annas.GetFromJsonAsync<JsonElement>("/api/v1/available?pair=all")).GetProperty("jobs").EnumerateArray().Select(e => e.GetProperty("id").GetInt64()));
        Assert.Equal(HttpStatusCode.OK, (await annas.GetAsync($"/api/v1/desks/{desk}/memory")).StatusCode);
        var page = await (await Server.Browser(anna)).Get($"/desks/{desk}");
        Assert.NotNull(page.Html.QuerySelector($"tr[data-job='{japanese}']"));
        Assert.Null(page.Html.QuerySelector($"tr[data-job='{korean}']"));

        Assert.Equal(HttpStatusCode.NoContent, (await manager.DeleteAsync($"/api/v1/desks/{desk}/people/{anna}/locales/ko")).StatusCode);
        Assert.Equal(2, (await Ids(annas, $"/api/v1/desks/{desk}/jobs")).Count);
        Assert.Equal(HttpStatusCode.NoContent, (await annas.PostAsync($"/api/v1/jobs/{korean}/cancel", null)).StatusCode);
    }

    [Fact]
    public async Task What_is_closed_to_somebody_is_closed_by_every_way()
    {
        var desk = await Server.NewDesk();
        using var manager = await Server.Program(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var anna = await Server.NewPerson("Anna", desk, DeskRole.Editor);
        using var annas = await Server.Program(anna);
        var korean = await Job(desk, "ko");
        var document = await Server.Rows(db => db.Jobs.Where(j => j.Id == korean).Select(j => j.DocumentId).SingleAsync());
        await Server.Rows(db => db.SourceFiles.Add(new() { DocumentId = document, Bytes = "One."u8.ToArray() }).Context.SaveChangesAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await manager.PutAsJsonAsync($"/api/v1/desks/{desk}/people/{anna}/locales/ko", new { role = (string?)null })).StatusCode);

        // All locales as one archive.
        Assert.Equal(["ko/ko.draft.txt"], await Entries(manager));
        Assert.Empty(await Entries(annas));

        // Taking an act of somebody else's back.
        var raised = await (await manager.PostAsJsonAsync($"/api/v1/desks/{desk}/dashboard/acts", new { act = "raise", jobs = new[] { korean } })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Conflict, (await annas.PostAsJsonAsync($"/api/v1/desks/{desk}/dashboard/undo", new { undo = raised[0].GetProperty("undo").GetString() })).StatusCode);

        // And what cannot be opened is given to nobody.
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsJsonAsync($"/api/v1/jobs/{korean}/assign", new { person = anna })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsJsonAsync($"/api/v1/jobs/{korean}/offer", new { assignee = anna })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostAsJsonAsync($"/api/v1/jobs/{korean}/offer", new { priority = 17 })).StatusCode);
        Assert.Equal(JobState.Available, await Server.Rows(db => db.Jobs.Where(j => j.Id == korean).Select(j => j.State).SingleAsync()));

        async Task<List<string>> Entries(HttpClient client)
        {
            using var archive = new System.IO.Compression.ZipArchive(await client.GetStreamAsync(new Uri($"/api/v1/documents/{document}/archive", UriKind.Relative)));
            return [.. archive.Entries.Select(e => e.FullName)];
        }
    }

    [Fact]
    public async Task A_translator_can_be_the_editor_of_one_language()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk);
        var browser = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var (korean, japanese) = (await Job(desk, "ko", JobState.Submitted), await Job(desk, "ja", JobState.Submitted));

        var page = await browser.Submit(await browser.Get($"/desks/{desk}/people"), $"/desks/{desk}/people/{anna}/locale", ("locale", "no locale!"), ("role", "Editor"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await browser.Submit(page, $"/desks/{desk}/people/{anna}/locale", ("locale", "ko"), ("role", "Editor"));
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var annas = await Server.Browser(anna);
        Assert.Equal(HttpStatusCode.OK, (await annas.Get($"/jobs/{korean}/review")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await annas.Get($"/jobs/{japanese}/review")).Status);
        Assert.Equal($"/desks/{desk}", (await annas.Get("/")).Address);
        var dashboard = await annas.Get($"/desks/{desk}");
        Assert.NotNull(dashboard.Html.QuerySelector($"a[href='/jobs/{korean}/review']"));
        Assert.Null(dashboard.Html.QuerySelector($"a[href='/jobs/{japanese}/review']"));
        Assert.Equal([NoticeKinds.RoleChanged], await Server.Rows(db => db.Notices.Where(n => n.PersonId == anna).Select(n => n.Kind).ToListAsync()));
        Assert.Equal("ko: Editor", await Server.Rows(db => db.Audit.Where(a => a.Act == "locale-role-set" && a.AboutId == anna).Select(a => a.Detail).SingleAsync()));
    }

    [Fact]
    public async Task An_editor_promotes_a_newcomer_who_is_told_and_may_not_change_roles()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk);
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Get($"/desks/{desk}/people");
        Assert.DoesNotContain(page.Html.Forms, f => f.GetAttribute("action")!.EndsWith("/role", StringComparison.Ordinal));
        page = await editor.Submit(page, $"/desks/{desk}/people/{anna}/trust", ("trusts", "true"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(await Server.Rows(db => db.Memberships.Where(m => m.PersonId == anna).Select(m => m.IsTrusted).SingleAsync()));
        await editor.Submit(page, $"/desks/{desk}/people/{anna}/trust", ("trusts", "false"));

        Assert.False(await Server.Rows(db => db.Memberships.Where(m => m.PersonId == anna).Select(m => m.IsTrusted).SingleAsync()));
        Assert.Equal([NoticeKinds.Trusted, NoticeKinds.NotTrusted], await Server.Rows(db => db.Notices.Where(n => n.PersonId == anna).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync()));
        Assert.Equal(["trusted", "trust-ended"], await Server.Rows(db => db.Audit.Where(a => a.AboutId == anna && a.DeskId == desk).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    static async Task<IReadOnlyList<long>> Ids(HttpClient client, string path) => [.. (await client.GetFromJsonAsync<JsonElement[]>(path))!.Select(e => e.GetProperty("id").GetInt64())];

    Task<long> Job(long desk, string locale, JobState state = JobState.Available) => Server.Rows(async db =>
    {
        var job = new Job { DeskId = desk, Document = new() { DeskId = desk, Name = $"{locale}.txt", Format = "text", SourceLocale = Locale.Parse("en") }, Locale = Locale.Parse(locale), State = state };
        db.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    });
}
