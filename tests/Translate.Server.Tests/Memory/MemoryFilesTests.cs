using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Exchange.Validation;
using Translate.Core.Text;

namespace Translate.Server.Tests.Memory;

/// <summary>Files of pairs in and out: TMX, XLIFF and tables.</summary>
public class MemoryFilesTests : MemoryTests
{
    [Fact]
    public async Task A_table_and_XLIFF_are_taken_in_and_what_cannot_be_used_is_named()
    {
        var table = await Take("table", "en,ko,document\nOne thing.,한 가지.,a.txt\nAlone.,,\nTwo things.,두 가지.,\n", "a.csv");
        Assert.Equal((2, 0), (table.Added, table.Known));
        Assert.Contains("(3,1)", Assert.Single(table.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Take("table", "ko,en\n두 가지.,Two things.\n한 가지.,One thing.", "b.csv")).Added);

        var xliff = await Take(
            "xliff",
            """<xliff version="2.1" srcLang="en" trgLang="ko" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f" original="b.md"><unit id="1"><segment state="final"><source>Three things.</source><target>세 가지.</target></segment></unit></file></xliff>""",
            "pairs.xlf");
        Assert.Equal((1, 0), (xliff.Added, xliff.Problems.Count));

        Assert.Equal("b.md", (await Find("Three things."))[0].Pair.Document);
        Assert.Equal([("table", true, false), ("xliff", true, false)], (await Server.Rows(db => db.Memories.OrderBy(m => m.Place).ToListAsync())).ConvertAll(m => (m.Name, m.IsRead, m.IsWritten)));
    }

    [Fact]
    public async Task A_file_of_nothing_but_problems_does_not_fill_the_memory()
    {
        var import = await Take("bad", "en,ko\n" + string.Concat(Enumerable.Repeat("Alone.,\n", 3000)), "bad.csv");

        Assert.Equal((0, 3000, 1000), (import.Added, import.LeftOut, import.Problems.Count));
    }

    [Fact]
    public async Task Pairs_go_out_by_memory_and_languages_and_no_cell_computes_anything()
    {
        await Remember("General", ("=1+1", "@하나"), ("One thing.", "한 가지."));
        await Take("Other", Tmx("""<tu><tuv xml:lang="en"><seg>One thing.</seg></tuv><tuv xml:lang="ja"><seg>一つの物。</seg></tuv></tu>"""));

        var csv = await Editor.GetStringAsync($"{Api}/memory?format=csv&memory={await Memory("General")}&from=ko&to=en");
        Assert.Equal(["ko,en,document,author,editor,changed,state,origin,key", "'@하나,'=1+1,,,,,translated,,", "한 가지.,One thing.,,,,,translated,,"], csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        var all = (await Editor.GetStringAsync($"{Api}/memory?format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("en,ja,One thing.,一つの物。,,,,,translated,,", all);
        var tmx = await Editor.GetStringAsync($"{Api}/memory?from=en&to=ja");
        Assert.Contains("一つの物。", tmx, StringComparison.Ordinal);
        Assert.DoesNotContain("한 가지", tmx, StringComparison.Ordinal);

        await Take("Again", csv.TrimStart('\uFEFF'), "again.csv");
        Assert.Equal(2, (await Pairs($"memory={await Memory("Again")}&q=%EA%B0%80%EC%A7%80")).Length + (await Pairs($"memory={await Memory("Again")}&q=1")).Length);
        Assert.Equal("@하나", (await Pairs($"memory={await Memory("Again")}&q=1"))[0].GetProperty("source").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Two_languages_go_out_as_XLIFF_that_is_valid_and_says_the_same_when_it_comes_in()
    {
        await Take("General", Tmx(
            Unit("The <ph x=\"1\">{0}</ph> tower.", "<ph x=\"1\">{0}</ph> 탑.", "<prop type=\"x-document\">a.txt</prop><prop type=\"x-editor\">Kim Min</prop><prop type=\"x-state\">reviewed</prop>"),
            """<tu><tuv xml:lang="en"><seg>One thing.</seg></tuv><tuv xml:lang="ja"><seg>一つの物。</seg></tuv></tu>"""));

        using var answer = await Editor.GetAsync($"{Api}/memory?format=xliff&from=en&to=ko");
        var xliff = await answer.Content.ReadAsStringAsync();
        Assert.Equal(("application/xliff+xml", "memory.xlf"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Empty(XliffValidation.Examine(SourceText.Decode(Encoding.UTF8.GetBytes(xliff), "memory.xlf")));
        await Take("Again", xliff, "memory.xlf");
        var pair = Assert.Single(await Pairs($"memory={await Memory("Again")}"));
        Assert.Equal(("reviewed", "a.txt", "Kim Min"), (pair.GetProperty("state").GetString(), pair.GetProperty("document").GetString(), pair.GetProperty("editor").GetString()));
        Assert.Equal("The  tower.", pair.GetProperty("source").GetProperty("text").GetString());

        // A file of XLIFF is of two languages; nothing was taken out where none was named.
        foreach (var query in new[] { "", "&from=en", "&from=en&to=en" }) Assert.Equal(HttpStatusCode.BadRequest, (await Editor.GetAsync($"{Api}/memory?format=xliff{query}")).StatusCode);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "memory-exported")));
    }

    [Fact]
    public async Task Files_are_sent_as_they_are_and_refused_with_their_place()
    {
        async Task<HttpResponseMessage> Send(string file, string query) => await Manager.PostAsync($"{Api}/memory?{query}", new ByteArrayContent(Encoding.UTF8.GetBytes(file)));

        var taken = await (await Send("en,ko\nOne.,하나.\n", "name=a")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, taken.GetProperty("added").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send("name,comment\na,b\n", "name=a&format=csv")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send("en,ko\n", $"name={new string('a', 101)}")).StatusCode);
        var broken = await (await Send("""<xliff version="1.2"><file source-language="en" """, "name=b")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, broken.GetProperty("line").GetInt32());
    }
}
