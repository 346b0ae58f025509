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
public sealed class Post(Settings settings, IConfiguration configuration, IStringLocalizer<Strings> strings, TimeProvider clock)
{
    /// <summary>How long a server may take for one e-mail, all in all.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Where people say how they want to be told of things.</summary>
    const string Wishes = "/settings/notices";

    /// <summary>The e-mail of a notice.</summary>
    /// <exception cref="UndeliveredException">The person's address is none that can be written to.</exception>
    public MimeMessage Letter(Person to, NoticeView notice) => InTheirWords(to.Language, to.TimeZone, time =>
    {
        var sentence = notice.InWords(strings, time);
        var letter = Begin(to.Email!, to.DisplayName, sentence, $"notice-{notice.Id.ToString(CultureInfo.InvariantCulture)}", isWished: true);
        return Body(letter, [new(strings["Mail.Dear", to.DisplayName]), new(sentence, notice.Said, notice.Path)], strings["Mail.Why", notice.DeskName], Wishes);
    });

    /// <summary>The e-mail that gathers a day's notices.</summary>
    /// <exception cref="UndeliveredException">The person's address is none that can be written to.</exception>
    public MimeMessage Digest(Person to, IReadOnlyList<NoticeView> notices, string id) => InTheirWords(to.Language, to.TimeZone, time =>
    {
        var letter = Begin(to.Email!, to.DisplayName, strings.Count("Mail.Digest", notices.Count), id, isWished: true);
        return Body(letter, [new(strings["Mail.Dear", to.DisplayName]), .. notices.Select(n => new Passage($"{n.InWords(strings, time)} ({n.DeskName}, {time.Moment(n.At)})", n.Said, n.Path))], strings["Mail.DigestWhy"], Wishes);
    });

    /// <summary>The e-mail that leads somebody back in who has forgotten their password.</summary>
    /// <exception cref="UndeliveredException">The person's address is none that can be written to.</exception>
    public MimeMessage WayBack(Person to, string path) => InTheirWords(to.Language, to.TimeZone, _ =>
    {
        var letter = Begin(to.Email!, to.DisplayName, strings["Mail.WayBackSubject"], $"way-back-{Guid.NewGuid():N}");
        return Body(letter, [new(strings["Mail.Dear", to.DisplayName]), new(strings["Mail.WayBack"], null, path, strings["Mail.WayBackOpen"])], strings["Mail.WayBackWhy"], null);
    });

    /// <summary>The e-mail that carries an invitation's link.</summary>
    /// <exception cref="UndeliveredException">The address is none that can be written to.</exception>
    public MimeMessage Invitation(string address, Person? known, string by, string desk, DeskRole role, string path, DateTimeOffset until) => InTheirWords(
        known?.Language ?? CultureInfo.CurrentUICulture.Name,
        known?.TimeZone,
        time =>
        {
            var letter = Begin(address, known?.DisplayName ?? address, strings["Mail.InvitedSubject", by, desk], $"invitation-{Guid.NewGuid():N}");
            return Body(letter, [new(strings["Mail.Invited", by, desk]), new(strings[$"Join.As.{role}"]), new(strings["Join.Until", time.Day(until)], null, path, strings["Mail.Join"])], strings["Mail.InvitedWhy"], null);
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

    /// <summary>A piece of an e-mail: a sentence, what somebody said, and where it leads.</summary>
    sealed record Passage(string Sentence, string? Said = null, string? Path = null, string? Open = null);

    MimeMessage Begin(string address, string name, string subject, string id, bool isWished = false)
    {
        var letter = new MimeMessage { Subject = subject.ReplaceLineEndings(" "), Date = clock.GetUtcNow(), MessageId = $"{id}@{Service.Host}" };
        if (isWished) letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{new Uri(Service, Wishes)}>");
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

    MimeMessage Body(MimeMessage letter, IReadOnlyList<Passage> passages, string why, string? wishes)
    {
        var plain = new StringBuilder();
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(CultureInfo.CurrentUICulture.Name).Append("\"><body>");
        foreach (var passage in passages)
        {
            plain.Append(passage.Sentence).Append("\n\n");
            html.Append("<p>").Append(WebUtility.HtmlEncode(passage.Sentence)).Append("</p>");
            if (passage.Said is { } said)
            {
                plain.Append(string.Join('\n', said.Split('\n').Select(line => $"> {line.TrimEnd('\r')}"))).Append("\n\n");
                html.Append("<blockquote>").Append(WebUtility.HtmlEncode(said).ReplaceLineEndings("<br>")).Append("</blockquote>");
            }

            if (passage.Path is { } path) Lead(plain, html, path, passage.Open ?? strings["Mail.Open"]);
        }

        plain.Append("-- \n").Append(why).Append('\n');
        html.Append("<p><small>").Append(WebUtility.HtmlEncode(why)).Append("</small></p>");
        if (wishes is not null) Lead(plain, html, wishes, strings["Mail.Wishes"]);
        html.Append("</body></html>");
        letter.Body = new MultipartAlternative { new TextPart("plain") { Text = plain.ToString() }, new TextPart("html") { Text = html.ToString() } };
        return letter;
    }

    void Lead(StringBuilder plain, StringBuilder html, string path, string open)
    {
        var link = new Uri(Service, path).ToString();
        plain.Append(open).Append(":\n").Append(link).Append("\n\n");
        html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(link)).Append("\">").Append(WebUtility.HtmlEncode(open)).Append("</a></p>");
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
}

/// <summary>An e-mail could not be handed over.</summary>
public sealed class UndeliveredException(string message, Exception inner) : Exception(message, inner);
