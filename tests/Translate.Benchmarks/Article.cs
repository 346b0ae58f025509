using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>A plain text of many sentences, for measurements of the service as a whole.</summary>
static class Article
{
    /// <summary>So many sentences, in paragraphs of so many.</summary>
    public static string Of(int sentences, int paragraph)
    {
        var text = new StringBuilder();
        for (var i = 1; i <= sentences; i++) text.Append(CultureInfo.InvariantCulture, $"Sentence number {i} reports that the talks went on until late in the evening.").Append(i % paragraph == 0 ? "\n\n" : " ");
        return text.ToString();
    }

    /// <summary>Takes a text in, and waits until all of it is queued for people.</summary>
    /// <returns>Its job.</returns>
    public static async Task<long> Queue(HttpClient client, string text)
    {
        var job = await new MachineDesk(client).TakeIn(text);
        while ((await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/jobs/{job}", UriKind.Relative))).GetProperty("state").GetString() is "preparing") await Task.Delay(50);
        return job;
    }
}
