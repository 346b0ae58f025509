using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Engines;

public sealed class QualityPageOnPostgresTests : QualityPageTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Editors see how good estimates have been: against what people did, and never with more certainty than there is.</summary>
public class QualityPageTests : ServerTests
{
    [Fact]
    public async Task Before_anybody_has_decided_the_page_says_what_would_make_it_speak()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Get($"/desks/{desk}/quality");

        Assert.Contains("No machine translation has been decided on yet", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("svg.chart"));
    }

    [Fact]
    public async Task Few_decisions_are_shown_with_a_warning_and_offers_that_nobody_decided_do_not_count()
    {
        var desk = await Server.NewDesk();
        await Decide(desk, (0.0, false), (0.2, false), (3.0, true), (3.5, null));
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Get($"/desks/{desk}/quality");

        Assert.Contains("3 translations were decided on: 1 were edited, 2 were confirmed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Too few to rely on", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Html.QuerySelectorAll("svg.chart circle"));
    }

    [Fact]
    public async Task With_enough_decisions_the_estimates_learn_which_signal_tells()
    {
        // Whatever is far too long or short for its source was edited here; the rest was not.
        var desk = await Server.NewDesk();
        await Decide(desk, [.. Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? 0.1 : 3.5, (bool?)(i % 2 == 1)))]);
        using var program = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var quality = await program.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/quality/en/ko");

        Assert.Equal(200, quality.GetProperty("report").GetProperty("count").GetInt32());
        Assert.True(quality.GetProperty("report").GetProperty("auc").GetDouble() > 0.99);
        Assert.True(quality.GetProperty("report").GetProperty("brier").GetDouble() < 0.1);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync(new Uri($"/api/v1/desks/{desk}/quality/en/-", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_segment_tells_why_its_machine_translation_is_estimated_as_it_is()
    {
        var desk = await Server.NewDesk();
        var job = await Decide(desk, (3.5, null));
        using var program = await Server.Program(await Server.NewPerson("Anna", desk));

        var estimate = await program.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/segments/0/estimate");

        Assert.InRange(estimate.GetProperty("score").GetDouble(), 0.01, 0.5);
        var reason = estimate.GetProperty("reasons").EnumerateArray().First(r => r.GetProperty("signal").GetString() is "length");
        Assert.True(reason.GetProperty("logOdds").GetDouble() < 0);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(new Uri($"/api/v1/jobs/{job}/segments/9/estimate", UriKind.Relative))).StatusCode);
    }

    /// <summary>Offers that are so many standard deviations off in length, and what people did with each.</summary>
    async Task<long> Decide(long desk, params (double Length, bool? WasEdited)[] fates)
    {
        var document = await Server.Do(services => services.GetRequiredService<Intake>().Take(
            desk, null, new("a.txt", "One sentence.\n"u8.ToArray(), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        var job = document.Jobs.Single().Id;
        await Server.Rows(async db =>
        {
            db.MachineOutcomes.AddRange(fates.Select((fate, i) => new MachineOutcome
            {
                JobId = job,
                Ordinal = i,
                BatchId = 1,
                Text = "번역",
                Signals = string.Create(CultureInfo.InvariantCulture, $$"""{"Findings":0,"Length":{{fate.Length}},"Rung":0}"""),
                WasEdited = fate.WasEdited,
            }));
            return await db.SaveChangesAsync();
        });
        return job;
    }
}
