using System.Net;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Jobs;

/// <summary>The way into a desk, and what its people are told when there is nothing to do.</summary>
public sealed class DashboardTests : ServerTests
{
    [Fact]
    public async Task Whoever_belongs_to_several_desks_finds_the_way_from_one_to_the_other()
    {
        var (first, second, foreign) = (await Server.NewDesk("Culture"), await Server.NewDesk("Politics"), await Server.NewDesk("Sports"));
        var person = await Server.NewPerson("Anna", first, DeskRole.Editor);
        await Server.Rows(async db =>
        {
            db.Memberships.Add(new() { DeskId = second, PersonId = person, Role = DeskRole.Translator });
            return await db.SaveChangesAsync();
        });

        var page = await (await Server.Browser(person)).Get("/");
        Assert.Equal($"/desks/{first}", page.Address);
        Assert.Equal("Politics", page.Html.QuerySelector($"a[href='/desks/{second}']")!.TextContent);
        Assert.Null(page.Html.QuerySelector($"a[href='/desks/{foreign}']"));
    }

    [Theory]
    [InlineData(DeskRole.Translator, false, false)]
    [InlineData(DeskRole.Editor, true, false)]
    [InlineData(DeskRole.Manager, true, true)]
    public async Task An_empty_desk_says_what_each_can_do_next(DeskRole role, bool takesIn, bool sets)
    {
        var desk = await Server.NewDesk();
        var page = await (await Server.Browser(await Server.NewPerson("Anna", desk, role))).Get($"/desks/{desk}");
        Assert.Equal(takesIn, page.Html.QuerySelector($"a[href='/desks/{desk}/documents/new']") is not null);
        Assert.Equal(sets, page.Html.QuerySelector($"a[href='/desks/{desk}/settings']") is not null);
        Assert.Equal(sets, page.Text.Contains("To begin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_settings_come_back_as_they_were_typed()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.Browser(await Server.NewPerson("Anna", desk, DeskRole.Manager));
        var address = $"/desks/{desk}/settings";

        var page = await manager.Submit(await manager.Get(address), address, ("name", "Arts"), ("from", "en"), ("to", "ko, xx-invalid!"), ("delivers", "on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Arts", page.Html.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("ko, xx-invalid!", page.Html.QuerySelector("#to")!.GetAttribute("value"));
        Assert.True(page.Html.QuerySelector("#delivers")!.HasAttribute("checked"));
        Assert.Equal("Culture", (await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk))).Name);

        page = await manager.Submit(page, address, ("name", "Arts"), ("from", "en"), ("to", ""));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty((await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk))).TargetLocales);
        Assert.Contains(await Server.Rows(db => db.Audit.ToListAsync()), a => a.Act is "desk-changed");
    }
}
