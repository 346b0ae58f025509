using System.Diagnostics;
using System.Text;

namespace Translate.Cli.Tests;

/// <summary>Runs the built <c>translate</c> as a script would.</summary>
public sealed class CommandLine : IDisposable
{
    static readonly string Program = Path.Combine(
        Repository, "artifacts", "bin", "Translate.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "translate.dll");

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Translate.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    /// <summary>A folder of the test's own, in which the command runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("translate-cli-").FullName;

    public async Task<(int Code, string Output, string Error)> Run(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
