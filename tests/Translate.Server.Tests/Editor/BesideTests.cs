using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Memory;
using Translate.Server.Tests.Engines;

namespace Translate.Server.Tests.Editor;

public class BesideTests : EditorTests
{
    [Fact]
    public async Task Matches_come_best_first_with_what_differs_and_codes_as_they_are_typed_here()
    {
        var job = await Claimed("The **minister** praised the treaty of Gangneung today.\n", "a.md");
        await Remember(("The minister praised the treaty of Gangneung yesterday.", "장관은 어제 강릉 조약을 높이 평가했다."), ("Something else altogether.", "전혀 다른 것."));

        var match = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("matches").EnumerateArray().Single();
        Assert.Equal("fuzzy", match.GetProperty("kind").GetString());
        Assert.InRange(match.GetProperty("score").GetInt32(), 50, 94);
        Assert.Equal("장관은 어제 강릉 조약을 높이 평가했다.", match.GetProperty("target").GetString());
        var source = match.GetProperty("source").GetString()!;
        Assert.Contains("yesterday", match.GetProperty("changes").EnumerateArray().Select(c => source.Substring(c.GetProperty("start").GetInt32(), c.GetProperty("length").GetInt32())));
        Assert.Contains("inline codes differ", match.GetProperty("penalties").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task A_match_is_offered_mended_where_a_number_or_a_term_of_the_desk_differs_and_says_what_was_changed()
    {
        var job = await Claimed("Wait 10 minutes at the desk.\n");
        foreach (var (english, korean) in new[] { ("desk", "데스크"), ("engine", "엔진") })
            await Post(Editor, $"/api/v1/desks/{Desk}/terms", new { terms = new object[] { new { locale = "en", text = english }, new { locale = "ko", text = korean } } });
        await Remember(("Wait 5 minutes at the desk.", "데스크에서 5분 기다리십시오."), ("Wait 10 minutes at the engine.", "엔진에서 10분 기다리십시오."));

        var matches = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("matches").EnumerateArray().ToList();

        Assert.All(matches, m => Assert.Equal("데스크에서 10분 기다리십시오.", m.GetProperty("mended").GetProperty("target").GetString()));
        Assert.Equal(["number 5 → 10", "term 엔진 → 데스크"], matches.Select(m => m.GetProperty("mended").GetProperty("mendings")[0].GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("데스크에서 5분 기다리십시오.", matches[0].GetProperty("target").GetString());
    }

    [Fact]
    public async Task Words_are_looked_up_in_the_memories_on_both_sides_as_they_are_typed()
    {
        var job = await Claimed("One thing.\n");
        await Remember(("The president spoke in Seoul.", "대통령이 서울에서 연설했다."), ("Nobody spoke.", "아무도 말하지 않았다."));

        var hit = (await Get(Anna, $"/api/v1/jobs/{job}/concordance?phrase=presid")).EnumerateArray().Single();
        Assert.Equal(("대통령이 서울에서 연설했다.", "Old"), (hit.GetProperty("target").GetString(), hit.GetProperty("memory").GetString()));
        Assert.Equal((4, 9), (hit.GetProperty("inSource")[0].GetProperty("start").GetInt32(), hit.GetProperty("inSource")[0].GetProperty("length").GetInt32()));
        Assert.Equal(1, (await Get(Anna, $"/api/v1/jobs/{job}/concordance?phrase=%EC%84%9C%EC%9A%B8")).EnumerateArray().Single().GetProperty("inTarget").GetArrayLength());
        Assert.Equal(2, (await Get(Anna, $"/api/v1/jobs/{job}/concordance?phrase=spoke")).GetArrayLength());
        Assert.Equal(0, (await Get(Anna, $"/api/v1/jobs/{job}/concordance?phrase=%20")).GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await Anna.GetAsync($"/api/v1/jobs/{job}/concordance?phrase={new string('a', 201)}")).StatusCode);
    }

    [Fact]
    public async Task History_ends_with_what_stands_there_now()
    {
        var job = await Claimed("One thing.\n");
        await Save(Anna, job, (0, 0, "하나."));
        await Save(Editor, job, (0, 1, "한 가지."));

        var history = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(["하나.", "한 가지."], history.Select(v => v.GetProperty("typed").GetString()));
        Assert.Equal(["Anna", "Eva"], history.Select(v => v.GetProperty("author").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.GetAsync($"/api/v1/jobs/{job}/segments/9/beside")).StatusCode);
    }

    [Fact]
    public async Task Terms_are_found_where_they_are_typed_and_their_absence_is_said()
    {
        var job = await Claimed("Press **Enter** in the room of treaties.\n", "a.md");
        await Post(Editor, $"/api/v1/desks/{Desk}/terms", new
        {
            domain = "law",
            note = "Not of companies.",
            terms = new object[] { new { locale = "en", text = "treaty" }, new { locale = "ko", text = "조약" }, new { locale = "ko", text = "협정", status = "forbidden", note = "Too narrow." }, new { locale = "ko", text = "맹약", status = "admitted" } },
        });

        var terms = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("terms").EnumerateArray().ToList();
        var source = (await Segments(Anna, job))[0].GetProperty("source").GetString()!;
        Assert.All(terms, term => Assert.Equal("treaties", source.Substring(term.GetProperty("start").GetInt32(), term.GetProperty("length").GetInt32())));
        Assert.Equal([("treaty", "조약", "preferred"), ("treaty", "맹약", "admitted"), ("treaty", "협정", "forbidden")], terms.Select(t => (t.GetProperty("source").GetString(), t.GetProperty("target").GetString(), t.GetProperty("status").GetString())));
        Assert.Equal(("Not of companies.", "Too narrow.\nNot of companies.", "law"), (terms[0].GetProperty("note").GetString(), terms[2].GetProperty("note").GetString(), terms[0].GetProperty("domain").GetString()));

        Assert.Contains("“treaties” is to be called “조약, 맹약”.", await Findings("방에서 **Enter**를 누르세요."));
        Assert.Contains("“협정” is not to be used for “treaties”; it is to be called “조약, 맹약”.", await Findings("협정의 방에서 **Enter**를 누르세요."));
        Assert.DoesNotContain(await Findings("조약의 방에서 **Enter**를 누르세요."), message => message!.Contains("treaties", StringComparison.Ordinal));
        Assert.DoesNotContain(await Findings("맹약의 방에서 **Enter**를 누르세요."), message => message!.Contains("treaties", StringComparison.Ordinal));
        Assert.True((await Get(Anna, $"/api/v1/jobs/{job}/editor")).GetProperty("takesTerms").GetBoolean());

        async Task<List<string?>> Findings(string typed) => [.. (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed })).GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("message").GetString())];
    }

    [Fact]
    public async Task What_is_found_is_marked_in_what_was_typed_and_worded_in_the_readers_language()
    {
        var job = await Claimed("Press **Enter** within 20 seconds.\n", "a.md");
        var segment = (await Segments(Anna, job))[0];
        var (open, close) = (segment.GetProperty("marks")[0].GetProperty("mark").GetString()!, segment.GetProperty("marks")[1].GetProperty("mark").GetString()!);
        var typed = $"30초 안에 {open}엔터{close}를 누르세요.";

        var findings = (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed })).GetProperty("findings").EnumerateArray().ToList();
        var surplus = findings.Single(f => f.GetProperty("start").ValueKind is JsonValueKind.Number);
        Assert.Equal("30", typed.Substring(surplus.GetProperty("start").GetInt32(), surplus.GetProperty("length").GetInt32()));
        Assert.Contains(findings, f => f.GetProperty("message").GetString() == "The number “20” is missing.");

        Anna.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ko");
        findings = [.. (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed = "20초 안에 누르세요." })).GetProperty("findings").EnumerateArray()];
        Assert.Equal(2, findings.Count(f => f.GetProperty("check").GetString() == "codes"));
        Assert.All(findings, f => Assert.Contains("코드가 빠졌습니다", f.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_translation_that_has_no_room_is_found_and_cannot_be_handed_in()
    {
        var job = await Claimed("<root><data name=\"A\"><value>One thing.</value><comment>A button. {MaxLength=4}</comment></data><data name=\"B\"><value>Another thing.</value></data></root>", "Strings.resx");
        Assert.Equal("A button. {MaxLength=4}", (await Segments(Anna, job))[0].GetProperty("note").GetString());
        await Save(Anna, job, (0, 0, "아주 긴 번역."), (1, 0, "또 한 가지."));

        var check = await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed = "아주 긴 번역." });
        Assert.Equal((8, 4), (check.GetProperty("characters").GetInt32(), check.GetProperty("limit").GetInt32()));
        Assert.Equal("limit", (await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks")[0].GetProperty("check").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
        Assert.Equal(JobState.Claimed, (await Server.Rows(db => db.Jobs.SingleAsync())).State);
        await Save(Anna, job, (0, 1, "하나."));
        Assert.Equal(0, (await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
    }

    [Fact]
    public async Task What_only_all_translations_together_show_is_warned_of_before_they_are_handed_in()
    {
        var job = await Claimed("The harbour was closed. It rained. The harbour was closed.");
        await Save(Anna, job, (0, 0, "항구가 닫혔다."), (1, 0, "비가 왔다."), (2, 0, "항만은 폐쇄되었다."));

        var readiness = await Get(Anna, $"/api/v1/jobs/{job}/readiness");

        Assert.Equal(0, readiness.GetProperty("blocks").GetArrayLength());
        Assert.Contains(readiness.GetProperty("warns").EnumerateArray(), w => w.GetProperty("check").GetString() is "many-targets" && w.GetProperty("ordinal").GetInt32() is 0 or 2);
        Assert.All(readiness.GetProperty("warns").EnumerateArray(), w => Assert.DoesNotContain("Finding.", w.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Readiness_names_what_is_missing_and_what_should_be_looked_at()
    {
        var job = await Claimed("It has 20 parts.\n\nAnother thing.\n");
        await Save(Anna, job, (0, 0, "부분이 30개 있다."));
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/comments", new { text = "Is it?" });

        var readiness = await Get(Anna, $"/api/v1/jobs/{job}/readiness");
        Assert.Equal([(1, "untranslated")], Items("blocks"));
        Assert.Contains((0, "numbers"), Items("warns"));
        Assert.Contains((0, "comment"), Items("warns"));
        Assert.False(readiness.GetProperty("hasMore").GetBoolean());

        List<(int, string?)> Items(string list) => [.. readiness.GetProperty(list).EnumerateArray().Select(i => (i.GetProperty("ordinal").GetInt32(), i.GetProperty("check").GetString()))];
    }

    [Fact]
    public async Task Whoever_is_named_in_a_comment_is_told_once_and_a_comment_is_settled_and_opened_again()
    {
        var job = await Claimed("One thing.\n");
        await Server.NewPerson("Ann", Desk);

        var comment = await Post(Anna, $"/api/v1/jobs/{job}/segments/0/comments", new { text = "@Eva, @eva와 @Anna: write to x@ben.org" });
        Assert.True(comment.GetProperty("isMine").GetBoolean());
        var notice = await Server.Rows(db => db.Notices.Include(n => n.Person).SingleAsync());
        Assert.Equal(("Eva", "mentioned", 0), (notice.Person!.DisplayName, notice.Kind, notice.Ordinal));

        var id = comment.GetProperty("id").GetInt64();
        Assert.Equal("Ben", (await Post(Ben, $"/api/v1/jobs/{job}/comments/{id}/resolve")).GetProperty("resolvedBy").GetString());
        Assert.Equal(0, (await Segments(Anna, job))[0].GetProperty("comments").GetInt32());
        Assert.Equal(JsonValueKind.Null, (await Post(Anna, $"/api/v1/jobs/{job}/comments/{id}/reopen")).GetProperty("resolved").ValueKind);
        Assert.Single((await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("comments").EnumerateArray());
        var other = await Prepared("Another.\n");
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PostAsync($"/api/v1/jobs/{other}/comments/{id}/resolve", null)).StatusCode);
    }

    [Fact]
    public void The_longest_name_counts()
    {
        NamedPerson[] people = [new(1, "Kim"), new(2, "Kim Min"), new(3, "민지")];

        Assert.Equal([2L, 1L, 3L], Comments.Mentioned("@Kim Min and @Kim, @민지에게", people));
        Assert.Empty(Comments.Mentioned("a@Kim @Kimberley", people));
    }

    [Fact]
    public async Task An_engine_is_asked_for_one_segment_and_nothing_is_written()
    {
        await using var engine = await FakeEngine.Start(_ => "회담은 저녁 늦게까지 이어졌다.");
        var job = await Claimed("The talks went on until late in the evening.\n");
        await Route(engine.Address);

        var offer = await Post(Anna, $"/api/v1/jobs/{job}/segments/0/machine", new { engine = (long?)null });
        Assert.StartsWith("회담은", offer.GetProperty("typed").GetString(), StringComparison.Ordinal);
        Assert.False(offer.GetProperty("isKept").GetBoolean());
        Assert.True((await Post(Anna, $"/api/v1/jobs/{job}/segments/0/machine", new { engine = (long?)null })).GetProperty("isKept").GetBoolean());
        Assert.Single(engine.Keys);
        Assert.Equal(0, await Server.Rows(db => db.Targets.CountAsync()));
        Assert.Equal(1, await Server.Rows(db => db.EngineCalls.CountAsync(c => c.State == EngineCallState.Answered)));
        Assert.Equal(HttpStatusCode.Conflict, (await Ben.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/machine", new { })).StatusCode);
    }

    [Fact]
    public async Task An_engine_that_is_stopped_or_cannot_be_paid_is_not_asked_and_that_is_said()
    {
        await using var engine = await FakeEngine.Start(_ => "번역");
        var job = await Claimed("The talks went on until late in the evening.\n");
        await Route(engine.Address, price: 1_000_000, kind: "deepl");
        await Server.Rows(db => db.Desks.ExecuteUpdateAsync(set => set.SetProperty(d => d.MachineBudget, 1L)));

        Assert.Contains("used up", await Refused(), StringComparison.Ordinal);
        await Server.Rows(db => db.Engines.ExecuteUpdateAsync(set => set.SetProperty(e => e.IsStopped, true)));
        Assert.Contains("No engine of the desk's route", await Refused(), StringComparison.Ordinal);
        Assert.Empty(engine.Keys);

        async Task<string?> Refused()
        {
            using var answer = await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/machine", new { });
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        }
    }

    [Fact]
    public async Task After_a_review_one_sees_what_was_changed_and_why()
    {
        var job = await Claimed("One thing.\n\nAnother thing.\n");
        await Save(Anna, job, (0, 0, "하나의 것."), (1, 0, "또 하나."));
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        Assert.Equal(JsonValueKind.Null, (await Get(Anna, $"/api/v1/jobs/{job}/changes")).GetProperty("outcome").ValueKind);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save(Editor, job, (0, 1, "한 가지 것."));
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "Please look." })).EnsureSuccessStatusCode();
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Save(Anna, job, (0, 2, "한 가지."));

        var changes = await Get(Anna, $"/api/v1/jobs/{job}/changes");
        Assert.Equal(("returned", "Eva", "Please look."), (changes.GetProperty("outcome").GetString(), changes.GetProperty("editor").GetString(), changes.GetProperty("comment").GetString()));
        var change = changes.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(("하나의 것.", "한 가지 것.", "Eva"), (change.GetProperty("before").GetString(), change.GetProperty("after").GetString(), change.GetProperty("editor").GetString()));
        var diff = change.GetProperty("diff").EnumerateArray().ToList();
        Assert.Equal("하나의 것.", string.Concat(diff.Where(d => d.GetProperty("kind").GetString() != "added").Select(d => d.GetProperty("text").GetString())));

        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        changes = await Get(Anna, $"/api/v1/jobs/{job}/changes");
        Assert.Equal(("approved", 0), (changes.GetProperty("outcome").GetString(), changes.GetProperty("changes").GetArrayLength()));
    }

    Task<bool> Remember(params (string, string)[] pairs) => Server.Do(async services =>
    {
        var tmx = $"""<tmx version="1.4"><header srclang="en"/><body>{string.Concat(pairs.Select(p => $"""<tu><tuv xml:lang="en"><seg>{p.Item1}</seg></tuv><tuv xml:lang="ko"><seg>{p.Item2}</seg></tuv></tu>"""))}</body></tmx>""";
        await services.GetRequiredService<DeskMemory>().Import(Desk, "Old", "old.tmx", new MemoryStream(Encoding.UTF8.GetBytes(tmx)), default);
        return true;
    });

    Task<bool> Route(string address, decimal price = 0, string kind = "libretranslate") => Server.Do(async services =>
    {
        var boss = await Server.NewPerson("Boss", Desk, DeskRole.Manager);
        var (id, problems) = await services.GetRequiredService<DeskEngines>().Add(Desk, kind, new("Stand-in", price, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address, ["key"] = "secret" }), boss, default);
        Assert.Empty(problems);
        var (_, wrong) = await services.GetRequiredService<DeskRoutes>().Add(Desk, "en", "ko", new(LaneChoice.MachineThenPeople, [id!.Value]), boss, default);
        Assert.Empty(wrong);
        return true;
    });
}
