using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Translate.Server.Data;
using Translate.Server.Notices;

namespace Translate.Server.Tests.Notices;

/// <summary>E-mails are handed to a real SMTP server that asks who one is and speaks TLS, on loopback.</summary>
public sealed class MailServerTests : ServerTests, IDisposable
{
    readonly Mailbox mailbox = new();
    readonly CancellationTokenSource ended = new();
    readonly X509Certificate2 certificate = Certificate();
    readonly int port = FreePort();
    string password = "a secret";
    Task serving = Task.CompletedTask;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "localhost",
        ["Mail:Port"] = $"{port}",
        ["Mail:Tls"] = "StartTls",
        ["Mail:User"] = "translate",
        ["Mail:Password"] = password,
        ["Mail:From"] = "Translate <desk@example.org>",
    };

    protected override Task Begin()
    {
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).Certificate(certificate).AuthenticationRequired().AllowUnsecureAuthentication(false))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(mailbox);
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((user, secret) => user is "translate" && secret is "a secret"));
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(ended.Token);
        return Task.CompletedTask;
    }

    protected override async Task End()
    {
        await ended.CancelAsync();
        await serving;
        Trust(false);
    }

    public void Dispose()
    {
        certificate.Dispose();
        ended.Dispose();
    }

    [Fact]
    public async Task A_letter_goes_by_tls_to_a_server_that_is_who_it_says_it_is()
    {
        Trust(true);
        await Send();

        var letter = NoticeMailTests.Read(Assert.Single(mailbox.Letters));
        Assert.Equal("anna@example.org", Assert.Single(letter.To.Mailboxes).Address);
        Assert.True(mailbox.WasSecure);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_gets_no_letter()
    {
        await Assert.ThrowsAsync<UndeliveredException>(Send);
        Assert.Empty(mailbox.Letters);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_nothing_is_sent()
    {
        password = "another";
        Trust(true);

        var problem = await Assert.ThrowsAsync<UndeliveredException>(Send);

        Assert.Contains("535", problem.Message, StringComparison.Ordinal);
        Assert.Empty(mailbox.Letters);
    }

    Task Send() => Server.Do(async services =>
    {
        var post = services.GetRequiredService<Post>();
        await post.Send(post.WayBack(new Person { DisplayName = "Anna", Email = "anna@example.org" }, "/way/back"), default);
        return true;
    });

    void Trust(bool trusts)
    {
        using var roots = new X509Store(StoreName.Root, StoreLocation.CurrentUser);
        roots.Open(OpenFlags.ReadWrite);
        if (trusts) roots.Add(certificate);
        else roots.Remove(certificate);
    }

    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=localhost {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Keeps what the server took.</summary>
    sealed class Mailbox : MessageStore
    {
        readonly List<string> letters = [];

        /// <summary>The letters.</summary>
        public IReadOnlyList<string> Letters => letters;

        /// <summary>The last one came by a line that nobody can read along.</summary>
        public bool WasSecure { get; private set; }

        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            letters.Add(Encoding.UTF8.GetString(buffer.ToArray()));
            WasSecure = context.Pipe!.IsSecure;
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
