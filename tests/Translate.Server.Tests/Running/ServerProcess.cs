using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Translate.Server.Tests.Running;

/// <summary>The built service as a process of its own, so that it can be killed.</summary>
public sealed class ServerProcess : IDisposable
{
    static readonly string Program = Path.Combine(
        Place.Repository, "artifacts", "bin", "Translate.Server", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Translate.Server.dll");

    readonly Process process;
    readonly StringBuilder output = new();

    ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>The most memory it has held so far, as the system says it.</summary>
    public string PeakMemory => File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status")).First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Trim();

    /// <summary>The processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts the service in a place; settings are named as in the environment, without <c>Translate__</c>.</summary>
    public static ServerProcess Start(Place place, params (string Name, string Value)[] settings) =>
        Start(place, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PostgresServer.FreePort()}")), settings);

    /// <summary>Starts the service at an address, which may be that of one before it, whose pages are still open.</summary>
    public static ServerProcess Start(Place place, Uri address, params (string Name, string Value)[] settings) =>
        new(Process.Start(Command(place, settings, ["--urls", address.ToString()]))!, address);

    /// <summary>Makes a bearer token for a person, the first manager if none is named, as an operator does from a shell.</summary>
    public static async Task<string> Token(Place place, string? email, (string Name, string Value)[] settings)
    {
        using var command = Process.Start(Command(place, settings, ["token", .. email is null ? Array.Empty<string>() : [email], "--name", "test"]))!;
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return printed.Trim().Split('\n')[^1];
    }

    /// <summary>A client with a token of the first manager.</summary>
    public async Task<HttpClient> Client(Place place, params (string Name, string Value)[] settings)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(place, null, settings));
        return client;
    }

    /// <summary>Waits until the service answers.</summary>
    public async Task Answers(int seconds = 60)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        await Wait.Until(
            async () =>
            {
                Assert.False(HasExited, Output);
                try
                {
                    return (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            seconds);
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public Task Exits() => process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    static ProcessStartInfo Command(Place place, (string Name, string Value)[] settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]) { WorkingDirectory = place.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in settings) start.Environment[$"Translate__{name}"] = value;
        return start;
    }

    void Keep(string? line)
    {
        lock (output) output.AppendLine(line);
    }
}
