using System.Net;
using System.Text;
using System.Text.Json;

namespace Translate.Cli.Tests;

/// <summary><c>translate run --terms</c>: terms are shown, given to the engine, and checked.</summary>
public sealed class TermsTests : IDisposable
{
    readonly CommandLine translate = new();

    public void Dispose() => translate.Dispose();

    const string Tbx = """
        <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
        <conceptEntry id="c1">
        <langSec xml:lang="en"><termSec><term>alliance</term></termSec></langSec>
        <langSec xml:lang="ko"><termSec><term>동맹</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
        <termSec><term>연합</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
        </conceptEntry>
        <conceptEntry id="c2"><langSec><termSec><term>x</term></termSec></langSec></conceptEntry>
        </body></text></tbx>
        """;

    [Fact]
    public async Task Terms_are_shown_and_the_translations_of_memory_checked_for_them()
    {
        translate.Write("terms.tbx", Encoding.UTF8.GetBytes(Tbx));
        translate.Write("one.txt", "Alliances hold.\n\nThe alliance’s end.\n"u8.ToArray());
        translate.Write("en-ko.tmx", Encoding.UTF8.GetBytes("""
            <tmx version="1.4"><header srclang="en"/><body>
            <tu><tuv xml:lang="en"><seg>Alliances hold.</seg></tuv><tuv xml:lang="ko"><seg>동맹은 굳건하다.</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>The alliance’s end.</seg></tuv><tuv xml:lang="ko"><seg>연합의 끝.</seg></tuv></tu>
            </body></tmx>
            """));
        var (code, output, error) = await translate.Run(null, "run", "one.txt", "--from", "en", "--to", "ko", "--memory", "en-ko.tmx", "--terms", "terms.tbx", "--out", "ko");
        Assert.Equal(1, code);
        Assert.Contains("1 term called otherwise", output, StringComparison.Ordinal);
        Assert.Contains("alliance → 동맹, 2 times", output, StringComparison.Ordinal);
        Assert.Contains("one.txt: segment 2: “연합” is not to be used", error, StringComparison.Ordinal);
        Assert.DoesNotContain("segment 1", error, StringComparison.Ordinal);
        Assert.Contains("terms.tbx(7,", error, StringComparison.Ordinal);
        Assert.Contains("연합의 끝.", await File.ReadAllTextAsync(Path.Combine(translate.Folder, "ko", "one.txt")), StringComparison.Ordinal);

        (code, output, _) = await translate.Run(null, "run", "one.txt", "--from", "en", "--to", "ko", "--terms", "terms.tbx", "--out", "ko", "--json");
        Assert.Equal(0, code);
        var term = JsonDocument.Parse(output).RootElement.GetProperty("terms")[0];
        Assert.Equal(("alliance", "동맹", 2), (term.GetProperty("term").GetString(), term.GetProperty("target").GetString(), term.GetProperty("times").GetInt32()));
    }

    [Fact]
    public async Task The_engine_is_told_the_terms_of_each_segment()
    {
        var seen = new List<string>();
        using var listener = new HttpListener();
        var port = Port();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                var call = await listener.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
                seen.Add(await reader.ReadToEndAsync());
                call.Response.StatusCode = 400;
                call.Response.Close();
            }
        });

        translate.Write("terms.csv", Encoding.UTF8.GetBytes("en,ko\nalliance,동맹\n"));
        translate.Write("one.md", "Two alliances **hold**.\n"u8.ToArray());
        await translate.Run(
            null, "run", "one.md", "--from", "en", "--to", "ko", "--terms", "terms.csv", "--engine", "azure",
            "--engine-setting", "key=k", "--engine-setting", $"address=http://127.0.0.1:{port}", "--engine-setting", "region=x", "--out", "ko");
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
        var asked = JsonDocument.Parse(seen[0]).RootElement[0].GetProperty("Text").GetString();
        Assert.StartsWith("Two <mstrans:dictionary translation=\"동맹\">alliances</mstrans:dictionary>", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_termbase_that_cannot_be_read_is_named_and_the_work_is_done_without_it()
    {
        translate.Write("terms.tbx", "<tbx"u8.ToArray());
        translate.Write("one.txt", "Alliances hold.\n"u8.ToArray());
        var (code, _, error) = await translate.Run(null, "run", "one.txt", "--from", "en", "--to", "ko", "--terms", "terms.tbx", "--terms", "none.tbx", "--out", "ko");
        Assert.Equal(1, code);
        Assert.Contains("terms.tbx(1,", error, StringComparison.Ordinal);
        Assert.Contains("none.tbx", error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(translate.Folder, "ko", "one.txt")));
    }

    static int Port()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
