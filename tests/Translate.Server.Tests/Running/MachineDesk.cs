using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Translate.Server.Tests.Running;

/// <summary>Sets the first desk of a running service up to translate by an engine, and hands work in, as a manager's program does.</summary>
public sealed class MachineDesk(HttpClient manager)
{
    /// <summary>What a million characters cost at the desk.</summary>
    public const int Price = 20;

    /// <summary>English to Korean goes to the engine.</summary>
    /// <param name="engine">Where the engine listens.</param>
    /// <param name="calls">How many calls at once it allows.</param>
    /// <param name="price">What a million characters cost; 0 where nobody is to be asked first.</param>
    public async Task Use(Uri engine, int calls, int price = Price)
    {
        var made = await Read(manager.PostAsJsonAsync("/api/v1/desks/1/engines", new { kind = "deepl", name = "Stand-in", pricePerMillion = price, mostCalls = calls, values = new { key = "secret", address = engine.ToString() } }));
        await Read(manager.PostAsJsonAsync("/api/v1/desks/1/routes", new { from = "en", to = "ko", rules = new { choice = "machineThenPeople", engines = new[] { made.GetProperty("id").GetInt64() } } }));
    }

    /// <summary>Takes a text in.</summary>
    /// <returns>Its job.</returns>
    public async Task<long> TakeIn(string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
        using var form = new MultipartFormDataContent { { file, "file", "numbers.txt" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        return (await Read(manager.PostAsync(new Uri("/api/v1/desks/1/documents", UriKind.Relative), form))).GetProperty("jobs")[0].GetInt64();
    }

    /// <summary>An editor has seen what the job costs, as soon as it is known, and wants it.</summary>
    public async Task Start(long job)
    {
        while (true)
        {
            using var answer = await manager.PostAsync(new Uri($"/api/v1/jobs/{job}/machine/start", UriKind.Relative), null);
            if (answer.IsSuccessStatusCode) return;
            await Task.Delay(100);
        }
    }

    static async Task<JsonElement> Read(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
