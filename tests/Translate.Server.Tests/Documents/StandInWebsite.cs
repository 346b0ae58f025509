using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Translate.Server.Tests.Documents;

/// <summary>A web site on this machine that answers as it is told to, byte for byte, and counts who asked.</summary>
public sealed class StandInWebsite : IDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource over = new();
    readonly Func<string, byte[]?> answer;
    int asked;

    /// <param name="answer">The whole answer to a path; null to say nothing and never end.</param>
    /// <param name="address">The address on this machine.</param>
    public StandInWebsite(Func<string, byte[]?> answer, string address = "127.0.0.1")
    {
        this.answer = answer;
        listener = new(IPAddress.Parse(address), 0);
        listener.Start();
        Address = $"http://{address}:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = Serve();
    }

    public string Address { get; }

    public int Asked => asked;

    /// <summary>An answer with a page.</summary>
    public static byte[] Page(byte[] body, string type = "text/html; charset=utf-8", string status = "200 OK") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    /// <summary>An answer that leads on.</summary>
    public static byte[] LeadTo(string location) => Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
        over.Dispose();
    }

    async Task Serve()
    {
        try
        {
            while (true) _ = Answer(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Answer(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(over.Token))!.Split(' ')[1];
                while (await reader.ReadLineAsync(over.Token) is { Length: > 0 })
                {
                    // The rest of the head is of no interest.
                }

                Interlocked.Increment(ref asked);
                if (answer(path) is { } bytes) await client.GetStream().WriteAsync(bytes, over.Token);
                else await Task.Delay(Timeout.Infinite, over.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // Whoever asked has gone, or the test is over.
        }
    }
}
