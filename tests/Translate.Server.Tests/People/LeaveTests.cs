using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Memory;
using Translate.Server.People;

namespace Translate.Server.Tests.People;

public sealed class LeaveOnPostgresTests : LeaveTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public class LeaveTests : ServerTests
{
    const string Password = "correct horse";

    [Fact]
    public async Task One_takes_out_what_is_ones_own_and_nothing_of_others()
    {
        var desk = await Server.NewDesk();
        var (anna, ben) = (await Server.NewPerson("Anna", desk), await Server.NewPerson("Ben", desk));
        var job = await Job(desk, JobState.Claimed, anna);
        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = job, Ordinal = 0, Text = "내가 쓴 문장", AuthorId = anna, Version = 1 });
            db.Targets.Add(new() { JobId = job, Ordinal = 1, Text = "남이 쓴 문장", AuthorId = ben, Version = 1 });
            db.Comments.Add(new() { JobId = job, Ordinal = 0, PersonId = anna, Text = "My comment" });
            db.Comments.Add(new() { JobId = job, Ordinal = 0, PersonId = ben, Text = "Another comment" });
            db.ReviewErrors.Add(new() { JobId = job, Category = "accuracy", EditorId = anna, Note = "My note on an error" });
            db.ReturnReasons.Add(new() { DeskId = desk, PersonId = anna, Text = "My reason" });
            db.ReturnReasons.Add(new() { DeskId = desk, PersonId = ben, Text = "Another reason" });
            db.Preferences.Add(new() { PersonId = anna, Name = "editor", Value = "{\"wide\":true}" });
            return await db.SaveChangesAsync();
        });

        var answer = await (await Server.Browser(anna)).SendOnce(HttpMethod.Get, "/settings/leave/mine");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(await reader.ReadToEndAsync());
        }

        var text = all.ToString();
        foreach (var mine in (string[])["anna@example.org", "내가 쓴 문장", "My comment", "My note on an error", "My reason", "wide", "Culture", "signed-in"]) Assert.Contains(mine, text, StringComparison.Ordinal);
        foreach (var theirs in (string[])["ben@example.org", "남이 쓴 문장", "Another comment", "Another reason"]) Assert.DoesNotContain(theirs, text, StringComparison.Ordinal);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.PersonId == anna && a.Act == "own-exported")));
    }

    [Theory]
    [InlineData(ForgottenBylines.Removed, null)]
    [InlineData(ForgottenBylines.Kept, "Anna Kim")]
    public async Task Who_is_forgotten_leaves_their_work_and_the_name_only_where_the_desk_keeps_it(ForgottenBylines rule, string? byline)
    {
        var desk = await Server.NewDesk();
        await Server.Rows(db => db.Desks.ExecuteUpdateAsync(set => set.SetProperty(d => d.Bylines, rule)));
        var anna = await Server.NewPerson("Anna", desk, password: Password);
        var ben = await Server.NewPerson("Ben", desk);
        var browser = await Server.Browser(anna);
        await browser.Submit(await browser.Get("/settings"), "/settings/name", ("name", "Anna Kim"));
        using var program = await Server.Program(anna);
        var (held, delivered) = (await Job(desk, JobState.Claimed, anna), await Job(desk, JobState.Delivered, anna));
        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = held, Ordinal = 0, Text = "일은 남는다", AuthorId = anna, Version = 1 });
            db.Comments.Add(new() { JobId = held, Ordinal = 0, PersonId = ben, Text = "@Anna Kim look" });
            db.Notices.Add(new() { PersonId = anna, DeskId = desk, Kind = "mentioned", Key = "k", At = Server.Clock.GetUtcNow() });
            db.Audit.Add(new() { DeskId = desk, PersonId = ben, Act = "invitation-made", Detail = "Translator: anna@example.org", At = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        Server.Clock.Advance(TimeSpan.FromHours(1));
        var page = await browser.Submit(await browser.Get("/settings/leave"), "/settings/leave", ("password", "a wrong one"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await browser.Submit(page, "/settings/leave", ("password", Password));
        Assert.Equal("/goodbye", page.Address);

        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(JobState.Available, await Server.Rows(db => db.Jobs.Where(j => j.Id == held).Select(j => j.State).SingleAsync()));
        Assert.Equal(1, await Server.Rows(db => db.Targets.CountAsync(t => t.AuthorId == anna)));
        Assert.Equal(byline, await Server.Rows(db => Bylines.Of(db, delivered, default)));
        await Server.Rows(async db =>
        {
            var person = await db.Users.SingleAsync(p => p.Id == anna);
            Assert.NotNull(person.Forgotten);
            Assert.Null(person.Email);
            var said = string.Join('\n', [person.DisplayName, person.UserName, person.NormalizedUserName, .. await db.Comments.Select(c => c.Text).ToListAsync(), .. await db.Audit.Where(a => a.Act != "byline-kept").Select(a => a.Detail ?? "").ToListAsync()]);
            Assert.DoesNotContain("Anna", said, StringComparison.OrdinalIgnoreCase);
            foreach (var left in new[] { await db.Sessions.CountAsync(s => s.PersonId == anna), await db.AccessTokens.CountAsync(t => t.PersonId == anna), await db.Notices.CountAsync(n => n.PersonId == anna), await db.Memberships.CountAsync(m => m.PersonId == anna), await db.SignInLinks.CountAsync(l => l.PersonId == anna) }) Assert.Equal(0, left);
            return true;
        });

        // And comes back as somebody new.
        Assert.NotEqual(anna, await Server.NewPerson("Anna"));
    }

    [Fact]
    public async Task Pairs_of_memories_stay_without_the_name_of_who_is_forgotten_in_every_process()
    {
        var (desk, other) = (await Server.NewDesk(), await Server.NewDesk("Another desk"));
        var anna = await Server.NewPerson("Anna", desk);
        await Server.Do(async services =>
        {
            var memory = services.GetRequiredService<DeskMemory>();
            await memory.Keep(desk, "Own", [Pair("The committee met on the first day.", "Anna", "Ben"), Pair("The committee met on the second day.", "Ben", "Anna"), Pair("The committee met on the third day.", "Ben", "Ben")], default);
            return await memory.Keep(other, "Own", [Pair("The committee met on the first day.", "Anna", "Anna")], default);
        });
        using var shelves = new MemoryShelves(Server.Services.GetRequiredService<IServiceScopeFactory>(), Server.Clock);
        Assert.Equal([("The committee met on the first day.", "Anna", "Ben"), ("The committee met on the second day.", "Ben", "Anna"), ("The committee met on the third day.", "Ben", "Ben")], await Indexed());

        Assert.Equal(Forgotten.Done, await Server.Do(services => services.GetRequiredService<Forgetting>().Forget(anna, default)));

        Assert.Equal([("The committee met on the first day.", null, "Ben"), ("The committee met on the second day.", "Ben", null), ("The committee met on the third day.", "Ben", "Ben")], await Indexed());
        var elsewhere = await Server.Rows(db => db.MemoryEntries.AsNoTracking().SingleAsync(e => e.Memory!.DeskId == other));
        Assert.Equal(("Anna", "Anna"), (elsewhere.Author, elsewhere.Editor));

        async Task<List<(string, string?, string?)>> Indexed() =>
            [.. (await shelves.Of(desk, default)).Find(Locale.Parse("en"), Locale.Parse("ko"), "The committee met on the first day.", min: 60).Select(m => (m.Pair.Source.Text.Text, m.Pair.Author, m.Pair.Editor)).OrderBy(m => m.Item1, StringComparer.Ordinal)];

        static MemoryPair Pair(string text, string author, string editor) => new(new(Locale.Parse("en"), text), new(Locale.Parse("ko"), $"번역: {text}")) { Author = author, Editor = editor };
    }

    [Fact]
    public async Task The_last_manager_and_the_last_operator_hand_over_first()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk, DeskRole.Manager, password: Password);
        using var program = await Server.Program(anna);
        Assert.Contains("Culture", (await (await Server.Browser(anna)).Get("/settings/leave")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsJsonAsync("/api/v1/me/forget", new { password = Password })).StatusCode);

        await Server.NewPerson("Ben", desk, DeskRole.Manager);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("/api/v1/me/forget", new { password = (string?)null })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsJsonAsync("/api/v1/me/forget", new { password = Password })).StatusCode);

        await Server.Rows(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(p => p.IsOperator, false)));
        using var boss = await Server.Program(await Server.NewPerson("Boss", isOperator: true, password: Password));
        Assert.Equal(HttpStatusCode.Conflict, (await boss.PostAsJsonAsync("/api/v1/me/forget", new { password = Password })).StatusCode);
    }

    Task<long> Job(long desk, JobState state, long translator) => Server.Rows(async db =>
    {
        var job = new Job { DeskId = desk, Document = new() { DeskId = desk, Name = "news.txt", Format = "text", SourceLocale = Locale.Parse("en") }, Locale = Locale.Parse("ko"), State = state, TranslatorId = translator };
        db.Add(job);
        await db.SaveChangesAsync();
        return job.Id;
    });
}
