using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Translate.Server.Tests.Notices;

/// <summary>How the stand-in takes an e-mail.</summary>
public enum Manners
{
    /// <summary>It takes it.</summary>
    Accepts,

    /// <summary>It knows nobody of that address.</summary>
    Refuses,

    /// <summary>It hangs up in the middle of it.</summary>
    HangsUp,

    /// <summary>It takes from nobody whom it has not sent away once before.</summary>
    Greylists,
}

/// <summary>An SMTP server on loopback (RFC 5321), as far as a client that hands e-mails over speaks to one.</summary>
public sealed class SmtpStandIn : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource ended = new();
    readonly List<string> received = [];
    readonly ConcurrentDictionary<string, bool> sentAway = new(StringComparer.Ordinal);
    volatile int calls;

    public SmtpStandIn()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Manners Manners { get; set; }

    /// <summary>How often a client has called.</summary>
    public int Calls => calls;

    /// <summary>The e-mails that it took.</summary>
    public IReadOnlyList<string> Received
    {
        get
        {
            lock (received) return [.. received];
        }
    }

    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
        ended.Dispose();
    }

    async Task Accept()
    {
        try
        {
            while (!ended.IsCancellationRequested) _ = Serve(await listener.AcceptTcpClientAsync(ended.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Serve(TcpClient client)
    {
        Interlocked.Increment(ref calls);
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 loopback ready");
            while (await reader.ReadLineAsync(ended.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb is "RCPT" && Manners is Manners.Greylists && sentAway.TryAdd(line, true))
                {
                    await writer.WriteLineAsync("451 4.7.1 come back later");
                }
                else if (verb is "RCPT" && Manners is Manners.Refuses)
                {
                    await writer.WriteLineAsync("550 5.1.1 nobody of that name");
                }
                else if (verb is "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    if (Manners is Manners.HangsUp) return;
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(ended.Token) is { } text && text is not ".") letter.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append("\r\n");
                    lock (received) received.Add(letter.ToString());
                    await writer.WriteLineAsync("250 taken");
                }
                else
                {
                    await writer.WriteLineAsync(verb is "QUIT" ? "221 goodbye" : "250 ok");
                    if (verb is "QUIT") return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client is gone, or the test is over.
        }
    }
}
