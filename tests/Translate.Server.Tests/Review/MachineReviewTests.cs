using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Review;

/// <summary>An editor reads what a machine wrote, the least certain first, and answers for what is delivered unread.</summary>
public class MachineReviewTests : ServerTests
{
    [Fact]
    public async Task More_machine_text_than_the_desk_allows_is_delivered_only_with_consent_and_the_file_says_so()
    {
        var (_, job, editor, program) = await Submitted(OriginKind.Machine, OriginKind.Machine, OriginKind.Human);

        var sheet = await program.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/review");
        Assert.Equal((67, 30), (sheet.GetProperty("machineShare").GetInt32(), sheet.GetProperty("mostUnreadMachine").GetInt32()));
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { comment = "Well." })).StatusCode);
        Assert.Equal(JobState.Submitted, (await Server.Rows(db => db.Jobs.SingleAsync())).State);
        Assert.Equal(0, await Server.Rows(db => db.Reviews.CountAsync()));

        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { comment = "Well.", acceptsMachineText = true })).StatusCode);
        Assert.Contains("67 %", (await editor.Get($"/jobs/{job}")).Html.QuerySelector("section[aria-labelledby=record]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "machine-text-accepted")));

        await Server.Rows(async db =>
        {
            (await db.Jobs.SingleAsync()).State = JobState.Delivered;
            db.Deliveries.Add(new() { JobId = job, Name = "a.txt", Bytes = [65, 66], MachineShare = 67, Created = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Assert.Contains("67 % by machine", (await editor.Get($"/jobs/{job}")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { $"/jobs/{job}/file", $"/api/v1/jobs/{job}/file" })
            Assert.Equal("67", Assert.Single((address.StartsWith("/api", StringComparison.Ordinal) ? await program.GetAsync(address) : await editor.SendOnce(HttpMethod.Get, address)).Headers.GetValues("X-Machine-Translated-Share")));
        var delivery = Assert.Single((await program.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/deliveries"))!);
        Assert.Equal((67, 2, "a.txt"), (delivery.GetProperty("machineShare").GetInt32(), delivery.GetProperty("size").GetInt32(), delivery.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_least_certain_machine_translations_can_be_read_first()
    {
        var (_, job, _, program) = await Submitted(OriginKind.Human, OriginKind.Machine, OriginKind.Machine, OriginKind.Machine);
        async Task<IEnumerable<int>> Order() => (await program.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments?order=estimate"))!.Select(s => s.GetProperty("ordinal").GetInt32());

        Assert.Equal([3, 2, 1, 0], await Order());
        (await program.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/3", new { version = 1, typed = "고친 것" })).EnsureSuccessStatusCode();
        Assert.Equal([2, 1, 0, 3], await Order());

        var list = (await program.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments?order=estimate&skip=1&take=2"))!;
        Assert.Equal([1, 0], list.Select(s => s.GetProperty("ordinal").GetInt32()));
    }

    /// <summary>A job in review, of a segment for each origin; the later a machine's, the less certain.</summary>
    async Task<(long Desk, long Job, Browser Editor, HttpClient Program)> Submitted(params OriginKind[] origins)
    {
        var desk = await Server.NewDesk();
        var text = string.Join(' ', origins.Select((_, i) => $"This is sentence number {"ABCDEF"[i]}."));
        await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new("article.txt", System.Text.Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        var job = await Server.Rows(async db =>
        {
            var row = await db.Jobs.SingleAsync();
            Assert.Equal(origins.Length, row.Segments);
            for (var i = 0; i < origins.Length; i++)
                db.Targets.Add(new() { JobId = row.Id, Ordinal = i, Text = new($"문장 {i}"), State = TargetState.Translated, Origin = origins[i], OriginName = "Libre", Score = 90 - (10 * i), Version = 1, Changed = Server.Clock.GetUtcNow() });
            (row.State, row.Translated) = (JobState.Submitted, row.Segments);
            await db.SaveChangesAsync();
            return row.Id;
        });
        var person = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        return (desk, job, await Server.Browser(person), await Server.Program(person));
    }
}
