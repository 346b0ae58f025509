using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.Terms;

public sealed class TermFileOnPostgresTests : TermFileTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Termbases come in from files and go out as files.</summary>
public class TermFileTests : TermTests
{
    [Fact]
    public async Task A_file_that_comes_again_changes_its_concepts_and_doubles_none()
    {
        var first = await Import("terms.tbx", Tbx(("c1", "alliance", "동맹"), ("c2", "treaty", "조약")));
        Assert.Equal((2, 0, 0), Counts(first));
        var version = await Version();

        Assert.Equal((0, 0, 2), Counts(await Import("terms.tbx", Tbx(("c1", "alliance", "동맹"), ("c2", "treaty", "조약")))));
        Assert.Equal(version, await Version());
        Assert.Equal((1, 1, 1), Counts(await Import("terms.tbx", Tbx(("c1", "alliance", "동맹"), ("c2", "accord", "협정"), ("c3", "summit", "정상회담")))));
        Assert.Equal(["alliance/동맹", "accord/협정", "summit/정상회담"], await All());
        Assert.True(await Version() > version);
        Assert.Equal(["terms-imported", "terms-imported", "terms-imported"], await Acts());
    }

    [Fact]
    public async Task Two_files_may_call_different_things_the_same()
    {
        await Import("trade.tbx", Tbx(("c1", "tariff", "관세")));
        await Import("ships.tbx", Tbx(("c1", "harbour", "항구")));

        Assert.Equal(["tariff/관세", "harbour/항구"], await All());
        Assert.Equal((0, 0, 1), Counts(await Import("trade.tbx", Tbx(("c1", "tariff", "관세")))));
        Assert.Equal((0, 0, 1), Counts(await Import("ships-2.tbx", Tbx(("c1", "harbour", "항구")))));
    }

    [Fact]
    public async Task A_table_without_names_is_known_again_by_its_terms_even_where_rows_moved()
    {
        await Import("terms.csv", "en,ko\nbank,은행\nbank,둑\nbridge,다리\n");
        Assert.Equal(["bank/은행", "bank/둑", "bridge/다리"], await All());

        Assert.Equal((1, 1, 2), Counts(await Import("terms.csv", "en,ko\nalliance,동맹\nbank,은행\nbank,둑\nbridge,교량\n")));
        Assert.Equal(["bank/은행", "bank/둑", "bridge/교량", "alliance/동맹"], await All());

        // Another file's word for the same term is another concept: nobody's terms go unseen.
        Assert.Equal((1, 0, 1), Counts(await Import("others.csv", "en,ko\nalliance,연합\nbank,은행\n")));
    }

    [Fact]
    public async Task Of_a_changed_concept_terms_stay_in_languages_of_which_the_file_does_not_speak()
    {
        var made = await Import("terms.tbx", Tbx(("c1", "alliance", "동맹")));
        Assert.Equal((1, 0, 0), Counts(made));
        var concept = (await Read(Anna.GetAsync(Address))).GetProperty("concepts")[0];
        var terms = concept.GetProperty("terms").EnumerateArray().Select(t => (object)new { id = t.GetProperty("id").GetInt64(), locale = t.GetProperty("locale").GetString(), text = t.GetProperty("text").GetString() }).ToList();
        await Read(Eva.PutAsJsonAsync($"{Address}/{concept.GetProperty("id")}", new { version = 1, source = "terms.tbx", terms = terms.Append(new { locale = "ja", text = "同盟" }) }));

        Assert.Equal((0, 1, 0), Counts(await Import("terms.tbx", Tbx(("c1", "alliance", "동맹 관계")))));
        Assert.Equal(["alliance/同盟/동맹 관계"], await All());
    }

    [Fact]
    public async Task What_cannot_be_used_is_named_by_its_place_and_the_rest_is_taken()
    {
        var import = await Import("terms.csv", "locale,term,concept\nen,alliance,1\nxx_y,b,2\nko,동맹,1\nen,,3\n");

        Assert.Equal((1, 0, 0), Counts(import));
        Assert.Equal(2, import.GetProperty("leftOut").GetInt32());
        Assert.Equal(["terms.csv(3,1)", "terms.csv(5,1)"], import.GetProperty("problems").EnumerateArray().Select(p => p.GetString()!.Split(':')[0]));
        Assert.Equal(["alliance/동맹"], await All());
    }

    [Fact]
    public async Task What_is_no_termbase_is_refused_with_its_place()
    {
        foreach (var (name, content) in new[] { ("a.tbx", "<html/>"), ("a.tbx", "<tbx"), ("a.csv", "a,b\nc,d\n"), ("a.csv", "") })
        {
            using var answer = await Mina.PostAsync($"{Address}/file?name={name}", new StringContent(content));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal(name, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("file").GetString());
        }

        Assert.Equal(0, await Server.Rows(db => db.Concepts.CountAsync()));
    }

    [Fact]
    public async Task A_file_of_nothing_but_problems_does_not_fill_the_memory()
    {
        var import = await Import("bad.csv", "locale,term\n" + string.Concat(Enumerable.Repeat("x!,a\n", 3000)));

        Assert.Equal(3000, import.GetProperty("leftOut").GetInt32());
        Assert.Equal(1000, import.GetProperty("problems").GetArrayLength());
    }

    [Theory]
    [InlineData("tbx")]
    [InlineData("csv")]
    public async Task What_is_taken_out_comes_back_to_the_same_concepts(string format)
    {
        await Read(Eva.PostAsJsonAsync(Address, new { domain = "trade", note = "see =1+1", terms = new object[] { new { locale = "en", text = "US", isCaseSensitive = true }, new { locale = "ko", text = "미국" }, new { locale = "ko", text = "합중국", status = "forbidden", note = "old", partOfSpeech = "noun" } } }));
        await Import("terms.tbx", Tbx(("c1", "alliance", "동맹")));
        var file = await Eva.GetStringAsync($"{Address}/file?format={format}");
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Anna.GetAsync($"{Address}/file?format={format}")));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Eva.GetAsync($"{Address}/file?format=xls")));

        Assert.Equal((0, 0, 2), Counts(await Import($"terms.{format}", file)));
        await Server.Rows(db => db.Concepts.ExecuteDeleteAsync());
        Assert.Equal((2, 0, 0), Counts(await Import($"terms.{format}", file)));
        Assert.Equal(Lines(file), Lines(await Eva.GetStringAsync($"{Address}/file?format={format}")));

        // What a person had typed is from that file now.
        static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => !line.Contains("\"source\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tbx_that_needs_no_more_is_TBX_Basic_of_version_3()
    {
        await Add("alliance", "동맹");

        using var answer = await Eva.GetAsync($"{Address}/file");
        Assert.Equal("terms.tbx", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        var tbx = await answer.Content.ReadAsStringAsync();
        Assert.Matches("<tbx [^>]*type=\"TBX-Basic\" style=\"dca\"[^>]*xmlns=\"urn:iso:std:iso:30042:ed-2\"", tbx);
        Assert.Contains("<term>동맹</term>", tbx, StringComparison.Ordinal);
    }

    static string Tbx(params (string Id, string English, string Korean)[] concepts)
    {
        var entries = new StringBuilder();
        foreach (var (id, english, korean) in concepts)
            entries.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<conceptEntry id="{id}"><langSec xml:lang="en"><termSec><term>{english}</term></termSec></langSec><langSec xml:lang="ko"><termSec><term>{korean}</term></termSec></langSec></conceptEntry>""");
        return $"""<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Core" style="dca" xml:lang="en"><tbxHeader/><text><body>{entries}</body></text></tbx>""";
    }

    static (int Added, int Changed, int Known) Counts(JsonElement import) => (import.GetProperty("added").GetInt32(), import.GetProperty("changed").GetInt32(), import.GetProperty("known").GetInt32());
}
