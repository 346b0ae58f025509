using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Server.Editor;

namespace Translate.Server.Tests.Editor;

public class EventsTests : EditorTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_starts_with_who_is_there_and_where_the_job_stands()
    {
        var job = await Claimed("One. Two.\n");

        using var anna = await Listen(Anna, job);
        Assert.Equal(0, (await anna.Next("presence")).GetArrayLength());
        var now = await anna.Next("job");
        Assert.Equal(("claimed", 2, true), (now.GetProperty("state").GetString(), now.GetProperty("segments").GetInt32(), now.GetProperty("canWrite").GetBoolean()));
        using var ben = await Listen(Ben, job);
        Assert.False((await ben.Next("job")).GetProperty("canWrite").GetBoolean());
    }

    [Fact]
    public async Task What_one_saves_the_others_are_told_with_the_place_it_came_from()
    {
        var job = await Claimed("One. Two.\n");
        using var ben = await Listen(Ben, job);
        await ben.Next("job");
        var place = Guid.NewGuid();

        await Post(Anna, $"/api/v1/jobs/{job}/editor/saves", new { place, saves = new[] { new { ordinal = 1, version = 0, typed = "둘." } } });
        var told = await ben.Next("target");
        Assert.Equal((1, "둘.", "Anna"), (told.GetProperty("ordinal").GetInt32(), told.GetProperty("target").GetProperty("typed").GetString(), told.GetProperty("target").GetProperty("author").GetString()));
        Assert.Equal(place, told.GetProperty("place").GetGuid());
        Assert.Equal(1, (await ben.Next("job")).GetProperty("translated").GetInt32());
    }

    [Fact]
    public async Task What_another_process_writes_is_seen_in_the_rows()
    {
        var job = await Claimed("One. Two.\n");
        using var ben = await Listen(Ben, job);
        await ben.Next("job");

        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = job, Ordinal = 0, Text = "하나.", State = TargetState.Translated, Origin = OriginKind.Human, AuthorId = AnnaId, Version = 1, Changed = Server.Clock.GetUtcNow() });
            db.Comments.Add(new() { JobId = job, Ordinal = 1, PersonId = AnnaId, Text = "Which one?", At = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Server.Clock.Advance(TimeSpan.FromSeconds(3));
        var told = await ben.Next("target");
        Assert.Equal("하나.", told.GetProperty("target").GetProperty("typed").GetString());
        Assert.Equal(JsonValueKind.Null, told.GetProperty("place").ValueKind);
        Assert.Equal(1, (await ben.Next("comments")).GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task Who_is_there_is_told_until_they_leave_or_fall_silent()
    {
        var job = await Claimed("One. Two.\n");
        using var ben = await Listen(Ben, job);
        await ben.Next("presence");
        var place = Guid.NewGuid();

        (await Anna.PutAsJsonAsync($"/api/v1/jobs/{job}/editor/presence", new { place, ordinal = 1 })).EnsureSuccessStatusCode();
        var there = (await ben.Next("presence"))[0];
        Assert.Equal(("Anna", 1), (there.GetProperty("name").GetString(), there.GetProperty("ordinal").GetInt32()));
        (await Anna.PutAsJsonAsync($"/api/v1/jobs/{job}/editor/presence", new { place, gone = true })).EnsureSuccessStatusCode();
        Assert.Equal(0, (await ben.Next("presence")).GetArrayLength());

        (await Anna.PutAsJsonAsync($"/api/v1/jobs/{job}/editor/presence", new { place, ordinal = 0 })).EnsureSuccessStatusCode();
        Assert.Equal(1, (await ben.Next("presence")).GetArrayLength());
        Server.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(0, (await ben.Next("presence")).GetArrayLength());
    }

    [Fact]
    public async Task A_place_is_one_persons()
    {
        var job = await Claimed("One.\n");
        var place = Guid.NewGuid();
        await Anna.PutAsJsonAsync($"/api/v1/jobs/{job}/editor/presence", new { place, ordinal = 0 });

        (await Ben.PutAsJsonAsync($"/api/v1/jobs/{job}/editor/presence", new { place, ordinal = 0 })).EnsureSuccessStatusCode();
        Assert.Equal(AnnaId, (await Server.Rows(db => db.Presence.SingleAsync())).PersonId);
    }

    [Fact]
    public async Task Who_comes_back_is_told_what_was_missed()
    {
        var job = await Claimed("One. Two.\n");
        var before = Server.Clock.GetUtcNow().UtcTicks;
        Server.Clock.Advance(TimeSpan.FromMinutes(5));
        await Save(Anna, job, (0, 0, "하나."));

        using var ben = await Listen(Ben, job, before);
        Assert.Equal("하나.", (await ben.Next("target")).GetProperty("target").GetProperty("typed").GetString());
    }

    [Fact]
    public async Task Nobody_looks_at_a_job_to_which_nobody_listens()
    {
        var job = await Claimed("One. Two.\n");
        var feeds = Server.Services.GetRequiredService<JobFeeds>();
        using (var one = feeds.Listen(job))
        {
            using var other = feeds.Listen(job);
            Assert.True(await one.News.WaitToReadAsync());
            Assert.Equal(1, feeds.Count);
        }

        Assert.Equal(0, feeds.Count);
    }

    internal static async Task<Events> Listen(HttpClient who, long job, long? lastEvent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{job}/editor/events?place={Guid.NewGuid()}");
        if (lastEvent is { } id) request.Headers.Add("Last-Event-ID", $"{id}");
        var answer = await who.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    internal sealed class Events(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        readonly List<(string Name, JsonElement Data)> unread = [];

        /// <summary>The next event of a name; those of other names before it are kept for later.</summary>
        public async Task<JsonElement> Next(string name)
        {
            if (unread.FindIndex(e => e.Name == name) is >= 0 and var kept)
            {
                var data = unread[kept].Data;
                unread.RemoveAt(kept);
                return data;
            }

            using var late = new CancellationTokenSource(Soon);
            var current = "";
            while (await lines.ReadLineAsync(late.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal)) current = line[7..];
                if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;
                var data = JsonSerializer.Deserialize<JsonElement>(line[6..]);
                if (current == name) return data;
                unread.Add((current, data));
            }

            throw new InvalidOperationException($"The events ended before \"{name}\".");
        }

        public void Dispose()
        {
            lines.Dispose();
            answer.Dispose();
        }
    }
}
