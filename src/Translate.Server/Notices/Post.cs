using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Localization;
using MimeKit;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;

namespace Translate.Server.Notices;

/// <summary>Writes e-mails in their readers' language and time, and hands them over: to an SMTP server, or into a folder.</summary>
public sealed partial class Post(Settings settings, IConfiguration configuration, IStringLocalizer<Strings> strings, TimeProvider clock, ILogger<Post> log)
{
    /// <summary>How long a server may take for one e-mail, all in all.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The e-mail of a notice.</summary>
    /// <exception cref="UndeliveredException">The person's address is none that can be written to.</exception>
    public MimeMessage Letter(Person to, NoticeView notice) => InTheirWords(to.Language, to.TimeZone, time =>
    {
        var sentence = notice.InWords(strings, time);
        var letter = Begin(to.Email!, to.DisplayName, sentence, $"notice-{notice.Id.ToString(CultureInfo.InvariantCulture)}");
        return Body(letter, [strings["Mail.Dear", to.DisplayName], sentence], notice.Said, notice.Path, strings["Mail.Open"], strings["Mail.Why", notice.DeskName]);
    });

    /// <summary>The e-mail that carries an invitation's link.</summary>
    /// <exception cref="UndeliveredException">The address is none that can be written to.</exception>
    public MimeMessage Invitation(string address, Person? known, string by, string desk, DeskRole role, string path, DateTimeOffset until) => InTheirWords(
        known?.Language ?? CultureInfo.CurrentUICulture.Name,
        known?.TimeZone,
        time =>
        {
            var letter = Begin(address, known?.DisplayName ?? address, strings["Mail.InvitedSubject", by, desk], $"invitation-{Guid.NewGuid():N}");
            return Body(letter, [strings["Mail.Invited", by, desk], strings[$"Join.As.{role}"], strings["Join.Until", time.Day(until)]], null, path, strings["Mail.Join"], strings["Mail.InvitedWhy"]);
        });

    /// <summary>Hands an e-mail over.</summary>
    /// <exception cref="UndeliveredException">It could not be; the reason is said.</exception>
    public async Task Send(MimeMessage letter, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            await (settings.Mail.Host is { } host ? ToServer(host, letter, patience.Token) : ToFolder(letter, patience.Token));
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new UndeliveredException("The mail server did not answer in time.", e);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or AuthenticationException or SslHandshakeException or SocketException or IOException or UnauthorizedAccessException or NotSupportedException or FormatException)
        {
            throw new UndeliveredException(e.Message, e);
        }
    }

    /// <summary>Hands an e-mail over at once; where it cannot be, that is logged, and whoever asked is told.</summary>
    public async Task<bool> TrySend(MimeMessage letter, CancellationToken stop)
    {
        try
        {
            await Send(letter, stop);
            return true;
        }
        catch (UndeliveredException e)
        {
            NotSent(log, e, letter.Subject ?? "");
            return false;
        }
    }

    async Task ToServer(string host, MimeMessage letter, CancellationToken stop)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(host, settings.Mail.Port, settings.Mail.Tls switch
        {
            MailTls.None => SecureSocketOptions.None,
            MailTls.Implicit => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        }, stop);
        if (settings.Mail.User is { } user) await client.AuthenticateAsync(user, settings.Mail.Password ?? "", stop);
        await client.SendAsync(letter, stop);

        // It is accepted: whether the server still says goodbye changes nothing.
        if (client.IsConnected) await Leave(client, stop);
    }

    static async Task Leave(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception e) when (e is ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            // The connection is gone, which is what was wanted.
        }
    }

    /// <summary>Under another name first: whoever collects the files must not find half of one.</summary>
    async Task ToFolder(MimeMessage letter, CancellationToken stop)
    {
        var folder = settings.Mail.Folder ?? Path.Combine(settings.DataFolder, "mail");
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, $"{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}");
        await letter.WriteToAsync($"{name}.part", stop);
        File.Move($"{name}.part", $"{name}.eml");
    }

    MimeMessage Begin(string address, string name, string subject, string id)
    {
        var letter = new MimeMessage { Subject = subject.ReplaceLineEndings(" "), Date = clock.GetUtcNow(), MessageId = $"{id}@{Service.Host}" };
        letter.From.Add(MailboxAddress.TryParse(settings.Mail.From, out var from) ? from : new MailboxAddress("Translate", "translate@localhost"));
        letter.To.Add(Mailbox(name, address));

        // No answer of an absent person's program is wanted (RFC 3834).
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    static MailboxAddress Mailbox(string name, string address)
    {
        try
        {
            return new(name.ReplaceLineEndings(" "), address);
        }
        catch (FormatException e)
        {
            throw new UndeliveredException("The address is none that can be written to.", e);
        }
    }

    MimeMessage Body(MimeMessage letter, IReadOnlyList<string> sentences, string? said, string? path, string open, string why)
    {
        var link = path is null ? null : new Uri(Service, path).ToString();
        var plain = new StringBuilder().AppendJoin("\n\n", sentences).Append("\n\n");
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(CultureInfo.CurrentUICulture.Name).Append("\"><body>");
        foreach (var sentence in sentences) html.Append("<p>").Append(WebUtility.HtmlEncode(sentence)).Append("</p>");
        if (said is not null)
        {
            plain.Append(string.Join('\n', said.Split('\n').Select(line => $"> {line.TrimEnd('\r')}"))).Append("\n\n");
            html.Append("<blockquote>").Append(WebUtility.HtmlEncode(said).ReplaceLineEndings("<br>")).Append("</blockquote>");
        }

        if (link is not null)
        {
            plain.Append(open).Append(":\n").Append(link).Append("\n\n");
            html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(link)).Append("\">").Append(WebUtility.HtmlEncode(open)).Append("</a></p>");
        }

        plain.Append("-- \n").Append(why).Append('\n');
        html.Append("<p><small>").Append(WebUtility.HtmlEncode(why)).Append("</small></p></body></html>");
        letter.Body = new MultipartAlternative { new TextPart("plain") { Text = plain.ToString() }, new TextPart("html") { Text = html.ToString() } };
        return letter;
    }

    /// <summary>The service as people reach it.</summary>
    Uri Service => ServiceAddress.Of(settings, configuration);

    MimeMessage InTheirWords(string? language, string? zone, Func<LocalTime, MimeMessage> write)
    {
        var (before, beforeThat) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var theirs = Shell.Languages.FirstOrDefault(l => l.Name == language) ?? Shell.Languages[0];
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (theirs, theirs);
            return write(new(LocalTime.TryZone(zone, out var known) ? known : TimeZoneInfo.Utc, strings, clock));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeThat);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The e-mail \"{Subject}\" could not be sent")]
    static partial void NotSent(ILogger log, Exception e, string subject);
}

/// <summary>An e-mail could not be handed over.</summary>
public sealed class UndeliveredException(string message, Exception inner) : Exception(message, inner);
