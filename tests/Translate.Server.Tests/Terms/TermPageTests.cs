using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Terms;

/// <summary>What people do with terms on pages.</summary>
public sealed class TermPageTests : TermTests
{
    string Pages => $"/desks/{Desk}/terms";

    [Fact]
    public async Task An_empty_termbase_says_what_each_can_do()
    {
        foreach (var (who, words) in new[] { (AnnaId, "Propose a term"), (EvaId, "Add a term by hand"), (MinaId, "Import a glossary") })
        {
            var page = await (await Server.Browser(who)).Get(Pages);
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
            Assert.Equal(who == MinaId, page.Html.QuerySelector("input[type=file]") is not null);
            Assert.Equal(who != AnnaId, page.Html.QuerySelector($"a[href='{Pages}/new']") is not null);
        }
    }

    [Fact]
    public async Task An_editor_adds_a_term_with_more_lines_changes_it_and_removes_it()
    {
        var eva = await Server.Browser(EvaId);
        var page = await eva.Submit(await eva.Get($"{Pages}/new"), $"{Pages}/new", ("t0-text", "alliance"), ("t1-text", "동맹"), ("more", "true"));
        Assert.Equal("동맹", page.Html.QuerySelector("#t1-text")!.GetAttribute("value"));
        Assert.NotNull(page.Html.QuerySelector("#t3-text"));

        page = await eva.Submit(page, $"{Pages}/new", ("t2-locale", "ko"), ("t2-text", "연합"), ("t2-status", "Forbidden"), ("domain", "diplomacy"));
        Assert.Contains("The term was added.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["alliance/동맹/연합"], await All());

        var address = page.Address.Split('?')[0];
        page = await eva.Submit(page, address, ("t1-text", ""), ("t0-note", "of states"));
        Assert.Equal(["alliance/연합"], await All());
        Assert.Equal("of states", page.Html.QuerySelector("#t0-note")!.GetAttribute("value"));

        page = await eva.Submit(page, $"{address}/remove");
        Assert.Equal($"{Pages}?removed=true", page.Address);
        Assert.Empty(await All());
    }

    [Fact]
    public async Task What_was_typed_stays_where_somebody_else_was_faster_and_can_be_saved_then()
    {
        var address = $"{Pages}/{(await Add("alliance", "동맹")).GetProperty("id")}";
        var (eva, mina) = (await Server.Browser(EvaId), await Server.Browser(MinaId));
        var (evas, minas) = (await eva.Get(address), await mina.Get(address));
        await mina.Submit(minas, address, ("t1-text", "동맹 관계"));

        var page = await eva.Submit(evas, address, ("t1-text", "연합"), ("note", "Mine."));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("동맹 관계", page.Html.QuerySelector("#stale")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("연합", "Mine."), (page.Html.QuerySelector("#t1-text")!.GetAttribute("value"), page.Html.QuerySelector("#note")!.TextContent));
        Assert.Equal(["alliance/동맹 관계"], await All());

        page = await eva.Submit(page, address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["alliance/연합"], await All());
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_its_place_and_nothing_typed_is_lost()
    {
        var eva = await Server.Browser(EvaId);
        var page = await eva.Submit(await eva.Get($"{Pages}/new"), $"{Pages}/new", ("t0-locale", "english?"), ("t0-text", "alliance"), ("note", "kept"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("language tag", page.Html.QuerySelector("#t0-locale-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("alliance", "kept"), (page.Html.QuerySelector("#t0-text")!.GetAttribute("value"), page.Html.QuerySelector("#note")!.TextContent));
        page = await eva.Submit(await eva.Get($"{Pages}/new"), $"{Pages}/new");
        Assert.Contains("at least one term", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_takes_a_file_in_and_sees_what_was_left_out_and_a_list_is_filtered_and_paged()
    {
        var mina = await Server.Browser(MinaId);
        var start = await mina.Get(Pages);
        var token = start.Form(Pages).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        form.Add(new StringContent("locale,term,concept\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"en,term {i},{i}\nko,용어 {i},{i}\n")) + "en,,x\n") { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "terms.csv");
        using var answer = await mina.SendOnce(HttpMethod.Post, Pages, form);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Added: 60.", html, StringComparison.Ordinal);
        Assert.Contains("terms.csv(122,1)", html, StringComparison.Ordinal);

        var anna = await Server.Browser(AnnaId);
        var page = await anna.Get(Pages);
        Assert.Equal(50, page.Html.QuerySelectorAll("#concepts tbody tr").Length);
        page = await anna.Get(page.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, page.Html.QuerySelectorAll("#concepts tbody tr").Length);
        page = await anna.Get($"{Pages}?q={Uri.EscapeDataString("용어 4")}&locale=ko");
        Assert.Equal(11, page.Html.QuerySelectorAll("#concepts tbody tr").Length);
        Assert.DoesNotContain("Edit", page.Html.QuerySelector("#concepts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No term is like that", (await anna.Get($"{Pages}?q=nowhere")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translator_proposes_and_an_editor_decides_on_the_page()
    {
        var (anna, eva) = (await Server.Browser(AnnaId), await Server.Browser(EvaId));
        var page = await anna.Submit(await anna.Get($"{Pages}/proposals"), $"{Pages}/proposals", ("source", "aliance"), ("target", "동맹"));
        Assert.Contains("waits for an editor", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action$='/accept']"));
        await anna.Submit(page, $"{Pages}/proposals", ("source", "treaty"), ("target", "협상"));

        page = await eva.Get($"{Pages}/proposals");
        var forms = page.Html.QuerySelectorAll("form[action$='/accept']").Select(f => f.GetAttribute("action")!).ToList();
        page = await eva.Submit(page, forms[0], ("source", "alliance"), ("target", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(page.Html.QuerySelectorAll("input[name=source]"), i => i.GetAttribute("value") == "alliance");
        page = await eva.Submit(page, forms[0], ("source", "alliance"), ("target", "동맹"));
        Assert.Contains("“alliance” is called “동맹”", page.Text, StringComparison.Ordinal);
        var refuse = page.Html.QuerySelector("button[formaction$='/refuse']")!.GetAttribute("formaction")!;
        page = await eva.Post(refuse, [("__RequestVerificationToken", page.Form(forms[1]).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        Assert.Contains("refused", page.Text, StringComparison.Ordinal);
        Assert.Equal(["alliance/동맹"], await All());
        Assert.Equal(0, await Server.Rows(db => db.ProposedTerms.CountAsync(p => p.State == ProposedTermState.Open)));
    }

    [Fact]
    public async Task Every_page_speaks_Korean()
    {
        var address = $"{Pages}/{(await Add("alliance", "동맹")).GetProperty("id")}";
        var eva = await Server.Browser(EvaId);
        foreach (var path in new[] { Pages, $"{Pages}/new", address, $"{Pages}/proposals" })
        {
            var page = await eva.Get(path, request => request.Headers.AcceptLanguage.ParseAdd("ko"));
            Assert.DoesNotMatch(@"\b(Terms|Concept|Proposals|TermStatus|PartOfSpeech)\.", page.Text);
            Assert.Contains("용어", page.Text, StringComparison.Ordinal);
        }
    }
}
