using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Terms;

namespace Translate.Server.Tests.Terms;

public sealed class TermShelvesOnPostgresTests : TermShelvesTests
{
    string? database;

    protected override string? NewDatabase() => database = ReadyDatabases.NewPostgres();

    [Fact]
    public async Task What_one_process_changes_another_finds_at_once()
    {
        await Add("alliance", "동맹");
        await using var other = new TestServer(Folder, database);
        Assert.Equal(["alliances=동맹"], await Find("Two alliances.", other));

        var second = await Add("treaty", "조약");
        Assert.Equal(["treaty=조약"], await Find("A treaty.", other));
        await Read(Eva.PutAsJsonAsync($"{Address}/{second.GetProperty("id")}", Pair("treaty", "협정", version: 1)));
        Assert.Equal(["treaty=협정"], await Find("A treaty.", other));
        await Eva.DeleteAsync($"{Address}/{second.GetProperty("id")}?version=2");
        Assert.Empty(await Find("A treaty.", other));
        Assert.Equal(["alliance=동맹"], await Find("An alliance.", other));
    }
}

/// <summary>The termbase that a process has ready follows the rows.</summary>
public class TermShelvesTests : TermTests
{
    [Fact]
    public async Task A_change_is_found_by_the_next_use_and_nothing_is_read_or_made_again_without_one()
    {
        await Add("alliance", "동맹");
        Assert.Equal(["alliances=동맹"], await Find("Two alliances."));
        var before = await Terms();
        Assert.Same(before, await Terms());

        await Add("treaty", "조약");
        Assert.NotSame(before, await Terms());
        Assert.Equal(["alliance=동맹", "treaties=조약"], await Find("An alliance of treaties."));
    }

    [Fact]
    public async Task A_large_termbase_is_read_whole()
    {
        await Import("large.csv", "en,ko\n" + string.Concat(Enumerable.Range(0, 4321).Select(i => $"word{i}x,낱말{i}\n")));

        Assert.Equal(4321, (await Terms()).Concepts.Count);
        Assert.Equal(["word0x=낱말0", "word4320x=낱말4320"], await Find("word0x and word4320x"));
    }

    [Fact]
    public async Task A_concept_without_a_translation_says_nothing_and_hides_no_shorter_term()
    {
        await Add("deficit", "적자");
        await Read(Eva.PostAsJsonAsync(Address, new { terms = new[] { new { locale = "en", text = "trade deficit" }, new { locale = "ja", text = "貿易赤字" } } }));

        Assert.Equal(["deficit=적자"], await Find("The trade deficit grew."));
    }

    [Fact]
    public async Task Regions_share_the_terms_of_their_language_and_desks_share_nothing()
    {
        await Read(Eva.PostAsJsonAsync(Address, new { terms = new[] { new { locale = "en-GB", text = "harbour" }, new { locale = "ko-KR", text = "항구" } } }));

        Assert.Equal(["harbours=항구"], await Find("Two harbours."));
        var other = await Server.NewDesk("Another desk");
        Assert.Empty((await Server.Do(services => services.GetRequiredService<TermShelves>().Of(other, English, Korean, default))).Concepts);
    }

    Task<Core.Terminology.Termbase> Terms() => Server.Do(services => services.GetRequiredService<TermShelves>().Of(Desk, English, Korean, default));
}
