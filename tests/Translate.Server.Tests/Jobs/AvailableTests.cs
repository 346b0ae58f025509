using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Tests.Jobs;

/// <summary>What a translator sees first.</summary>
public class AvailableTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko"), Japanese = Locale.Parse("ja");

    [Fact]
    public async Task A_translator_comes_to_the_jobs_of_all_desks_and_an_editor_to_the_desk()
    {
        var (first, second, foreign) = (await Server.NewDesk("Culture"), await Server.NewDesk("Politics"), await Server.NewDesk("Sports"));
        var anna = await Translator(first, second);
        await Job(first, "a.txt");
        await Job(second, "b.txt", from: Locale.Parse("en-GB"));
        await Job(second, "c.txt", to: Japanese);
        await Job(foreign, "d.txt");
        await Job(first, "e.txt", state: JobState.Claimed);

        var page = await (await Server.Browser(anna)).Get("/");
        Assert.Equal("/available", page.Address);
        Assert.Equal(["a.txt", "b.txt"], Names(page));
        Assert.Equal($"/desks/{first}", (await (await Server.Browser(await Server.NewPerson("Editor", first, DeskRole.Editor))).Get("/")).Address);
    }

    [Fact]
    public async Task A_desk_that_asks_for_a_second_step_names_nothing_to_who_has_none()
    {
        var (open, closed) = (await Server.NewDesk("Culture"), await Server.NewDesk("Politics"));
        var anna = await Translator(open, closed);
        await Job(open, "a.txt");
        await Job(closed, "b.txt");
        await Server.Rows(async db => { (await db.Desks.SingleAsync(d => d.Id == closed)).AsksSecondStep = true; return await db.SaveChangesAsync(); });
        var browser = await Server.Browser(anna);
        Assert.Equal(["a.txt"], Names(await browser.Get("/available")));

        await Server.Rows(async db => { (await db.Users.SingleAsync(p => p.Id == anna)).TwoFactorEnabled = true; return await db.SaveChangesAsync(); });
        Assert.Equal(["a.txt", "b.txt"], Names(await browser.Get("/available")));
    }

    [Fact]
    public async Task Who_has_a_passkey_and_came_otherwise_sees_of_such_a_desk_what_its_pages_would_show_nothing()
    {
        var closed = await Server.NewDesk("Politics");
        var anna = await Translator(closed);
        await Job(closed, "b.txt");
        await Server.Rows(async db =>
        {
            (await db.Desks.SingleAsync(d => d.Id == closed)).AsksSecondStep = true;
            db.Set<IdentityUserPasskey<long>>().Add(new() { UserId = anna, CredentialId = [1], Data = new() { PublicKey = [1], AttestationObject = [], ClientDataJson = [] } });
            return await db.SaveChangesAsync();
        });
        var browser = await Server.Browser(anna);
        Assert.Equal("/settings/security?asked=true", (await browser.Get($"/desks/{closed}/terms")).Address);
        Assert.Empty(Names(await browser.Get("/available")));

        Assert.Equal(0, await All(null));
        Assert.Equal(1, await All("passkey"));

        Task<int> All(string? method) => Server.Do(async services =>
        {
            var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, $"{anna}") };
            if (method is not null) claims.Add(new(ClaimTypes.AuthenticationMethod, method));
            services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = new(new ClaimsIdentity(claims, "test")) };
            return (await services.GetRequiredService<AvailableJobs>().Read(anna, new(AvailableFilter.AllPairs), 0, default)).All;
        });
    }

    [Fact]
    public async Task A_job_says_what_is_left_how_long_it_may_take_and_what_is_there()
    {
        var desk = await Server.NewDesk();
        var anna = await Translator(desk);
        var editor = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        var job = await Job(desk, "a.txt", words: [150, 300, 100, 50], topic: "Weather", due: TimeSpan.FromHours(30), by: editor);
        await Server.Rows(async db =>
        {
            void Add(int ordinal, OriginKind origin, TargetState state, long? author = null) =>
                db.Targets.Add(new() { JobId = job, Ordinal = ordinal, Text = new("글"), Origin = origin, State = state, AuthorId = author, Version = 1, Changed = Server.Clock.GetUtcNow() });
            Add(1, OriginKind.Machine, TargetState.Initial);
            Add(2, OriginKind.Memory, TargetState.Translated);
            Add(3, OriginKind.Human, TargetState.Translated, editor);
            (await db.Jobs.SingleAsync()).Translated = 2;
            return await db.SaveChangesAsync();
        });

        var text = (await (await Server.Browser(anna)).Get("/available")).Text;
        foreach (var said in new[] { "450 words left", "about 1 hour (an estimate)", "1 segment by machine", "1 segment from memory", "1 segment by an earlier translator", "requested by Editor", "Weather", "Culture", "in 1 d", "300 words an hour" })
            Assert.Contains(said, text, StringComparison.Ordinal);

        using var program = await Server.Program(anna);
        var told = (await program.GetFromJsonAsync<JsonElement>("/api/v1/available")).GetProperty("jobs")[0];
        Assert.Equal(450, told.GetProperty("facts").GetProperty("wordsLeft").GetInt32());
        Assert.Equal(60, told.GetProperty("estimatedMinutes").GetInt32());
    }

    [Fact]
    public async Task Empty_lists_teach_what_to_do()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk);
        var browser = await Server.Browser(anna);
        await Job(desk, "a.txt", to: Japanese);

        var page = await browser.Get("/available");
        Assert.NotNull(page.Html.QuerySelector("a[href='/settings#pairs']"));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<PersonPairs>().Set(anna, [new(English, Korean)], default);
            return true;
        });
        page = await browser.Get("/available");
        Assert.Contains("1 job waits in other languages", page.Text, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], Names(await browser.Get(page.Html.QuerySelector("main a[href*='pair=all']")!.GetAttribute("href")!)));

        await Job(desk, "b.txt", words: [5000]);
        page = await browser.Get("/available?filter=true&minutes=30");
        Assert.Contains("No job fits", page.Text, StringComparison.Ordinal);
        Assert.Contains("there is 1 job for you", page.Text, StringComparison.Ordinal);
        Assert.Equal(["b.txt"], Names(await browser.Get(page.Html.QuerySelector("main a[href='/available?filter=true']")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Filters_narrow_sort_and_stay()
    {
        var (first, second) = (await Server.NewDesk("Culture"), await Server.NewDesk("Politics"));
        var browser = await Server.Browser(await Translator(first, second));
        await Job(first, "short.txt", words: [40], topic: "Weather", due: TimeSpan.FromDays(5));
        await Job(first, "long.txt", words: [9000], topic: "History", due: TimeSpan.FromDays(2));
        await Job(second, "middle.txt", words: [200]);

        Assert.Equal(["long.txt", "short.txt", "middle.txt"], Names(await browser.Get("/available")));
        Assert.Equal(["short.txt", "middle.txt", "long.txt"], Names(await browser.Get("/available?filter=true&order=shortest")));
        Assert.Equal(["short.txt", "middle.txt"], Names(await browser.Get("/available?filter=true&minutes=60")));
        Assert.Equal(["long.txt"], Names(await browser.Get("/available?filter=true&days=3")));
        Assert.Equal(["middle.txt"], Names(await browser.Get($"/available?filter=true&desk={second}")));
        Assert.Equal(["short.txt"], Names(await browser.Get("/available?filter=true&topic=Weather&pair=en%3Eko")));

        // The next visit shows what was chosen last, and the form says so.
        var page = await browser.Get("/available");
        Assert.Equal(["short.txt"], Names(page));
        Assert.Equal("Weather", page.Html.QuerySelector("#topic option[selected]")!.GetAttribute("value"));
        await browser.Get("/available?filter=true");
        Assert.Equal(3, Names(await browser.Get("/available")).Count);
        Assert.Equal(3, Names(await browser.Get("/available?filter=true&pair=nonsense&days=x&order=99")).Count);
    }

    [Fact]
    public async Task A_pace_of_ones_own_is_measured_on_what_was_written()
    {
        var desk = await Server.NewDesk();
        var anna = await Translator(desk);
        var job = await Job(desk, "a.txt", words: [.. Enumerable.Repeat(20, 31)], state: JobState.Claimed);
        await Server.Rows(async db =>
        {
            (await db.Jobs.SingleAsync()).TranslatorId = anna;

            // Two minutes a sentence of twenty words, with a night in between.
            for (var i = 0; i < 31; i++)
                db.Targets.Add(new() { JobId = job, Ordinal = i, Text = new("글"), AuthorId = anna, Version = 1, Changed = Server.Clock.GetUtcNow().AddMinutes(2 * i).AddHours(i > 15 ? 9 : 0) });
            return await db.SaveChangesAsync();
        });

        var pace = await Server.Do(services => services.GetRequiredService<JobFactsReader>().PaceOf(anna, default));
        Assert.Equal(new Pace(600, IsOwn: true), pace);
        Assert.Equal(new Pace(Pace.Usual, IsOwn: false), await Server.Do(services => services.GetRequiredService<JobFactsReader>().PaceOf(anna + 1, default)));
    }

    static List<string> Names(Page page) => [.. page.Html.QuerySelectorAll("[data-job] h2").Select(h => h.TextContent)];

    /// <summary>Somebody who translates English into Korean for these desks.</summary>
    async Task<long> Translator(params long[] desks)
    {
        var person = await Server.NewPerson("Anna");
        await Server.Rows(async db =>
        {
            db.Memberships.AddRange(desks.Select(d => new Membership { DeskId = d, PersonId = person, Role = DeskRole.Translator }));
            db.LanguagePairs.Add(new() { PersonId = person, From = English, To = Korean });
            return await db.SaveChangesAsync();
        });
        return person;
    }

    async Task<long> Job(long desk, string name, int[]? words = null, Locale? from = null, Locale? to = null, string? topic = null, TimeSpan? due = null, long? by = null, JobState state = JobState.Available)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        words ??= [10];
        return await Server.Rows(async db =>
        {
            var now = Server.Clock.GetUtcNow();
            var document = new Document { DeskId = desk, Name = name, Format = "text", SourceLocale = from ?? English, Topic = topic, Words = words.Sum(), Segments = words.Length, State = DocumentState.Ready, TakenInById = by, Created = now };
            var job = new Job { DeskId = desk, Document = document, Locale = to ?? Korean, State = state, Since = now, Segments = words.Length, Prepared = words.Length, DueAt = now + due };
            db.Add(job);
            await db.SaveChangesAsync();
            db.Segments.AddRange(words.Select((count, i) => new DocumentSegment { DocumentId = document.Id, Ordinal = i, UnitId = $"{i}", Source = new($"Sentence {i}."), Words = count }));
            await db.SaveChangesAsync();
            return job.Id;
        });
    }
}
