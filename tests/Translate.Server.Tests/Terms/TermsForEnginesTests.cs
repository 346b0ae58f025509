using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Terminology;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Tests.Engines;

namespace Translate.Server.Tests.Terms;

/// <summary>Engines are told the terms of a segment, and held to them.</summary>
public sealed class TermsForEnginesTests : TermTests
{
    protected override async Task Begin()
    {
        await base.Begin();
        await Read(Eva.PostAsJsonAsync(Address, new
        {
            terms = new object[] { new { locale = "en", text = "alliance" }, new { locale = "ko", text = "동맹" }, new { locale = "ko", text = "맹약", status = "admitted" }, new { locale = "ko", text = "연합", status = "forbidden" } },
        }));
        await Add("all", "모두");
    }

    [Fact]
    public async Task An_engine_is_told_the_terms_that_stand_in_a_segment_in_whatever_form_and_only_what_is_preferred()
    {
        await using var engine = await FakeEngine.Start(_ => "");
        await Route(engine);
        await TakeIn("Alliances overall.");

        var segment = await Server.Do(async services =>
        {
            var lane = await services.GetRequiredService<DeskLanes>().Find(Desk, English, Korean, default);
            var run = await services.GetRequiredService<EngineLanes>().Open(Desk, (English, Korean), lane, null, default);
            return run.Work(await services.GetRequiredService<TranslateDb>().Segments.ToListAsync(), "A title", null, (null, null), DocumentCheckRules.Usual).Segments.Single();
        });

        Assert.Equal([new TermPair("Alliances", "동맹")], segment.Terms);
        Assert.Equal([("동맹", TermStatus.Preferred), ("맹약", TermStatus.Admitted), ("연합", TermStatus.Forbidden)], segment.TermRules!.Select(t => (t.Target, t.Status)));
    }

    [Fact]
    public async Task A_machines_text_with_a_forbidden_term_goes_to_people_and_one_with_an_admitted_term_stays()
    {
        await using var engine = await FakeEngine.Start(text => text.Contains("strong", StringComparison.Ordinal) ? "그 연합은 강하고 믿을 만하다." : "그 맹약은 약하고 오래되었다.");
        await Route(engine);
        var job = await TakeIn("The alliance is strong and reliable. The alliance is weak and old.");

        await Work();

        Assert.Equal(["그 맹약은 약하고 오래되었다."], (await Server.Rows(db => db.Targets.Where(t => t.JobId == job).ToListAsync())).Select(t => t.Text.Text));
        var refused = await Server.Rows(db => db.MachineOutcomes.SingleAsync(o => o.JobId == job && o.Refusal != null));
        Assert.Equal((0, Refusal.Content), (refused.Ordinal, refused.Refusal));
        Assert.Contains("연합", refused.Detail, StringComparison.Ordinal);
    }

    Task<bool> Route(FakeEngine engine) => Server.Do(async services =>
    {
        var (id, problems) = await services.GetRequiredService<DeskEngines>().Add(Desk, "libretranslate", new("Stand-in", 0, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = engine.Address }), MinaId, default);
        Assert.Empty(problems);
        Assert.Empty((await services.GetRequiredService<DeskRoutes>().Add(Desk, "en", "ko", new(LaneChoice.MachineThenPeople, [id!.Value]), MinaId, default)).Problems);
        return true;
    });

    Task<long> TakeIn(string text) => Server.Do(async services =>
    {
        await services.GetRequiredService<Intake>().Take(Desk, null, new("article.txt", Encoding.UTF8.GetBytes(text), English, [Korean]), default);
        foreach (var batch in await services.GetRequiredService<TranslateDb>().Batches.Where(b => b.Kind == BatchKind.Extract).Select(b => b.Id).ToListAsync()) await services.GetRequiredService<BatchJob>().Run(batch, default);
        return await services.GetRequiredService<TranslateDb>().Jobs.MaxAsync(j => j.Id);
    });
}
