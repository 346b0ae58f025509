using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Tests.Documents;

namespace Translate.Server.Tests.Revision;

/// <summary>A page that has changed at its address is taken in again without a file.</summary>
public sealed class FetchedAgainTests : ServerTests
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedNetworks:0"] = "127.0.0.1/32" };

    [Fact]
    public async Task What_stands_at_the_address_now_is_compared_with_what_stood_there()
    {
        var text = "<html><body><p>The bridge is open.</p></body></html>";
        using var site = new StandInWebsite(_ => StandInWebsite.Page(System.Text.Encoding.UTF8.GetBytes(text)));
        var (editor, document) = await TakenIn(text, site.Address + "/bridge");

        var page = await editor.Submit(await editor.Get($"/documents/{document}/revise"), $"/documents/{document}/revise/fetch");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("the same as revision 1", page.Text, StringComparison.Ordinal);

        text = "<html><body><p>The bridge is closed.</p></body></html>";
        page = await editor.Submit(page, $"/documents/{document}/revise/fetch");
        Assert.Matches("^/documents/[0-9]+/revision$", page.Address);
        Assert.Contains("closed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_without_an_address_is_handed_in_as_a_file()
    {
        var (editor, document) = await TakenIn("<p>The bridge is open.</p>", null);

        Assert.DoesNotContain((await editor.Get($"/documents/{document}/revise")).Html.Forms, f => f.GetAttribute("action")!.EndsWith("/fetch", StringComparison.Ordinal));
    }

    async Task<(Browser Editor, long Document)> TakenIn(string text, string? address)
    {
        var desk = await Server.NewDesk();
        var editor = await Server.NewPerson("Edith", desk, DeskRole.Editor);
        var document = await Server.Do(async services => await services.GetRequiredService<Intake>().Take(desk, editor, new("bridge.html", System.Text.Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        await Server.Rows(db => db.Documents.Where(d => d.Id == document.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Address, address)));
        return (await Server.Browser(editor), document.Id);
    }
}
