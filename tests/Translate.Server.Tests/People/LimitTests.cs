using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Translate.Server.Data;

namespace Translate.Server.Tests.People;

public sealed class LimitTests : ServerTests
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Limits:SignIn"] = "3",
        ["Limits:WayBack"] = "1",
        ["Limits:Api"] = "20",
        ["Limits:Invitations"] = "2",
    };

    [Fact]
    public async Task Who_guesses_passwords_is_told_to_wait_and_others_pages_stay_open()
    {
        var browser = Server.Browser();
        var page = await browser.Get("/sign-in");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "/sign-in", ("email", $"a{i}@example.org"), ("password", "guess"))).Status);

        var refused = await browser.Submit(page, "/sign-in", ("email", "b@example.org"), ("password", "guess"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.True(int.Parse(refused.Response.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal("Too often", refused.Heading);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/sign-in")).Status);
    }

    [Fact]
    public async Task A_program_that_runs_in_circles_gets_problem_details_and_another_persons_does_not()
    {
        using var anna = await Server.Program(await Server.NewPerson("Anna"));
        using var ben = await Server.Program(await Server.NewPerson("Ben"));
        HttpResponseMessage answer;
        var calls = 0;
        do answer = await anna.GetAsync("/api/v1/me"); while (answer.StatusCode is HttpStatusCode.OK && ++calls < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(calls >= 20);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(429, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Invitations_and_ways_back_are_limited_too()
    {
        var desk = await Server.NewDesk();
        using var manager = await Server.Program(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await manager.PostAsJsonAsync($"/api/v1/desks/{desk}/invitations", new { role = "translator" })).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await manager.PostAsJsonAsync($"/api/v1/desks/{desk}/invitations", new { role = "translator" })).StatusCode);

        var browser = Server.Browser();
        var page = await browser.Get("/sign-in/forgotten");
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit(page, "/sign-in/forgotten", ("email", "a@example.org"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Submit(page, "/sign-in/forgotten", ("email", "b@example.org"))).Status);
    }
}
