using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Translate.Engines.Tests;

/// <summary>A real Apertium server (APy) on loopback, with the pairs that are installed. Started once, gone with the process.</summary>
public sealed class ApertiumServer : IDisposable
{
    static readonly Lazy<ApertiumServer> Server = new(() => new());

    /// <summary>
    /// Starts APy on one interface, for which it has no option, and ends it with its pipelines when its standard input is closed: that happens
    /// however this process comes to its end.
    /// </summary>
    const string Program =
        """
        import os, sys, threading
        from tornado.httpserver import HTTPServer
        bind = HTTPServer.bind
        HTTPServer.bind = lambda server, port, address=None, **more: bind(server, port, '127.0.0.1', **more)
        def end():
            sys.stdin.read()
            for child in open('/proc/self/task/%d/children' % os.getpid()).read().split():
                os.kill(int(child), 9)
                os.waitpid(int(child), 0)
            os._exit(0)
        threading.Thread(target=end, daemon=True).start()
        sys.argv = ['apertium-apy', '--port', sys.argv[1], '/usr/share/apertium']
        from apertium_apy import apy
        apy.main()
        """;

    readonly Process process;

    ApertiumServer()
    {
        var port = FreePort();
        Url = new($"http://127.0.0.1:{port}/");

        // The system's Python has the system's packages; another one on the path may not.
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Program, port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (!File.Exists("/usr/bin/apertium-apy") || !File.Exists("/usr/share/apertium/modes/eng-spa.mode") || !File.Exists("/usr/share/apertium/modes/eng-cat.mode"))
            throw new InvalidOperationException("This needs Apertium. Install it: apt-get install apertium-apy apertium-eng-spa apertium-eng-cat");

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said = line.Data ?? said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        Wait(port);
    }

    volatile string said = "";

    /// <summary>Where it listens; starts it if it is not running.</summary>
    /// <exception cref="InvalidOperationException">Apertium is not installed, or does not start.</exception>
    public static Uri Address => Server.Value.Url;

    Uri Url { get; }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (process.WaitForExit(TimeSpan.FromSeconds(5))) return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    void Wait(int port)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30);)
        {
            if (process.WaitForExit(100)) throw new InvalidOperationException($"Apertium's server ended by itself: {said}");
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // It is still reading its list of pairs.
            }
        }

        throw new InvalidOperationException($"Apertium's server did not start within 30 seconds: {said}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
