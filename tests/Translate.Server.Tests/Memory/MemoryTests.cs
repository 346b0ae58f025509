using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Memory;

namespace Translate.Server.Tests.Memory;

/// <summary>Tests of a desk's memories: a desk with a manager and an editor, and two processes that look up.</summary>
public abstract class MemoryTests : ServerTests
{
    protected static Locale English { get; } = Locale.Parse("en");

    protected static Locale Korean { get; } = Locale.Parse("ko");

    protected long Desk { get; private set; }

    protected long ManagerId { get; private set; }

    protected HttpClient Manager { get; private set; } = null!;

    protected HttpClient Editor { get; private set; } = null!;

    /// <summary>The address of the desk in the API.</summary>
    protected string Api => $"/api/v1/desks/{Desk}";

    protected override async Task Begin()
    {
        Desk = await Server.NewDesk();
        Manager = await Server.Program(ManagerId = await Server.NewPerson("Mina", Desk, DeskRole.Manager));
        Editor = await Server.Program(await Server.NewPerson("Eva", Desk, DeskRole.Editor));
    }

    /// <summary>Takes pairs into a memory of a name.</summary>
    protected Task<MemoryImport> Remember(string memory, params (string English, string Korean)[] pairs) => Take(memory, Tmx([.. pairs.Select(p => Unit(p.English, p.Korean))]));

    protected Task<MemoryImport> Take(string memory, string file, string? name = null) =>
        Server.Do(services => services.GetRequiredService<DeskMemory>().Import(Desk, memory, name ?? $"{memory}.tmx", new MemoryStream(Encoding.UTF8.GetBytes(file)), default));

    protected static string Unit(string english, string korean, string properties = "") =>
        $"""<tu>{properties}<tuv xml:lang="en"><seg>{english}</seg></tuv><tuv xml:lang="ko"><seg>{korean}</seg></tuv></tu>""";

    protected static string Tmx(params string[] units) => $"""<tmx version="1.4"><header srclang="en"/><body>{string.Concat(units)}</body></tmx>""";

    /// <summary>What this process finds.</summary>
    protected Task<IReadOnlyList<FuzzyMatch>> Find(string text, MemoryShelves? shelves = null) =>
        Server.Do(async services => (await (shelves ?? services.GetRequiredService<MemoryShelves>()).Of(Desk, default)).Find(English, Korean, text, min: 60));

    /// <summary>Another process, with an index of its own over the same rows.</summary>
    protected MemoryShelves AnotherProcess() => new(Server.Services.GetRequiredService<IServiceScopeFactory>(), Server.Clock);

    protected Task<long> Memory(string name) => Server.Rows(db => db.Memories.Where(m => m.DeskId == Desk && m.Name == name).Select(m => m.Id).SingleAsync());

    protected async Task<JsonElement[]> Pairs(string query = "") => [.. (await Editor.GetFromJsonAsync<JsonElement>($"{Api}/memory/pairs?{query}")).GetProperty("pairs").EnumerateArray()];
}
