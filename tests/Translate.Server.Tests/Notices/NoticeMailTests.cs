using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.People;

namespace Translate.Server.Tests.Notices;

public sealed class NoticeMailOnPostgresTests : NoticeMailTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>E-mails reach a server or a folder, once, in the words and the time of whoever reads them.</summary>
public class NoticeMailTests : ServerTests, IDisposable
{
    readonly SmtpStandIn smtp = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Tls"] = "None",
        ["Mail:From"] = "Translate <desk@example.org>",
        ["Mail:Address"] = "https://translate.example.org",
    };

    public void Dispose()
    {
        smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_notice_is_written_to_its_person_in_their_language_and_time()
    {
        var anna = await Person("Anna", "ko", "Asia/Seoul");
        var job = await Told(anna, NoticeKinds.ClaimEnds, "2026-11-26T15:30:00Z");

        Assert.Equal(1, await Pass());

        var letter = Read(Assert.Single(smtp.Received));
        Assert.Equal("anna@example.org", Assert.Single(letter.To.Mailboxes).Address);
        Assert.Equal("desk@example.org", Assert.Single(letter.From.Mailboxes).Address);
        Assert.Contains("11월 27일(금) 00:30", letter.Subject, StringComparison.Ordinal);
        Assert.Contains($"https://translate.example.org/jobs/{job}", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Anna 님", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://translate.example.org/jobs/{job}\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(0, await Pass());
        Assert.Single(smtp.Received);
    }

    [Fact]
    public async Task What_an_editor_says_cannot_break_out_of_the_letter()
    {
        await Told(await Person("Anna"), NoticeKinds.Returned, "<script>alert(1)</script>\r\n.\r\nBcc: eve@example.org");

        await Pass();

        var letter = Read(Assert.Single(smtp.Received));
        Assert.DoesNotContain("<script>", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("> Bcc: eve@example.org", letter.TextBody, StringComparison.Ordinal);
        Assert.Empty(letter.Bcc);
    }

    [Theory]
    [InlineData(Manners.Refuses)]
    [InlineData(Manners.HangsUp)]
    public async Task What_a_server_does_not_take_is_tried_again_later_and_later_and_given_up_in_the_end(Manners manners)
    {
        smtp.Manners = manners;
        await Told(await Person("Anna"), NoticeKinds.Approved, null);

        var tried = new List<int>();
        for (var minute = 0; minute < 200; minute++)
        {
            var before = smtp.Calls;
            Assert.Equal(0, await Pass());
            if (smtp.Calls > before) tried.Add(minute);
            Server.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(NoticeMail.MostAttempts, tried.Count);
        var gaps = tried.Zip(tried.Skip(1), (a, b) => b - a).ToList();
        Assert.Equal(gaps.Order(), gaps);
        Assert.True(gaps[^1] > 10 * gaps[0]);
        Assert.Null((await Server.Rows(db => db.Notices.SingleAsync())).Mailed);

        // One that the server takes after all is sent as soon as its time has come.
        smtp.Manners = Manners.Accepts;
        await Server.Rows(db => db.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.MailAttempts, 1).SetProperty(n => n.MailingUntil, (DateTimeOffset?)null)));
        Assert.Equal(1, await Pass());
        Assert.NotNull((await Server.Rows(db => db.Notices.SingleAsync())).Mailed);
    }

    [Fact]
    public async Task Who_has_no_address_or_has_read_it_on_the_page_gets_none()
    {
        var nobody = await Server.Rows(async db =>
        {
            var person = new Person { DisplayName = "Ben", UserName = "ben", NormalizedUserName = "BEN" };
            db.Users.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        await Told(nobody, NoticeKinds.Approved, null);
        var anna = await Person("Anna");
        await Told(anna, NoticeKinds.Approved, null);
        var browser = await Server.Browser(anna);
        var page = await browser.Get("/notices");
        Assert.Contains("1", page.Html.QuerySelector("a[href='/notices'] .badge")!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, $"/notices/{await Server.Rows(db => db.Notices.Where(n => n.PersonId == anna).Select(n => n.Id).SingleAsync())}/all-seen");
        Assert.Null(page.Html.QuerySelector("a[href='/notices'] .badge"));

        Assert.Equal(0, await Pass());

        Assert.Equal(0, smtp.Calls);
        Assert.DoesNotContain(await Server.Rows(db => db.Notices.ToListAsync()), n => n.Mailed is null);
    }

    [Fact]
    public async Task An_address_that_nobody_can_write_to_keeps_no_other_from_their_e_mail()
    {
        var ben = await Person("Ben");
        await Server.Rows(db => db.Users.Where(p => p.Id == ben).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "a b@c")));
        await Told(ben, NoticeKinds.Approved, null);
        await Told(await Person("Anna"), NoticeKinds.Approved, null);

        Assert.Equal(1, await Pass());

        Assert.Equal("anna@example.org", Assert.Single(Read(Assert.Single(smtp.Received)).To.Mailboxes).Address);
        Assert.Equal(1, (await Server.Rows(db => db.Notices.SingleAsync(n => n.Mailed == null))).MailAttempts);
    }

    [Fact]
    public async Task Of_many_who_send_at_once_one_sends()
    {
        var anna = await Person("Anna");
        for (var i = 0; i < 5; i++) await Told(anna, NoticeKinds.Approved, null);

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Pass()));

        Assert.Equal(5, sent.Sum());
        Assert.Equal(5, smtp.Received.Select(r => Read(r).MessageId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(5, smtp.Received.Count);
    }

    [Fact]
    public async Task An_invitation_for_an_address_is_sent_there_and_a_manager_is_told_where_it_could_not_be()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var form = $"/desks/{desk}/invitations";
        var page = await manager.Submit(await manager.Get($"/desks/{desk}/people"), form, ("email", "ben@example.org"));
        Assert.Contains("was sent to ben@example.org", page.Text, StringComparison.Ordinal);
        var link = new Uri(page.Html.QuerySelector("#shown")!.TextContent).PathAndQuery;
        Assert.Contains($"https://translate.example.org{link}", Read(Assert.Single(smtp.Received)).TextBody, StringComparison.Ordinal);

        smtp.Manners = Manners.Refuses;
        page = await manager.Submit(page, form, ("email", "carl@example.org"));
        Assert.Contains("could not be sent to carl@example.org", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("#shown"));
    }

    [Fact]
    public async Task An_invitation_that_the_server_did_not_take_is_tried_again_with_the_link_that_the_manager_saw()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager);
        smtp.Manners = Manners.Greylists;
        var made = await Server.Do(services => services.GetRequiredService<Invitations>().Make(desk, new(Email: "ben@example.org"), manager, default));
        Assert.False(made.IsSent);

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Server.Do(services => services.GetRequiredService<LetterMail>().Pass(default)));
        Assert.Equal(0, await Server.Do(services => services.GetRequiredService<LetterMail>().Pass(default)));

        Assert.Contains($"/join/{made.Secret}", Read(Assert.Single(smtp.Received)).TextBody, StringComparison.Ordinal);
        Assert.Null(await Server.Rows(db => db.Letters.Select(l => l.Sealed).SingleAsync()));
    }

    [Fact]
    public async Task What_somebody_wants_daily_comes_in_their_morning_once_and_what_they_do_not_want_never()
    {
        Server.Clock.SetUtcNow(new(Server.Clock.GetUtcNow().Date.AddDays(1), TimeSpan.Zero));
        var anna = await Person("Anna", "ko", "Asia/Seoul");
        using var program = await Server.Program(anna);
        var wishes = new[] { new { kind = "approved", onPage = true, mail = "daily" }, new { kind = "returned", onPage = false, mail = "never" } };
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(program, "/api/v1/me/notice-wishes", wishes)).StatusCode);
        await Told(anna, NoticeKinds.Approved, "Well done.");
        await Told(anna, NoticeKinds.Approved, null);
        await Told(anna, NoticeKinds.Returned, "Once more.");

        // Nine in the morning there, and one letter though two go round; then nothing until the next day.
        await Task.WhenAll(Round(), Round());
        await Round();
        var letter = Read(Assert.Single(smtp.Received));
        Assert.Contains("2", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Well done.", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Once more.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("/settings/notices", letter.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("2", await program.GetStringAsync("/api/v1/notices/unseen"));

        await Told(anna, NoticeKinds.Approved, null);
        await Round();
        Assert.Single(smtp.Received);
        Server.Clock.Advance(TimeSpan.FromHours(20));
        await Round();
        Assert.Single(smtp.Received);
        Server.Clock.Advance(TimeSpan.FromHours(3));
        await Round();
        Assert.Equal(2, smtp.Received.Count);
    }

    [Fact]
    public async Task What_waits_for_review_comes_once_a_day_to_an_editor_who_wished_for_nothing_and_at_once_to_one_who_did()
    {
        Server.Clock.SetUtcNow(new(Server.Clock.GetUtcNow().Date.AddDays(1).AddHours(10), TimeSpan.Zero));
        var (anna, ben) = (await Person("Anna"), await Person("Ben"));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<NoticeWishes>().Set(ben, [new(NoticeKinds.Submitted, true, MailWish.AtOnce)], default);
            return true;
        });
        await Told(anna, NoticeKinds.Submitted, null);
        await Told(ben, NoticeKinds.Submitted, null);

        Assert.Equal(1, await Pass());
        Assert.Equal("ben@example.org", Assert.Single(Read(Assert.Single(smtp.Received)).To.Mailboxes).Address);
        await Round();
        Assert.Equal("anna@example.org", Assert.Single(Read(smtp.Received[1]).To.Mailboxes).Address);
    }

    [Fact]
    public async Task Wishes_are_chosen_on_a_page_for_every_kind_there_is()
    {
        var anna = await Person("Anna");
        var browser = await Server.Browser(anna);
        var kinds = typeof(NoticeKinds).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(kinds.Order(StringComparer.Ordinal), NoticeKinds.All.Order(StringComparer.Ordinal));

        await browser.Submit(await browser.Get("/settings/notices"), "/settings/notices", ("mail-returned", "Never"));

        var kept = await Server.Rows(db => db.NoticeWishes.SingleAsync());
        Assert.Equal(("returned", true, MailWish.Never), (kept.Kind, kept.OnPage, kept.Mail));
    }

    async Task Round()
    {
        await Server.Do(services => services.GetRequiredService<Digests>().Pass(default));
        await Pass();
        await Server.Do(services => services.GetRequiredService<LetterMail>().Pass(default));
    }

    [Fact]
    public async Task Nobody_sees_or_marks_the_notices_of_another()
    {
        await Told(await Person("Anna"), NoticeKinds.Returned, "A word.");
        using var ben = await Server.Program(await Person("Ben"));
        var id = await Server.Rows(db => db.Notices.Select(n => n.Id).SingleAsync());

        Assert.Equal("[]", await ben.GetStringAsync("/api/v1/notices"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/notices/{id}/seen", null)).StatusCode);
        Assert.Null((await Server.Rows(db => db.Notices.SingleAsync())).Seen);
    }

    Task<int> Pass() => Server.Do(services => services.GetRequiredService<NoticeMail>().Pass(default));

    async Task<long> Person(string name, string? language = null, string? zone = null)
    {
        var id = await Server.NewPerson(name);
        await Server.Rows(db => db.Users.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, language).SetProperty(p => p.TimeZone, zone)));
        return id;
    }

    /// <summary>A notice about a job of a new desk.</summary>
    async Task<long> Told(long person, string kind, string? detail)
    {
        var desk = await Server.NewDesk();
        return await Server.Rows(async db =>
        {
            var job = new Job { DeskId = desk, Document = new() { DeskId = desk, Name = "news.txt", Format = "text", SourceLocale = Locale.Parse("en") }, Locale = Locale.Parse("ko") };
            db.Add(job);
            await db.SaveChangesAsync();
            db.Notices.Add(new() { PersonId = person, DeskId = desk, JobId = job.Id, Kind = kind, Key = $"{kind}:{job.Id}", Detail = detail, At = Server.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
            return job.Id;
        });
    }

    internal static MimeMessage Read(string letter)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(letter));
        return MimeMessage.Load(stream);
    }
}

/// <summary>Without a server, e-mails lie in a folder.</summary>
public sealed class MailFolderTests : ServerTests
{
    [Fact]
    public async Task Without_a_server_an_invitation_lies_in_the_folder_as_a_file()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager);

        var made = await Server.Do(services => services.GetRequiredService<Invitations>().Make(desk, new(Email: "ben@example.org"), manager, default));

        Assert.True(made.IsSent);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "data", "mail")));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        var letter = NoticeMailTests.Read(await File.ReadAllTextAsync(file));
        Assert.Contains($"/join/{made.Secret}", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("Manager invites you to Culture", letter.Subject);
    }
}
