using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;

namespace Translate.Server.Tests.Terms;

public sealed class ConceptOnPostgresTests : ConceptTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Concepts are added, changed, removed and found again.</summary>
public class ConceptTests : TermTests
{
    [Fact]
    public async Task A_concept_is_added_changed_and_removed_and_each_change_raises_the_desks_version_and_is_recorded()
    {
        var made = await Add("alliance", "동맹");
        var address = $"{Address}/{made.GetProperty("id")}";
        Assert.Equal(1, await Version());
        var terms = made.GetProperty("terms").EnumerateArray().ToList();

        var changed = await Read(Eva.PutAsJsonAsync(address, new
        {
            version = 1,
            domain = "diplomacy",
            note = "Not 연합.",
            terms = new object[]
            {
                new { id = terms[0].GetProperty("id").GetInt64(), locale = "en", text = "alliance", partOfSpeech = "noun" },
                new { id = terms[1].GetProperty("id").GetInt64(), locale = "ko", text = "동맹" },
                new { locale = "ko", text = "연합", status = "forbidden", isCaseSensitive = true, inflects = false },
            },
        }));
        Assert.Equal(2, await Version());
        Assert.Equal("alliance/동맹/연합", Texts(changed));
        Assert.Equal(terms.Select(t => t.GetProperty("id").GetInt64()), changed.GetProperty("terms").EnumerateArray().Take(2).Select(t => t.GetProperty("id").GetInt64()));
        Assert.Equal(("diplomacy", "Not 연합.", "Eva", 2), (changed.GetProperty("domain").GetString(), changed.GetProperty("note").GetString(), changed.GetProperty("author").GetString(), changed.GetProperty("version").GetInt32()));
        Assert.Equal(changed.GetProperty("terms").GetRawText(), (await Read(Anna.GetAsync(address))).GetProperty("terms").GetRawText());

        Assert.Equal(HttpStatusCode.NoContent, await Status(Eva.DeleteAsync($"{address}?version=2")));
        Assert.Equal(3, await Version());
        Assert.Equal(HttpStatusCode.NotFound, await Status(Anna.GetAsync(address)));
        Assert.Equal(0, await Server.Rows(db => db.ConceptTerms.CountAsync()));
        Assert.Equal(["term-added", "term-changed", "term-removed"], await Acts());
    }

    [Fact]
    public async Task Of_two_who_change_one_version_the_second_is_told_and_nothing_is_overwritten()
    {
        var made = await Add("alliance", "동맹");
        var address = $"{Address}/{made.GetProperty("id")}";
        await Read(Eva.PutAsJsonAsync(address, Pair("alliance", "동맹 관계", version: 1)));
        var version = await Version();

        using var answer = await Mina.PutAsJsonAsync(address, Pair("alliance", "연합", version: 1));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("changed the term", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await Status(Mina.DeleteAsync($"{address}?version=1")));
        Assert.Equal(["alliance/동맹 관계"], await All());
        Assert.Equal(version, await Version());
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_its_place_and_nothing_is_kept()
    {
        using var answer = await Eva.PostAsJsonAsync(Address, new { terms = new object[] { new { locale = "en_x!", text = " " }, new { locale = "ko", text = new string('가', Term.MostCharacters + 1) }, new { locale = "ja", text = "同盟" }, new { locale = "ja", text = "同盟" } } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var detail = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.All(["terms[0].locale", "terms[0].text", "terms[1].text", "terms[3].text"], place => Assert.Contains(place, detail, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Eva.PostAsJsonAsync(Address, new { terms = Array.Empty<object>() })));
        Assert.Equal((0, 0), (await Server.Rows(db => db.Concepts.CountAsync()), await Version()));
    }

    [Fact]
    public async Task Translators_read_and_do_not_write()
    {
        var address = $"{Address}/{(await Add("alliance", "동맹")).GetProperty("id")}";

        Assert.Equal(["alliance/동맹"], await All());
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Anna.PostAsJsonAsync(Address, Pair("a", "가"))));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Anna.PutAsJsonAsync(address, Pair("a", "가", 1))));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Anna.DeleteAsync($"{address}?version=1")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Eva.PostAsync($"{Address}/file", new StringContent(""))));
    }

    [Fact]
    public async Task Concepts_are_found_by_words_in_any_script_and_case_by_language_status_and_domain()
    {
        await Add("Mutual Defense Treaty", "상호방위조약");
        await Add("alliance", "한미동맹".Normalize(System.Text.NormalizationForm.FormD));
        await Read(Eva.PostAsJsonAsync(Address, new { domain = "Économie", terms = new object[] { new { locale = "en", text = "treaty port" }, new { locale = "ko", text = "개항장", status = "forbidden" } } }));

        Assert.Equal(["treaty port", "Mutual Defense Treaty"], await Found("q=TREATY"));
        Assert.Equal(["alliance"], await Found("q=%EB%AF%B8%EB%8F%99%EB%A7%B9"));
        Assert.Equal(["Mutual Defense Treaty"], await Found($"q={Uri.EscapeDataString("방위".Normalize(System.Text.NormalizationForm.FormD))}"));
        Assert.Equal(["treaty port"], await Found("status=forbidden"));
        Assert.Empty(await Found("q=treaty&locale=ko"));
        Assert.Equal(["treaty port"], await Found($"domain={Uri.EscapeDataString("Économie")}"));
        Assert.Equal(3, (await Found("")).Count);
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Anna.GetAsync($"{Address}?locale=x")));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Anna.GetAsync($"{Address}?status=best")));

        async Task<List<string?>> Found(string query) =>
            [.. (await Read(Anna.GetAsync($"{Address}?{query}"))).GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("terms")[0].GetProperty("text").GetString())];
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_each_concept_once()
    {
        await Import("many.csv", "concept,locale,term\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"k{i},en,term {i}\n")));

        var seen = new List<string>();
        for (long? after = null; ;)
        {
            var page = await Read(Anna.GetAsync($"{Address}?take=10{(after is null ? "" : $"&after={after}")}"));
            seen.AddRange(page.GetProperty("concepts").EnumerateArray().Select(Texts));
            if (page.GetProperty("next").ValueKind is JsonValueKind.Null) break;
            after = page.GetProperty("next").GetInt64();
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"term {i}").Reverse(), seen);
    }
}
