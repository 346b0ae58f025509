using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Translate.Benchmarks;

/// <summary>Measures the built service as a whole, as a process of its own with a SQLite file: <c>start</c> and <c>intake</c>.</summary>
static class ServiceMeasurements
{
    static readonly string Repository = FindRepository();

    static readonly string Program = Path.Combine(Repository, "artifacts", "bin", "Translate.Server", "release", "Translate.Server.dll");

    /// <summary>From the start of the process on an empty database until the Korean article is delivered.</summary>
    public static async Task Start()
    {
        for (var i = 0; i < 5; i++)
        {
            using var place = new Folder();
            var watch = Stopwatch.StartNew();
            using var service = new Service(place, withSeeds: true);
            var article = Path.Combine(place.Path, "translations", "ko", "us-korea-alliance.txt");
            while (!File.Exists(article)) await Task.Delay(5);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start until the Korean article is delivered: {watch.Elapsed.TotalSeconds:0.00} s"));
        }
    }

    /// <summary>From the upload of a document of 100,000 segments until all are queued for people.</summary>
    public static async Task Intake(int segments = 100_000)
    {
        using var place = new Folder();
        using var service = new Service(place, withSeeds: false);
        using var client = await service.Client();
        var text = new StringBuilder();
        for (var i = 1; i <= segments; i++) text.Append(CultureInfo.InvariantCulture, $"Sentence number {i} reports that the talks went on until late in the evening.").Append(i % 10 == 0 ? "\n\n" : " ");

        var watch = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.ToString())), "file", "large.txt" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var document = await (await client.PostAsync(new Uri("/api/v1/desks/1/documents", UriKind.Relative), form)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var job = new Uri($"/api/v1/jobs/{document.GetProperty("jobs")[0].GetInt64()}", UriKind.Relative);
        while ((await client.GetFromJsonAsync<JsonElement>(job)).GetProperty("state").GetString() is "preparing") await Task.Delay(50);
        var peak = File.ReadLines($"/proc/{service.Id}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intake of {segments} segments until all are queued: {watch.Elapsed.TotalSeconds:0.0} s, peak memory {peak}"));
    }

    static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Translate.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Measure from a build within the repository.");
    }

    sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("translate-measure-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    sealed class Service : IDisposable
    {
        readonly Process process;
        readonly Folder place;
        readonly Uri address;

        public Service(Folder place, bool withSeeds)
        {
            this.place = place;
            Directory.CreateDirectory(Path.Combine(place.Path, "translations", "memory"));
            Directory.CreateDirectory(Path.Combine(place.Path, "seeds"));
            if (withSeeds)
            {
                File.Copy(Path.Combine(Repository, "seeds", "us-korea-alliance.txt"), Path.Combine(place.Path, "seeds", "us-korea-alliance.txt"));
                File.Copy(Path.Combine(Repository, "translations", "memory", "en-ko.tmx"), Path.Combine(place.Path, "translations", "memory", "en-ko.tmx"));
            }

            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
            listener.Stop();
            process = Process.Start(Command("--urls", address.ToString()))!;
            _ = process.StandardOutput.ReadToEndAsync();
        }

        public int Id => process.Id;

        public async Task<HttpClient> Client()
        {
            var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
            while (true)
            {
                try
                {
                    if ((await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode) break;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(50);
                }
            }

            using var token = Process.Start(Command("token", "--name", "measure"))!;
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.StandardOutput.ReadToEndAsync()).Trim());
            return client;
        }

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        ProcessStartInfo Command(params string[] arguments) => new("dotnet", [Program, .. arguments]) { WorkingDirectory = place.Path, RedirectStandardOutput = true, UseShellExecute = false };
    }
}
