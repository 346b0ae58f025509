using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Terms;

namespace Translate.Server.Tests.Terms;

/// <summary>A desk with a translator (Anna), an editor (Eva) and a manager (Mina), whose termbase is empty.</summary>
public abstract class TermTests : ServerTests
{
    protected static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    protected long Desk { get; private set; }

    protected long AnnaId { get; private set; }

    protected long EvaId { get; private set; }

    protected long MinaId { get; private set; }

    protected HttpClient Anna { get; private set; } = null!;

    protected HttpClient Eva { get; private set; } = null!;

    protected HttpClient Mina { get; private set; } = null!;

    /// <summary>The address of the desk's terms in the API.</summary>
    protected string Address => $"/api/v1/desks/{Desk}/terms";

    protected override async Task Begin()
    {
        Desk = await Server.NewDesk();
        Anna = await Server.Program(AnnaId = await Server.NewPerson("Anna", Desk));
        Eva = await Server.Program(EvaId = await Server.NewPerson("Eva", Desk, DeskRole.Editor));
        Mina = await Server.Program(MinaId = await Server.NewPerson("Mina", Desk, DeskRole.Manager));
    }

    /// <summary>A concept in English and Korean.</summary>
    protected static object Pair(string source, string target, int version = 0, string? note = null) =>
        new { version, note, terms = new[] { new { locale = "en", text = source }, new { locale = "ko", text = target } } };

    protected async Task<JsonElement> Add(string source, string target) => await Read(Eva.PostAsJsonAsync(Address, Pair(source, target)));

    protected static async Task<JsonElement> Read(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    protected static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return answer.StatusCode;
    }

    protected async Task<JsonElement> Import(string name, string content) => await Read(Mina.PostAsync($"{Address}/file?name={name}", new StringContent(content, Encoding.UTF8, "application/octet-stream")));

    /// <summary>The terms of all concepts, as <c>alliance/동맹</c>, in the order in which concepts were made.</summary>
    protected async Task<List<string>> All() =>
        [.. (await Read(Anna.GetAsync($"{Address}?take=200"))).GetProperty("concepts").EnumerateArray().Select(Texts).Reverse()];

    protected static string Texts(JsonElement concept) => string.Join('/', concept.GetProperty("terms").EnumerateArray().Select(t => t.GetProperty("text").GetString()));

    /// <summary>What this process finds in an English text: each term as it stands there, and its first Korean translation.</summary>
    protected Task<List<string>> Find(string text, TestServer? process = null) => (process ?? Server).Do(async services =>
    {
        var terms = await services.GetRequiredService<TermShelves>().Of(Desk, English, Korean, default);
        return terms.Find(new InlineText(text), English, Korean).Select(use => $"{text.Substring(use.Span.Start, use.Span.Length)}={use.Targets[0].Text}").ToList();
    });

    protected Task<int> Version() => Server.Rows(db => db.Desks.Where(d => d.Id == Desk).Select(d => d.TermsVersion).SingleAsync());

    protected Task<List<string>> Acts() => Server.Rows(db => db.Audit.Where(a => a.DeskId == Desk && a.Act.StartsWith("term")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
}
