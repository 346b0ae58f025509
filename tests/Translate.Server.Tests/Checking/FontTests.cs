using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Tests.Editor;

namespace Translate.Server.Tests.Checking;

/// <summary>In what font widths are measured: the one that the file names, else the desk's, and only one that is there.</summary>
public sealed class FontTests : EditorTests
{
    const string Narrow = """<root><data name="open"><value>Open</value><comment>{MaxPixels=60}</comment></data></root>""";

    string Fonts => Path.Combine(Folder, "fonts");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["FontsFolder"] = Fonts };

    protected override async Task Begin()
    {
        Directory.CreateDirectory(Fonts);
        foreach (var name in new[] { "DejaVuSans", "DejaVuSansMono" }) File.Copy($"/usr/share/fonts/truetype/dejavu/{name}.ttf", Path.Combine(Fonts, $"{name}.ttf"));
        await base.Begin();
    }

    [Fact]
    public async Task A_desk_chooses_the_font_for_files_that_name_none_and_keeps_it_whatever_else_it_says()
    {
        var job = await Claimed(Narrow, "Strings.resx");
        var (manager, browser) = (await Server.NewPerson("Mina", Desk, DeskRole.Manager), await Server.Browser(await Server.NewPerson("Min", Desk, DeskRole.Manager)));
        using var program = await Server.Program(manager);

        // Two fonts and none called usual: nothing can be measured.
        Assert.Null(await Width(job));
        var page = await browser.Get($"/desks/{Desk}/checks");
        Assert.Equal(["", "DejaVuSans", "DejaVuSansMono"], page.Html.QuerySelectorAll("#font option").Select(option => option.GetAttribute("value")));
        page = await browser.Submit(page, $"/desks/{Desk}/checks/font", ("font", "DejaVuSans"), ("size", "12"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("DejaVuSans", "12"), (page.Html.QuerySelector("#font option[selected]")!.GetAttribute("value"), page.Html.QuerySelector("#size")!.GetAttribute("value")));
        Assert.Contains(" > 60.", await Width(job), StringComparison.Ordinal);

        // The checks are another matter, and so is the font where they are changed.
        using var said = await program.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks", new { checks = new { ending = "off" } });
        var view = await Read();
        Assert.Equal(("DejaVuSans", 12, true), (view.GetProperty("font").GetProperty("name").GetString(), view.GetProperty("font").GetProperty("size").GetDouble(), view.GetProperty("isInstalled").GetBoolean()));
        using var small = await program.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks/font", new { name = "DejaVu Sans", size = 4.5 });
        Assert.Equal(HttpStatusCode.NoContent, small.StatusCode);
        Assert.Null(await Width(job));
        Assert.Equal("off", (await Get(Anna, $"/api/v1/desks/{Desk}/checks")).EnumerateArray().Single(c => c.GetProperty("name").GetString() == "ending").GetProperty("said").GetString());
        Assert.Equal(["DejaVuSans;12", "DejaVu Sans;4.5"], await Server.Rows(db => db.Audit.Where(a => a.Act == "check-font-changed").OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync()));

        using var none = await program.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks/font", new { name = (string?)null });
        Assert.Equal(JsonValueKind.Null, (await Read()).GetProperty("font").ValueKind);
    }

    [Fact]
    public async Task A_font_that_is_not_installed_is_refused_beside_its_field_and_one_that_goes_is_told()
    {
        await Prepared(Narrow, "Strings.resx");
        var manager = await Server.NewPerson("Mina", Desk, DeskRole.Manager);
        using var program = await Server.Program(manager);
        var browser = await Server.Browser(manager);
        foreach (var (name, size, reason) in new[] { ("No Such Font", 12.0, "checks.NoFont"), ("DejaVuSans", 0, "checks.NoSize"), ("DejaVuSans", 1000, "checks.NoSize"), ("Deja;Vu", 12, "checks.NoFont") })
        {
            using var refused = await program.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks/font", new { name, size });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString()));
        }

        using var nameless = await program.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks/font", new { size = 12 });
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        using var forbidden = await Editor.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks/font", new { name = "DejaVuSans" });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        var page = await browser.Submit(await browser.Get($"/desks/{Desk}/checks"), $"/desks/{Desk}/checks/font", ("font", "Gone"), ("size", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("This font is not installed.", page.Html.QuerySelector("#font-error")!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, $"/desks/{Desk}/checks/font", ("font", "DejaVuSans"), ("size", "twelve"));
        Assert.StartsWith("A size is a number of pixels", page.Html.QuerySelector("#size-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Read()).GetProperty("font").ValueKind);

        await browser.Submit(page, $"/desks/{Desk}/checks/font", ("font", "DejaVuSansMono"), ("size", ""));
        File.Delete(Path.Combine(Fonts, "DejaVuSansMono.ttf"));
        await Restart();
        page = await browser.At(Server).Get($"/desks/{Desk}/checks");
        Assert.Contains("The font “DejaVuSansMono” is not installed any more", page.Text, StringComparison.Ordinal);
    }

    Task<JsonElement> Read() => Get(Anna, $"/api/v1/desks/{Desk}/checks/font");

    /// <summary>What is said of the width of a translation; null where nothing is.</summary>
    async Task<string?> Width(long job) => (await Post(Anna, string.Create(CultureInfo.InvariantCulture, $"/api/v1/jobs/{job}/segments/0/check"), new { typed = "Ouvrir le fichier" })).GetProperty("findings").EnumerateArray()
        .Where(f => f.GetProperty("check").GetString() == "width").Select(f => f.GetProperty("message").GetString()).SingleOrDefault();
}
