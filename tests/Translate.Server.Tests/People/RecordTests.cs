using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Tests.Documents;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.People;

public sealed class RecordOnPostgresTests : RecordTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>The record of what was done: nothing that somebody does is missing from it, and managers read it and take it out.</summary>
public partial class RecordTests : ServerTests
{
    /// <summary>What changes nothing that others would ask about: words typed (each has its versions), and what is one's own taste or reading.</summary>
    static readonly string[] Unrecorded =
    [
        "PUT /api/v1/me/preferences/{name}", "PUT /api/v1/me/pairs", "PUT /api/v1/me/notice-wishes", "POST /api/v1/notices/{notice:long}/seen", "POST /api/v1/notices/{notice:long}/all-seen",
        "PUT /api/v1/jobs/{job:long}/segments/{ordinal:int}", "POST /api/v1/jobs/{job:long}/editor/saves", "PUT /api/v1/jobs/{job:long}/editor/presence",
        "POST /api/v1/jobs/{job:long}/segments/{ordinal:int}/check", "POST /api/v1/jobs/{job:long}/segments/{ordinal:int}/machine",
        "PUT /api/v1/desks/{desk:long}/dashboard/views", "DELETE /api/v1/desks/{desk:long}/dashboard/views/{name}",

        // Nothing is written by the one; what the other decides is recorded when the revision is taken in.
        "POST /api/v1/jobs/{job:long}/returns", "PUT /api/v1/documents/{document:long}/revision/units",
    ];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedNetworks:0"] = "127.0.0.1/32" };

    [Fact]
    public async Task Whatever_a_program_does_is_in_the_record()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager, password: "correct horse");
        var second = await Server.NewPerson("Second", desk, DeskRole.Manager);
        using var program = await Server.Program(manager);
        var document = await Server.Do(async services => await services.GetRequiredService<Intake>().Take(desk, manager, new("a.txt", "One thing here. Another thing there.\n"u8.ToArray(), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());
        var done = new List<string>();
        var (d, j) = ($"/api/v1/desks/{desk}", $"/api/v1/jobs/{job}");

        // A person, the desk, and how people join it.
        await Act("PUT", "/me", new { name = "Manager Kim" });
        var token = await Act("POST", "/tokens", new { name = "one more" });
        Assert.NotEqual(default, token);
        await Act("DELETE", "/tokens/{token:long}", address: $"/api/v1/tokens/{await Server.Rows(db => db.AccessTokens.MaxAsync(t => t.Id))}");
        await Server.Browser(manager);
        await Act("DELETE", "/me/sessions/{session:guid}", address: $"/api/v1/me/sessions/{await Server.Rows(db => db.Sessions.Select(s => s.Id).FirstAsync())}");
        await Act("DELETE", "/me/sessions");
        await Act("POST", "/desks/{desk:long}/people", new { email = "cho@example.org", name = "Cho", role = "translator" });
        var cho = await Server.Rows(db => db.Users.Where(p => p.Email == "cho@example.org").Select(p => p.Id).SingleAsync());
        await Act("PUT", "/desks/{desk:long}/people/{person:long}", new { role = "editor" }, $"{d}/people/{cho}");
        await Act("PUT", "/desks/{desk:long}/people/{person:long}/trust", new { isTrusted = true }, $"{d}/people/{cho}/trust");
        await Act("PUT", "/desks/{desk:long}/people/{person:long}/locales/{locale}", new { role = (string?)null }, $"{d}/people/{cho}/locales/ko");
        await Act("DELETE", "/desks/{desk:long}/people/{person:long}/locales/{locale}", address: $"{d}/people/{cho}/locales/ko");
        await Act("POST", "/desks/{desk:long}/people/{person:long}/link", address: $"{d}/people/{cho}/link");
        await Act("DELETE", "/desks/{desk:long}/people/{person:long}", address: $"{d}/people/{cho}");
        var other = await Server.NewDesk("Another desk");
        await Server.Rows(db => db.Memberships.Add(new() { DeskId = other, PersonId = second, Role = DeskRole.Manager }).Context.SaveChangesAsync());
        var link = (await Server.Do(async services => await services.GetRequiredService<Translate.Server.People.Invitations>().Make(other, new(), second, default))).Secret;
        await Act("POST", "/join", new { link });
        await Act("POST", "/desks/{desk:long}/invitations", new { role = "translator" }, $"{d}/invitations");
        await Act("DELETE", "/desks/{desk:long}/invitations/{invitation:long}", address: $"{d}/invitations/{await Server.Rows(db => db.Invitations.MaxAsync(i => i.Id))}");
        await Act("PUT", "/desks/{desk:long}/settings", await program.GetFromJsonAsync<JsonElement>($"{d}/settings"), $"{d}/settings");

        // Terms.
        await Act("POST", "/desks/{desk:long}/terms/file", address: $"{d}/terms/file?name=a.csv", content: new StringContent("en,ko\nship,배\n"));
        var term = (await Act("POST", "/desks/{desk:long}/terms", new { terms = new[] { new { locale = "en", text = "boat" } } })).GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/terms/{concept:long}", new { version = 1, terms = new[] { new { locale = "en", text = "ferry" } } }, $"{d}/terms/{term}");
        await Act("DELETE", "/desks/{desk:long}/terms/{concept:long}", address: $"{d}/terms/{term}?version=2");
        foreach (var (word, decision) in new[] { ("bridge", "accept"), ("tunnel", "refuse") })
        {
            await Act("POST", "/desks/{desk:long}/terms/proposals", new { from = "en", to = "ko", source = word, target = "다리" });
            await Act("POST", $"/desks/{{desk:long}}/terms/proposals/{{proposal:long}}/{decision}", address: $"{d}/terms/proposals/{await Server.Rows(db => db.ProposedTerms.MaxAsync(p => p.Id))}/{decision}");
        }

        await Act("POST", "/desks/{desk:long}/memory", address: $"{d}/memory?name=texts", content: new StringContent("""<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Other words.</seg></tuv><tuv xml:lang="ko"><seg>다른 말.</seg></tuv></tu></body></tmx>""", Encoding.UTF8, "application/xml"));
        await To(JobState.Approved);
        await Act("POST", "/desks/{desk:long}/terms/proposals/jobs/{job:long}", address: $"{d}/terms/proposals/jobs/{job}");
        await To(JobState.Available);
        await Act("PUT", "/desks/{desk:long}/rates", new { exact = 0.25 });

        // Memory, engines and routes.
        await Act("POST", "/desks/{desk:long}/memory", address: $"{d}/memory?name=old", content: new StringContent("""<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" datatype="plaintext" creationtool="t" creationtoolversion="1" o-tmf="t"/><body/></tmx>""", Encoding.UTF8, "application/xml"));
        using var documents = new MultipartFormDataContent { { new StringContent("en"), "from" }, { new StringContent("ko"), "to" }, { new StringContent("old"), "memory" }, { new StringContent("One thing. Another."), "sources", "a.txt" }, { new StringContent("하나다. 다른 것이다."), "targets", "b.txt" } };
        var aligned = (await Act("POST", "/desks/{desk:long}/alignments", address: $"{d}/alignments", content: documents)).GetProperty("made")[0].GetProperty("id").GetInt64();
        await Act("POST", "/desks/{desk:long}/alignments/{alignment:long}/corrections", new { version = 1, act = "join", row = 0 }, $"{d}/alignments/{aligned}/corrections");
        await Act("POST", "/desks/{desk:long}/alignments/{alignment:long}/take", new { version = 2, isRead = true }, $"{d}/alignments/{aligned}/take");
        await Act("DELETE", "/desks/{desk:long}/alignments/{alignment:long}", address: $"{d}/alignments/{aligned}");
        var memory = (await Act("POST", "/desks/{desk:long}/memories", new { name = "House" })).GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/memories/{memory:long}", new { isWritten = true, points = 2 }, $"{d}/memories/{memory}");
        await Act("PUT", "/desks/{desk:long}/memories/scoring", new { machine = 5 });
        foreach (var target in new[] { "하나.", "한 가지." }) await Act("POST", "/desks/{desk:long}/memory/pairs", new { memory, from = "en", to = "ko", source = "One.", target });
        async Task<long> Pair() => (await program.GetFromJsonAsync<JsonElement>($"{d}/memory/pairs?memory={memory}")).GetProperty("pairs")[0].GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/memory/pairs/{pair:long}", new { source = "One.", target = "하나예요." }, $"{d}/memory/pairs/{await Pair()}");
        var undo = (await Act("DELETE", "/desks/{desk:long}/memory/pairs/{pair:long}", address: $"{d}/memory/pairs/{await Pair()}")).GetProperty("undo").GetString();
        await Act("POST", "/desks/{desk:long}/memory/pairs/undo", new { undo });
        await Server.Rows(async db =>
        {
            var row = await db.MemoryEntries.AsNoTracking().OrderBy(e => e.Id).FirstAsync();
            db.MemoryEntries.Add(new() { MemoryId = row.MemoryId, Fingerprint = row.Fingerprint + 1, Source = row.Source, Target = row.Target });
            return await db.SaveChangesAsync();
        });
        await Act("POST", "/desks/{desk:long}/memory/duplicates");
        await Act("DELETE", "/desks/{desk:long}/memories/{memory:long}", address: $"{d}/memories/{memory}");
        var engine = (await Act("POST", "/desks/{desk:long}/engines", new { kind = "pseudo", name = "Pseudo", values = new { } }, $"{d}/engines")).GetProperty("id").GetInt64();
        await Act("POST", "/desks/{desk:long}/engines/{engine:long}/test", new { }, $"{d}/engines/{engine}/test");
        var version = (await program.GetFromJsonAsync<JsonElement>($"{d}/engines/{engine}")).GetProperty("version").GetInt32();
        await Act("PUT", "/desks/{desk:long}/engines/{engine:long}", new { version, name = "Other", values = new { } }, $"{d}/engines/{engine}");
        var route = (await Act("POST", "/desks/{desk:long}/routes", new { from = "en", to = "ko", rules = new { choice = "people", engines = Array.Empty<long>() } }, $"{d}/routes")).GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/routes/{route:long}", new { choice = "people", engines = Array.Empty<long>() }, $"{d}/routes/{route}");
        await Act("DELETE", "/desks/{desk:long}/routes/{route:long}", address: $"{d}/routes/{route}");
        await Act("DELETE", "/desks/{desk:long}/engines/{engine:long}", address: $"{d}/engines/{engine}");

        // How the desk reviews, credits and publishes.
        await Act("PUT", "/desks/{desk:long}/reviews/policy", new { reviews = "everybody", passMark = 90 });
        var reason = (await Act("POST", "/desks/{desk:long}/return-reasons", new { text = "Too free.", isOwn = false })).GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/return-reasons/{reason:long}", new { text = "Too literal." }, $"{d}/return-reasons/{reason}");
        await Act("DELETE", "/desks/{desk:long}/return-reasons/{reason:long}", address: $"{d}/return-reasons/{reason}");
        await Act("PUT", "/desks/{desk:long}/checks", new { checks = new { ending = "error" } });
        await Act("PUT", "/desks/{desk:long}/checks/font", new { name = (string?)null });
        await Act("PUT", "/documents/{document:long}/checks", new { checks = new { ending = "off" } }, $"/api/v1/documents/{document.Id}/checks");
        await Act("PUT", "/documents/{document:long}/checks/unit", new { unit = await Server.Rows(db => db.Segments.Select(s => s.UnitId).FirstAsync()), check = "ending", said = "off" }, $"/api/v1/documents/{document.Id}/checks/unit");
        await Act("PUT", "/desks/{desk:long}/credits", new { place = "bottom" });
        await Act("PUT", "/desks/{desk:long}/credits/{locale}", new { text = "{translator}" }, $"{d}/credits/ko");
        var outlet = (await Act("POST", "/desks/{desk:long}/outlets", new { kind = "webhook", name = "Site", place = "https://example.org/hook" })).GetProperty("outlet").GetProperty("id").GetInt64();
        await Act("PUT", "/desks/{desk:long}/outlets/{outlet:long}", new { name = "Our site", place = "https://example.org/hook" }, $"{d}/outlets/{outlet}");
        await Act("POST", "/desks/{desk:long}/outlets/{outlet:long}/secret", address: $"{d}/outlets/{outlet}/secret");
        await Act("POST", "/desks/{desk:long}/outlets/{outlet:long}/pause", address: $"{d}/outlets/{outlet}/pause");
        await Act("POST", "/desks/{desk:long}/outlets/{outlet:long}/resume", address: $"{d}/outlets/{outlet}/resume");
        var delivery = await Server.Rows(async db =>
        {
            var row = new DeliveredFile { JobId = job, Name = "a.txt", Bytes = [1], Created = Server.Clock.GetUtcNow() };
            db.Deliveries.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });
        await To(JobState.Delivered);
        await Act("POST", "/jobs/{job:long}/publications/{outlet:long}", address: $"{j}/publications/{outlet}");
        await Server.Rows(db => db.Publications.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, PublicationState.Failed)));
        await Act("POST", "/jobs/{job:long}/publications/{publication:long}/again", address: $"{j}/publications/{await Server.Rows(db => db.Publications.Select(x => x.Id).SingleAsync())}/again");
        await Server.Rows(db => db.Batches.Where(b => b.PublicationId != null).ExecuteDeleteAsync());
        await Act("DELETE", "/desks/{desk:long}/outlets/{outlet:long}", address: $"{d}/outlets/{outlet}");
        await Server.Rows(db => db.Deliveries.Where(x => x.Id == delivery).ExecuteDeleteAsync());

        // What a desk's editor does from the dashboard.
        await To(JobState.Available);
        await Act("POST", "/jobs/{job:long}/offer", new { priority = "high" }, $"{j}/offer");
        await Act("PUT", "/jobs/{job:long}/priority", new { priority = "normal" }, $"{j}/priority");
        await Act("PUT", "/jobs/{job:long}/due", new { due = "2027-01-01T00:00:00Z" }, $"{j}/due");
        await Act("POST", "/jobs/{job:long}/assign", new { person = second }, $"{j}/assign");
        await Act("POST", "/jobs/{job:long}/nudge", address: $"{j}/nudge");
        await Act("POST", "/jobs/{job:long}/extend", address: $"{j}/extend");
        await Act("POST", "/jobs/{job:long}/take-back", address: $"{j}/take-back");
        var raised = await Act("POST", "/desks/{desk:long}/dashboard/acts", new { act = "raise", jobs = new[] { job } });
        await Act("POST", "/desks/{desk:long}/dashboard/undo", new { undo = raised[0].GetProperty("undo").GetString() });

        // Documents and jobs.
        var (first, another) = (await Propose(), await Propose());
        await Act("PATCH", "/documents/{document:long}/proposal", new { title = "A text" }, $"/api/v1/documents/{first}/proposal");
        await Act("POST", "/documents/{document:long}/begin", new { wanted = new[] { new { locale = "ja" } } }, $"/api/v1/documents/{first}/begin");
        await Act("DELETE", "/documents/{document:long}/proposal", address: $"/api/v1/documents/{another}/proposal");
        await Work();
        using var form = new MultipartFormDataContent { { new StringContent("A text."), "text" }, { new StringContent("b.txt"), "name" }, { new StringContent("en"), "from" }, { new StringContent("ja"), "to" } };
        await Act("POST", "/desks/{desk:long}/documents", address: $"{d}/documents", content: form);
        await Act("POST", "/documents/{document:long}/analysis", address: $"/api/v1/documents/{document.Id}/analysis");
        await Act("POST", "/documents/{document:long}/retry", address: $"/api/v1/documents/{document.Id}/retry");
        await Act("POST", "/jobs/{job:long}/claim", address: $"{j}/claim");
        await Act("POST", "/jobs/{job:long}/renew", address: $"{j}/renew");
        await Act("POST", "/jobs/{job:long}/release", address: $"{j}/release");
        await To(JobState.Claimed);
        await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/split", new { at = 3, version = 0 }, $"{j}/segments/0/split");
        await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/join", new { version = 0, nextVersion = 0 }, $"{j}/segments/0/join");
        await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/repetitions/take-back", address: $"{j}/segments/0/repetitions/take-back");
        await Act("PUT", "/jobs/{job:long}/segments/{ordinal:int}/alone", address: $"{j}/segments/0/alone");
        await Act("DELETE", "/jobs/{job:long}/segments/{ordinal:int}/alone", address: $"{j}/segments/0/alone");
        var key = new string('0', 32);
        await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/dismissals", new { check = "ending", key, reason = "A headline." }, $"{j}/segments/0/dismissals");
        await Act("DELETE", "/jobs/{job:long}/segments/{ordinal:int}/dismissals/{key}", address: $"{j}/segments/0/dismissals/{key}");
        var comment = (await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/comments", new { text = "Well?" }, $"{j}/segments/0/comments")).GetProperty("id").GetInt64();
        await Act("POST", "/jobs/{job:long}/comments/{comment:long}/resolve", address: $"{j}/comments/{comment}/resolve");
        await Act("POST", "/jobs/{job:long}/comments/{comment:long}/reopen", address: $"{j}/comments/{comment}/reopen");
        foreach (var segment in (await program.GetFromJsonAsync<JsonElement[]>($"{j}/segments"))!)
            (await program.PutAsJsonAsync($"{j}/segments/{segment.GetProperty("ordinal")}", new { version = 0, typed = "한 가지." })).EnsureSuccessStatusCode();
        await Act("POST", "/jobs/{job:long}/submit", address: $"{j}/submit");
        await Act("POST", "/jobs/{job:long}/return", new { comment = "Once more." }, $"{j}/return");
        await To(JobState.Submitted);
        var mark = (await Act("POST", "/jobs/{job:long}/segments/{ordinal:int}/errors", new { version = 1, category = Translate.Server.Review.Mqm.Categories[0], severity = "minor" }, $"{j}/segments/0/errors")).GetProperty("id").GetInt64();
        await Act("DELETE", "/jobs/{job:long}/errors/{error:long}", address: $"{j}/errors/{mark}");
        await Act("POST", "/jobs/{job:long}/returns/merge", new { name = "a.docx", changes = new[] { new { ordinal = 0, version = 1, typed = "두 가지." } } }, $"{j}/returns/merge");
        await Act("POST", "/jobs/{job:long}/approve", new { comment = "Good." }, $"{j}/approve");
        await Act("POST", "/jobs/{job:long}/reopen", new { comment = "Wait." }, $"{j}/reopen");
        await Act("POST", "/jobs/{job:long}/cancel", address: $"{j}/cancel");
        await Act("POST", "/jobs/{job:long}/resume", address: $"{j}/resume");
        await Batch(BatchState.Held);
        await Act("POST", "/jobs/{job:long}/machine/start", address: $"{j}/machine/start");
        await Batch(BatchState.Failed);
        await Act("POST", "/jobs/{job:long}/machine/retry", address: $"{j}/machine/retry");
        await Batch(BatchState.Held);
        await Act("POST", "/jobs/{job:long}/machine/to-people", address: $"{j}/machine/to-people");
        var practice = (await Act("POST", "/practice", address: "/api/v1/practice?to=ko")).GetProperty("job").GetInt64();
        await Server.Rows(db => db.Batches.Where(b => b.JobId == job).ExecuteDeleteAsync());
        await Work();
        await Act("POST", "/practice/{job:long}/reset", address: $"/api/v1/practice/{practice}/reset");
        await Act("POST", "/documents/{document:long}/revisions", address: $"/api/v1/documents/{first}/revisions", content: Text("Another text."));
        await Act("DELETE", "/documents/{document:long}/revision", address: $"/api/v1/documents/{await Latest()}/revision");
        using (var again = await program.PostAsync(new Uri($"/api/v1/documents/{first}/revisions", UriKind.Relative), Text("A third text."))) again.EnsureSuccessStatusCode();
        await Work();
        await Act("POST", "/documents/{document:long}/revision/confirm", address: $"/api/v1/documents/{await Latest()}/revision/confirm");
        using (var site = new StandInWebsite(_ => StandInWebsite.Page("<p>It was moved.</p>"u8.ToArray())))
        {
            var page = await Server.Do(async services => await services.GetRequiredService<Intake>().Take(desk, manager, new("p.html", "<p>It was there.</p>"u8.ToArray(), Locale.Parse("en"), [Locale.Parse("ko")]), default));
            await Work();
            await Server.Rows(db => db.Documents.Where(x => x.Id == page.Id).ExecuteUpdateAsync(set => set.SetProperty(x => x.Address, site.Address + "/p")));
            await Act("POST", "/documents/{document:long}/revisions/fetch", address: $"/api/v1/documents/{page.Id}/revisions/fetch");
        }

        await Server.Rows(db => db.Memberships.Where(m => m.DeskId == other && m.PersonId == manager).ExecuteDeleteAsync());
        await Act("POST", "/me/forget", new { password = "correct horse" });

        var all = Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} /{e.RoutePattern.RawText!.Trim('/')}"))
            .Where(r => !r.StartsWith("GET ", StringComparison.Ordinal) && r.Contains(" /api/", StringComparison.Ordinal));

        // Who adds an endpoint lets it act here; or says above why it leaves no trace.
        Assert.Equal(all.Distinct().Order(StringComparer.Ordinal), done.Concat(Unrecorded).Distinct().Order(StringComparer.Ordinal));

        async Task<long> Propose()
        {
            await Act("POST", "/desks/{desk:long}/proposals", content: Text("A text."));
            return await Latest();
        }

        static MultipartFormDataContent Text(string text) => new() { { new StringContent(text), "text" }, { new StringContent("c.txt"), "name" }, { new StringContent("en"), "from" }, { new StringContent("ja"), "to" } };

        Task<long> Latest() => Server.Rows(db => db.Documents.MaxAsync(x => x.Id));

        async Task<JsonElement> Act(string method, string route, object? body = null, string? address = null, HttpContent? content = null)
        {
            var before = await Server.Rows(db => db.Audit.CountAsync());
            using var request = new HttpRequestMessage(new(method), address ?? $"/api/v1{route.Replace("{desk:long}", $"{desk}", StringComparison.Ordinal)}") { Content = content ?? (body is null ? null : JsonContent.Create(body)) };
            using var answer = await program.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{method} {route}: {(int)answer.StatusCode} {text}");
            Assert.True(await Server.Rows(db => db.Audit.CountAsync()) > before, $"{method} {route} left no trace");
            done.Add($"{method} /api/v1{route}");
            return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        }

        Task To(JobState state) => Server.Rows(db => db.Jobs.Where(x => x.Id == job).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state).SetProperty(x => x.TranslatorId, manager)));

        Task Batch(BatchState state) => Server.Rows(async db =>
        {
            await db.Batches.Where(b => b.JobId == job).ExecuteDeleteAsync();
            db.Batches.Add(new() { Kind = BatchKind.Machine, DocumentId = document.Id, JobId = job, State = state, DueAt = Server.Clock.GetUtcNow(), Wanted = 1 });
            await db.SaveChangesAsync();
            return await db.Jobs.Where(x => x.Id == job).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, JobState.Preparing).SetProperty(x => x.AskedCost, 1L).SetProperty(x => x.BatchesLeft, 1));
        });
    }

    [Fact]
    public async Task A_manager_reads_it_filters_it_and_takes_it_out_and_no_cell_computes_anything()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager);
        var anna = await Server.NewPerson("Anna", desk);
        var stranger = await Server.NewPerson("Stranger", await Server.NewDesk("Another desk"), DeskRole.Manager);
        var now = Server.Clock.GetUtcNow();
        await Server.Rows(async db =>
        {
            db.Audit.Add(new() { DeskId = desk, PersonId = anna, Act = "taken-in", Detail = "=HYPERLINK(\"http://example.org\")", At = now });
            for (var i = 0; i < 120; i++) db.Audit.Add(new() { DeskId = desk, PersonId = manager, Act = "desk-changed", At = now.AddDays(-i) });
            db.Audit.Add(new() { PersonId = anna, AboutId = anna, Act = "password-set", At = now });
            db.Audit.Add(new() { PersonId = stranger, AboutId = stranger, Act = "email-set", At = now });
            return await db.SaveChangesAsync();
        });
        using var program = await Server.Program(manager);
        async Task<JsonElement[]> Read(string query) => (await program.GetFromJsonAsync<JsonElement[]>($"/api/v1/desks/{desk}/record?{query}"))!;

        Assert.Equal(100, (await Read("")).Length);
        Assert.Equal(["password-set", "taken-in"], (await Read($"person={anna}")).Select(e => e.GetProperty("act").GetString()));
        Assert.Empty(await Read("act=email-set"));
        var day = now.AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Single(await Read($"act=desk-changed&from={day}&to={day}"));

        var csv = await program.GetStringAsync($"/api/v1/desks/{desk}/record/file?format=csv&act=taken-in");
        Assert.Contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"", csv, StringComparison.Ordinal);
        var lines = (await program.GetStringAsync($"/api/v1/desks/{desk}/record/file?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 121);
        Assert.All(lines, line => Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(line).GetProperty("act").GetString()!));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync($"/api/v1/desks/{desk}/record/file?format=xml")).StatusCode);
        Assert.Equal(2, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "record-exported" && a.PersonId == manager)));

        var browser = await Server.Browser(manager);
        foreach (var language in new[] { "en", "ko" })
        {
            var page = await browser.Get($"/desks/{desk}/record?person={anna}", request => request.Headers.AcceptLanguage.ParseAdd(language));
            Assert.Equal(2, page.Html.QuerySelectorAll("#entries li").Length);
            Assert.DoesNotContain("Act.", page.Text, StringComparison.Ordinal);
        }

        Assert.NotNull((await browser.Get($"/desks/{desk}/record")).Html.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public void Every_act_has_words()
    {
        var acts = Directory.EnumerateFiles(Path.Combine(Place.Repository, "src", "Translate.Server"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Acts().Matches(File.ReadAllText(file))).Select(m => m.Groups["act"].Value).Distinct().ToList();
        var words = File.ReadAllText(Path.Combine(Place.Repository, "translations", "ui", "Strings.resx"));

        Assert.True(acts.Count > 20);
        Assert.All(acts, act => Assert.Contains($"\"Act.{act}\"", words, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bAct = ""(?<act>[a-z\-]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Acts();
}
