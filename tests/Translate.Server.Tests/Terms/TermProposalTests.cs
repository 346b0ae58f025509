using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Terms;

public sealed class TermProposalOnPostgresTests : TermProposalTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Terms are proposed by people and by texts, and editors decide.</summary>
public class TermProposalTests : TermTests
{
    string Proposals => $"{Address}/proposals";

    [Fact]
    public async Task A_translators_proposal_waits_until_an_editor_accepts_it_and_is_then_found_at_once()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Propose("alliance", "동맹", "A note."));
        Assert.Equal(HttpStatusCode.NoContent, await Propose("alliance", "동맹"));
        var waiting = Assert.Single(await Open());
        Assert.Equal(("alliance", "동맹", "A note.", "Anna"), (Text(waiting, "source"), Text(waiting, "target"), Text(waiting, "note"), Text(waiting, "person")));
        Assert.Empty(await Find("An alliance."));

        Assert.Equal(HttpStatusCode.Forbidden, await Status(Anna.PostAsync($"{Proposals}/{waiting.GetProperty("id")}/accept", null)));
        Assert.Equal(HttpStatusCode.NoContent, await Status(Eva.PostAsync($"{Proposals}/{waiting.GetProperty("id")}/accept", null)));
        Assert.Equal(["alliance=동맹"], await Find("An alliance."));
        Assert.Empty(await Open());
        Assert.Equal(HttpStatusCode.Conflict, await Status(Eva.PostAsync($"{Proposals}/{waiting.GetProperty("id")}/refuse", null)));
        Assert.Equal(["term-proposed", "term-accepted"], await Acts());
    }

    [Fact]
    public async Task An_editor_may_mend_what_is_proposed_and_a_concept_that_lacks_the_language_gets_it()
    {
        await Read(Mina.PostAsJsonAsync(Address, new { terms = new[] { new { locale = "en", text = "treaty" }, new { locale = "ja", text = "条約" } } }));
        await Propose("treatys", null);
        var id = (await Open())[0].GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.BadRequest, await Status(Eva.PostAsJsonAsync($"{Proposals}/{id}/accept", new { source = "treaty" })));
        Assert.Equal(HttpStatusCode.NoContent, await Status(Eva.PostAsJsonAsync($"{Proposals}/{id}/accept", new { source = "treaty", target = "조약" })));
        Assert.Equal(["treaty/条約/조약"], await All());

        // Whoever accepts is who changed the concept, and wrote the term.
        var concept = await Server.Rows(db => db.Concepts.AsNoTracking().Include(c => c.Terms).SingleAsync());
        Assert.Equal(("Eva", "Eva"), (concept.Author, concept.Terms.Single(t => t.Locale == Korean).Author));
        Assert.Equal("Mina", concept.Terms.Single(t => t.Locale == English).Author);

        await Propose("treaty", "협정");
        Assert.Equal(HttpStatusCode.NoContent, await Status(Eva.PostAsync($"{Proposals}/{(await Open())[0].GetProperty("id")}/accept", null)));
        Assert.Equal(["treaty/条約/조약", "treaty/협정"], await All());
    }

    [Fact]
    public async Task A_pair_that_was_refused_is_not_proposed_again_and_what_makes_no_sense_is_refused_at_once()
    {
        await Propose("alliance", "연합");
        Assert.Equal(HttpStatusCode.NoContent, await Status(Eva.PostAsync($"{Proposals}/{(await Open())[0].GetProperty("id")}/refuse", null)));

        Assert.Equal(HttpStatusCode.Conflict, await Propose("alliance", "연합"));
        Assert.Equal(HttpStatusCode.NoContent, await Propose("alliance", "동맹"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Anna.PostAsJsonAsync(Proposals, new { from = "en", to = "en", source = "a", target = "b" })));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(Anna.PostAsJsonAsync(Proposals, new { from = "en", to = "ko", source = " ", target = "b" })));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Anna.PostAsJsonAsync(Proposals, new { from = "en", to = "ko", source = "a", target = "b", job = 999 })));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Eva.PostAsync($"{Proposals}/999/accept", null)));
    }

    [Fact]
    public async Task An_approved_document_proposes_what_it_uses_more_than_others_with_what_stands_in_its_translation()
    {
        var others = string.Concat(Enumerable.Range(0, 60).Select(i => $"The minister said on day {i} that the people of the city were glad about the weather. "));
        await TakeIn("others.txt", others, null);
        var job = await TakeIn("article.txt",
            "The deterrence strategy was agreed. A deterrence strategy needs money. Nobody liked the deterrence strategy. The people were glad.",
            ["억제 전략이 합의되었다.", "억제 전략에는 돈이 든다.", "아무도 억제 전략을 좋아하지 않았다.", "사람들은 기뻐했다."]);
        Assert.Equal(HttpStatusCode.Conflict, await Status(Eva.PostAsync($"{Proposals}/jobs/{job}", null)));
        await Server.Rows(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Delivered)));

        Assert.True((await Read(Eva.PostAsync($"{Proposals}/jobs/{job}", null))).GetProperty("proposed").GetInt32() > 0);
        var found = (await Open()).Find(p => Text(p, "source") == "deterrence strategy");
        Assert.Equal(("억제 전략", 3, "article.txt", null), (Text(found, "target"), found.GetProperty("times").GetInt32(), Text(found, "document"), Text(found, "person")));
        Assert.DoesNotContain(await Open(), p => Text(p, "source") is "people" or "the" or "minister");

        await Read(Eva.PostAsync($"{Proposals}/{found.GetProperty("id")}/refuse", null));
        Assert.Equal(0, (await Read(Eva.PostAsync($"{Proposals}/jobs/{job}", null))).GetProperty("proposed").GetInt32());
    }

    [Fact]
    public async Task Without_other_texts_nothing_is_known_of_what_is_common_and_that_is_said()
    {
        var job = await TakeIn("article.txt", "The deterrence strategy. A deterrence strategy.", ["억제 전략.", "억제 전략."]);
        await Server.Rows(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Approved)));

        using var answer = await Eva.PostAsync($"{Proposals}/jobs/{job}", null);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("no other texts", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    async Task<long> TakeIn(string name, string text, string[]? translations)
    {
        await Server.Do(services => services.GetRequiredService<Intake>().Take(Desk, null, new(name, System.Text.Encoding.UTF8.GetBytes(text), English, [Korean]), default));
        await Work();
        return await Server.Rows(async db =>
        {
            var job = await db.Jobs.OrderByDescending(j => j.Id).FirstAsync();
            db.Targets.AddRange((translations ?? []).Select((t, i) => new SegmentTarget { JobId = job.Id, Ordinal = i, Text = new InlineText(t), Origin = Core.Pretranslation.OriginKind.Human, Version = 1, Changed = Server.Clock.GetUtcNow() }));
            await db.SaveChangesAsync();
            return job.Id;
        });
    }

    Task<HttpStatusCode> Propose(string source, string? target, string? note = null) => Status(Anna.PostAsJsonAsync(Proposals, new { from = "en", to = "ko", source, target, note }));

    async Task<List<JsonElement>> Open() => [.. (await Read(Anna.GetAsync(Proposals))).EnumerateArray()];

    static string? Text(JsonElement proposal, string name) => proposal.GetProperty(name).GetString();
}
