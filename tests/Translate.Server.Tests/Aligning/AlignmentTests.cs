using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Server.Aligning;
using Translate.Server.Data;

namespace Translate.Server.Tests.Aligning;

public sealed class AlignmentOnPostgresTests : AlignmentTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Documents that were translated before become pairs of a memory, after a person has looked at them.</summary>
public class AlignmentTests : ServerTests
{
    const string English = "The alliance is 70 years old. NATO met in Seoul.\n\nNobody expected this. Taxes will rise by 5 percent.\n";
    const string Korean = "동맹은 70년이 되었다. NATO는 서울에서 모였다.\n\n아무도 예상하지 못했다. 세금은 5퍼센트 오를 것이다.\n";

    [Fact]
    public async Task On_the_page_documents_are_paired_corrected_and_taken_into_the_memory()
    {
        var desk = await Server.NewDesk();
        var browser = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var list = await browser.Get($"/desks/{desk}/alignments");
        Assert.Contains("No documents have been paired yet", list.Text, StringComparison.Ordinal);

        var answer = await browser.SendOnce(HttpMethod.Post, $"/desks/{desk}/alignments", Form([("a.txt", English)], [("b.md", Korean)], Token(list)));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = await browser.Get(answer.Headers.Location!.OriginalString);
        Assert.Contains("4 pairs.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["NATO met in Seoul.", "NATO는 서울에서 모였다."], Cells(page, 1));

        // A sentence goes into the row below, and comes back.
        page = await browser.Submit(page, page.Address.Split('?')[0], ("act", "TargetDown:1"));
        Assert.Equal(["NATO met in Seoul.", "–"], Cells(page, 1));
        Assert.Equal("NATO는 서울에서 모였다. 아무도 예상하지 못했다.", Cells(page, 2)[1]);
        Assert.Contains("3 pairs.", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(page, Address(page), ("act", "undo"));
        Assert.Contains("4 pairs.", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(page, Address(page), ("act", "LeaveOut:2"));

        page = await browser.Submit(page, $"{Address(page)}/take", ("memory", "ignored"));
        Assert.Contains("3 pairs are in the memory “Published”", page.Text, StringComparison.Ordinal);
        var kept = await Server.Rows(db => db.MemoryEntries.Include(e => e.Memory).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["The alliance is 70 years old.", "NATO met in Seoul.", "Taxes will rise by 5 percent."], kept.Select(e => e.Source.Text.Text));
        Assert.All(kept, e => Assert.Equal((PairOrigin.Aligned, TargetState.Translated, "a.txt", "Published"), (e.Origin, e.State, e.Document, e.Memory!.Name)));
        Assert.All(kept, e => Assert.InRange(e.Confidence!.Value, 1, 100));
        Assert.Equal(("The alliance is 70 years old.", "Nobody expected this."), (kept[1].Source.Previous, kept[1].Source.Next));
        Assert.Equal(["aligned", "alignment-corrected", "alignment-corrected", "alignment-corrected", "alignment-taken"], await Server.Rows(db => db.Audit.Where(a => a.Act.StartsWith("align")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_somebody_has_read_counts_as_reviewed_with_their_name()
    {
        var (desk, anna) = await Anna();
        var made = await Make(desk, anna);
        Assert.Equal(AlignmentResult.Done, await Do(a => a.Take(desk, made.Id, made.Version, isRead: true, anna, default)));

        var kept = await Server.Rows(db => db.MemoryEntries.ToListAsync());
        Assert.Equal(4, kept.Count);
        Assert.All(kept, e => Assert.Equal((PairOrigin.Human, TargetState.Reviewed, "Anna"), (e.Origin, e.State, e.Editor)));
        Assert.Equal(AlignmentResult.Refused, await Do(a => a.Take(desk, made.Id, made.Version + 1, isRead: true, anna, default)));
        Assert.Equal(AlignmentResult.Refused, await Do(a => a.Correct(desk, made.Id, made.Version + 1, RowAct.Join, 0, anna, default)));
    }

    [Fact]
    public async Task Documents_are_read_as_the_desk_tells_formats()
    {
        var (desk, anna) = await Anna();
        await Server.Rows(db => db.Desks.ExecuteUpdateAsync(set => set.SetProperty(d => d.FormatOptions, "{\"csv.text\":\"Words\"}")));
        var made = await Do(a => a.Make(desk, anna, "Published", Table("The alliance is 70 years old."), Table("동맹은 70년이 되었다."), Core.Text.Locale.Parse("en"), Core.Text.Locale.Parse("ko"), default));

        var (source, target) = Alignments.Documents(made);
        Assert.Equal(("The alliance is 70 years old.", "동맹은 70년이 되었다."), (source.Segments.Single().Text.Text, target.Segments.Single().Text.Text));

        static (string, byte[]) Table(string words) => ("a.csv", System.Text.Encoding.UTF8.GetBytes($"Key,Words,Remark\na,{words},Not this.\n"));
    }

    [Fact]
    public async Task Of_two_who_correct_the_same_the_second_is_told()
    {
        var (desk, anna) = await Anna();
        var made = await Make(desk, anna);
        Assert.Equal(AlignmentResult.Done, await Do(a => a.Correct(desk, made.Id, made.Version, RowAct.Join, 0, anna, default)));
        Assert.Equal(AlignmentResult.Changed, await Do(a => a.Correct(desk, made.Id, made.Version, RowAct.Join, 0, anna, default)));
        Assert.Equal(AlignmentResult.Changed, await Do(a => a.Take(desk, made.Id, made.Version, isRead: false, anna, default)));
        Assert.Equal(3, Alignments.Rows((await Do(a => a.Find(desk, made.Id, default)))!).Count);
    }

    [Fact]
    public async Task Another_desks_alignment_does_not_exist()
    {
        var (desk, anna) = await Anna();
        var made = await Make(desk, anna);
        var other = await Server.NewDesk("Another desk");
        Assert.Equal(AlignmentResult.None, await Do(a => a.Remove(other, made.Id, anna, default)));
        Assert.Equal(AlignmentResult.None, await Do(a => a.Take(other, made.Id, made.Version, isRead: true, anna, default)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await Server.Browser(await Server.NewPerson("Other", other, DeskRole.Editor))).Get($"/desks/{other}/alignments/{made.Id}")).Status);
    }

    [Fact]
    public async Task A_program_brings_several_at_once_and_is_told_what_has_no_partner_or_cannot_be_read()
    {
        var (desk, anna) = await Anna();
        using var program = await Server.Program(anna);
        var answer = await program.PostAsync($"/api/v1/desks/{desk}/alignments", Form([("one.en.txt", English), ("two.en.txt", English), ("three.txt", "{")], [("one.ko.txt", Korean), ("two.ko.json", "{"), ("four.txt", Korean)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var brought = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("one.en.txt", brought.GetProperty("made").EnumerateArray().Single().GetProperty("sourceName").GetString());
        Assert.Equal(["three.txt", "four.txt", "two.ko.json"], brought.GetProperty("refused").EnumerateArray().Select(r => r.GetString()!.Split(':')[0].Split('(')[0].Trim()));

        var id = brought.GetProperty("made")[0].GetProperty("id").GetInt64();
        var rows = (await program.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/alignments/{id}")).GetProperty("rows");
        Assert.Equal("세금은 5퍼센트 오를 것이다.", rows[3].GetProperty("target").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsJsonAsync($"/api/v1/desks/{desk}/alignments/{id}/corrections", new { version = 7, act = "join", row = 0 })).StatusCode);
    }

    [Theory]
    [InlineData("en", "en", "same language")]
    [InlineData("en", "", "has to name one language")]
    [InlineData("en", "nonsense-language-tag", "is not a locale")]
    public async Task A_form_that_makes_no_sense_is_refused_with_what_to_do(string from, string to, string said)
    {
        var desk = await Server.NewDesk();
        var browser = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var list = await browser.Get($"/desks/{desk}/alignments");
        var answer = await browser.SendOnce(HttpMethod.Post, $"/desks/{desk}/alignments", Form([("a.txt", English)], [("b.txt", Korean)], Token(list), from, to));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendOnce(HttpMethod.Post, $"/desks/{desk}/alignments", Form([("a.txt", English)], [("b.txt", Korean)]))).StatusCode);
    }

    async Task<(long Desk, long Anna)> Anna()
    {
        var desk = await Server.NewDesk();
        return (desk, await Server.NewPerson("Anna", desk, DeskRole.Editor));
    }

    Task<Alignment> Make(long desk, long by) => Do(a => a.Make(desk, by, "Published", ("a.txt", System.Text.Encoding.UTF8.GetBytes(English)), ("b.txt", System.Text.Encoding.UTF8.GetBytes(Korean)), Core.Text.Locale.Parse("en"), Core.Text.Locale.Parse("ko"), default));

    Task<T> Do<T>(Func<Alignments, Task<T>> act) => Server.Do(services => act(services.GetRequiredService<Alignments>()));

    static string Address(Page page) => page.Address.Split('?')[0];

    static string[] Cells(Page page, int row) => [.. page.Html.QuerySelectorAll($"#row{row} td div[lang]").Select(cell => cell.TextContent)];

    static string Token(Page page) => page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    static MultipartFormDataContent Form((string Name, string Text)[] sources, (string Name, string Text)[] targets, string? token = null, string from = "en", string to = "ko")
    {
        var form = new MultipartFormDataContent { { new StringContent(from), "from" }, { new StringContent(to), "to" }, { new StringContent("Published"), "memory" } };
        foreach (var (name, text) in sources) form.Add(new StringContent(text), "sources", name);
        foreach (var (name, text) in targets) form.Add(new StringContent(text), "targets", name);
        if (token is not null) form.Add(new StringContent(token), "__RequestVerificationToken");
        return form;
    }
}
