using System.Net.Http.Headers;
using LibGit2Sharp;

namespace Translate.Server.Publishing;

/// <summary>How Git speaks over HTTP here: by the client that connects only where the operator allows, without redirects, and with a token.</summary>
/// <remarks>libgit2's own client would connect to any address of the house. Git makes transports itself: what they need lies beside the thread that asks for one.</remarks>
sealed class GitTransport : RpcSmartSubtransport
{
    /// <summary>The most bytes that one answer may have.</summary>
    const long LargestAnswer = 1L << 30;

    static readonly AsyncLocal<Line?> Current = new();

    static readonly Lazy<object[]> Registered = new(() => [GlobalSettings.RegisterSmartSubtransport<GitTransport>("https"), GlobalSettings.RegisterSmartSubtransport<GitTransport>("http")]);

    readonly Line? line = Current.Value;

    /// <summary>What requests go out by.</summary>
    public sealed record Line(HttpMessageInvoker Client, AuthenticationHeaderValue? Authorization, CancellationToken Stop);

    /// <summary>Does something with Git whose requests go out by this line.</summary>
    public static T Use<T>(Line line, Func<T> act)
    {
        _ = Registered.Value;
        Current.Value = line;
        try
        {
            return act();
        }
        finally
        {
            Current.Value = null;
        }
    }

    protected override SmartSubtransportStream Action(string url, GitSmartSubtransportAction action)
    {
        var (path, method, type) = action switch
        {
            GitSmartSubtransportAction.UploadPackList => ("/info/refs?service=git-upload-pack", HttpMethod.Get, null),
            GitSmartSubtransportAction.UploadPack => ("/git-upload-pack", HttpMethod.Post, "git-upload-pack"),
            GitSmartSubtransportAction.ReceivePackList => ("/info/refs?service=git-receive-pack", HttpMethod.Get, null),
            _ => ("/git-receive-pack", HttpMethod.Post, "git-receive-pack"),
        };
        return new Exchange(this, new Uri(url.TrimEnd('/') + path), method, type);
    }

    /// <summary>One request and its answer.</summary>
    sealed class Exchange(GitTransport transport, Uri address, HttpMethod method, string? type) : SmartSubtransportStream(transport)
    {
        readonly List<byte> sent = [];
        HttpResponseMessage? answer;
        Stream? body;
        long left = LargestAnswer;

        public override int Write(Stream dataStream, long length)
        {
            var buffer = new byte[length];
            dataStream.ReadExactly(buffer);
            sent.AddRange(buffer);
            return 0;
        }

        public override int Read(Stream dataStream, long length, out long readTotal)
        {
            readTotal = 0;
            body ??= Ask();
            var buffer = new byte[Math.Min(length, 1 << 16)];
            var read = body.Read(buffer, 0, buffer.Length);
            left -= read;
            if (left < 0) throw new InvalidOperationException("the repository's answer is too large.");
            dataStream.Write(buffer, 0, read);
            readTotal = read;
            return 0;
        }

        protected override void Free()
        {
            body?.Dispose();
            answer?.Dispose();
            base.Free();
        }

        Stream Ask()
        {
            var line = transport.line ?? throw new InvalidOperationException("Git was asked for an address without a line to ask by.");
            using var request = new HttpRequestMessage(method, address);
            request.Headers.UserAgent.ParseAdd("git/2.0 (Translate)");
            request.Headers.Authorization = line.Authorization;
            if (type is not null)
            {
                request.Content = new ByteArrayContent([.. sent]);
                request.Content.Headers.ContentType = new($"application/x-{type}-request");
                request.Headers.Accept.ParseAdd($"application/x-{type}-result");
            }

            answer = line.Client.Send(request, line.Stop);
            if ((int)answer.StatusCode is >= 300 and < 400) throw new InvalidOperationException($"the repository's server redirects to \"{answer.Headers.Location}\". Redirects are not followed: give the address that it leads to.");
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"the repository's server answered {(int)answer.StatusCode}.");
            return answer.Content.ReadAsStream(line.Stop);
        }
    }
}
