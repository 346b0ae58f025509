using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Pages;

/// <summary>What all pages have in common.</summary>
public partial class ShellTests : ServerTests
{
    [Fact]
    public async Task Every_page_is_fit_for_its_strict_policy()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var translator = await Server.Browser(await Server.NewPerson("Anna", desk));
        var secret = await Server.NewLink(await Server.NewPerson("Ben"));
        List<Page> pages =
        [
            await Server.Browser().Get("/sign-in"), await Server.Browser().Get($"/sign-in/link/{secret}"), await Server.Browser().Get("/sign-in/link/unknown"),
            await manager.Get("/welcome"), await manager.Get("/settings"), await manager.Get("/"), await manager.Get($"/desks/{desk}/settings"),
            await manager.Get($"/desks/{desk}/engines"), await manager.Get($"/desks/{desk}/engines/new"), await manager.Get($"/desks/{desk}/engines/new?kind=libretranslate"),
            await manager.Get($"/desks/{desk}/routes"), await manager.Get($"/desks/{desk}/routes/new"),
            await manager.Get("/nowhere"), await Server.Browser().Get("/nowhere"), await translator.Get($"/desks/{desk}/settings"), await translator.Get("/desks/999"),
            await Broken(manager),
        ];

        Assert.All(pages, page =>
        {
            var headers = page.Response.Headers;
            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));

            Assert.Empty(page.Html.QuerySelectorAll("script:not([src]), style, [style]"));
            Assert.DoesNotContain(page.Html.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.All(page.Html.QuerySelectorAll("script, link, img"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Every_page_can_be_read_without_seeing_it()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        List<Page> pages = [await Server.Browser().Get("/sign-in")];
        foreach (var path in new[] { "/settings", "/welcome", "/nowhere", $"/desks/{desk}/settings", $"/desks/{desk}/engines", $"/desks/{desk}/engines/new?kind=libretranslate", $"/desks/{desk}/routes", $"/desks/{desk}/routes/new" })
            pages.Add(await manager.Get(path));
        foreach (var page in pages)
        {
            Assert.Equal("en", page.Html.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.Html.QuerySelectorAll("h1"));
            Assert.Equal("#main", page.Html.QuerySelector("body > a")!.GetAttribute("href"));
            Assert.NotNull(page.Html.QuerySelector("main#main"));
            Assert.StartsWith(page.Heading, page.Html.Title, StringComparison.Ordinal);
            Assert.All(page.Html.QuerySelectorAll("input:not([type=hidden]):not([hidden]), select, textarea"), field =>
                Assert.True(field.GetAttribute("aria-label") is not null || page.Html.QuerySelector($"label[for='{field.Id}']") is not null, $"{field.OuterHtml} has no label"));
            Assert.Equal(page.Html.QuerySelectorAll("[id]").Length, page.Html.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task An_error_gives_a_reference_and_no_secrets()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var page = await Broken(browser);

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.NotEmpty(page.Html.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain("Exception", page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.5", "ko", "로그인")]
    [InlineData("fr,en-GB;q=0.5", "en", "Sign in")]
    [InlineData("xx", "en", "Sign in")]
    public async Task The_browsers_language_is_taken_where_we_have_it(string accept, string language, string heading)
    {
        var page = await Server.Browser().Get("/sign-in", r => r.Headers.TryAddWithoutValidation("Accept-Language", accept));

        Assert.Equal(language, page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.Heading);
    }

    [Fact]
    public async Task A_language_and_colours_that_were_chosen_stay()
    {
        var browser = Server.Browser();
        var page = await browser.Get("/sign-in");

        page = await browser.Submit(page, "/appearance", ("language", "ko"));
        Assert.Equal("ko", page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/sign-in", page.Address);

        page = await browser.Submit(page, "/appearance", ("theme", "dark"));
        Assert.Equal("dark", page.Html.DocumentElement.GetAttribute("data-bs-theme"));
        Assert.Equal("ko", page.Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Static_files_are_there_and_kept_as_long_as_their_content_stays()
    {
        using var client = Server.CreateClient();
        var page = await Server.Browser().Get("/sign-in");

        foreach (var address in page.Html.QuerySelectorAll("script, link").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!))
        {
            var file = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Matches(VersionPattern(), address);
            Assert.True(file.Headers.CacheControl is { Public: true, MaxAge.Days: > 300 });
            Assert.True((await client.GetAsync(address.Split('?')[0])).Headers.CacheControl is { NoCache: true });
        }
    }

    /// <summary>A page that the database lets down.</summary>
    async Task<Page> Broken(Browser browser)
    {
        await Server.Rows(db => db.Database.ExecuteSqlAsync($"""DROP TABLE "AccessTokens" """));
        return await browser.Get("/settings");
    }

    [GeneratedRegex(@"\?v=[0-9a-f]{12}$", RegexOptions.NonBacktracking)]
    private static partial Regex VersionPattern();
}
