using Translate.Core.Quality.Spelling;

namespace Translate.Server.Operations;

/// <summary>What an operator can set, in section <c>Translate</c> of the configuration (<c>Translate__Role=worker</c> in the environment).</summary>
public sealed class Settings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Translate";

    /// <summary>Where the SQLite database lies, relative to the folder the service is started in.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Documents that the demonstration desk takes in on the first start.</summary>
    public string SeedsFolder { get; init; } = "seeds";

    /// <summary>Where localized files are delivered (<c>ko/…</c>), and where the first memory lies (<c>memory/*.tmx</c>).</summary>
    public string TranslationsFolder { get; init; } = "translations";

    /// <summary>The connection string of a PostgreSQL database; without it the database is a SQLite file in <see cref="DataFolder"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>A certificate with its private key (PFX) that encrypts the key ring in the database, by which in turn engines' keys are encrypted. Without it, whoever has the database has both.</summary>
    public string? KeyCertificate { get; init; }

    /// <summary>The certificate's password.</summary>
    public string? KeyCertificatePassword { get; init; }

    /// <summary>What this process does.</summary>
    public NodeRole Role { get; init; }

    /// <summary>The largest file that is taken in, in bytes.</summary>
    public long MaximumFileSize { get; init; } = 50 * 1024 * 1024;

    /// <summary>How many batches this process works on at once.</summary>
    public int Workers { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How long a batch belongs to the worker that took it, unless the worker renews the lease.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the reconciler looks for work that is due and not leased.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a claimed job belongs to its translator, unless it is renewed.</summary>
    public TimeSpan ClaimFor { get; init; } = TimeSpan.FromDays(3);

    /// <summary>
    /// Networks, as <c>10.0.0.0/8</c>, in which the service may connect to addresses that users name, besides the public internet: for webhooks within the
    /// house.
    /// </summary>
    public string[] AllowedNetworks { get; init; } = [];

    /// <summary>The folder below which desks may publish into folders and Git repositories; null where they may not.</summary>
    public string? PublishFolder { get; init; }

    /// <summary>How long a webhook's receiver is waited for.</summary>
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Editors may have articles fetched by their address.</summary>
    public bool FetchesArticles { get; init; } = true;

    /// <summary>The folder of Hunspell's dictionaries by which spelling is checked; empty for none. Hunspell's library has to be installed with them.</summary>
    public string DictionariesFolder { get; init; } = Hunspell.UsualFolder;

    /// <summary>The folder of the fonts by which widths in pixels are checked; null for none.</summary>
    public string? FontsFolder { get; init; }

    /// <summary>How e-mails leave the house.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>The house's own identity provider, by which people may sign in.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; init; } = new();

    /// <summary>How often things may be asked for.</summary>
    public LimitSettings Limits { get; init; } = new();
}

/// <summary>An identity provider that speaks OpenID Connect; its answers come to <c>/sign-in/oidc/answer</c>.</summary>
public sealed class OpenIdConnectSettings
{
    /// <summary>Its address, as <c>https://login.example.org</c>; null for none.</summary>
    public string? Authority { get; init; }

    /// <summary>What it knows this service by.</summary>
    public string ClientId { get; init; } = "translate";

    /// <summary>The secret that it gave this service.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "OpenID Connect";
}

/// <summary>How often things may be asked for before the answer is to wait. Each process counts for itself.</summary>
public sealed class LimitSettings
{
    /// <summary>Attempts to sign in, from one network address, in a minute.</summary>
    public int SignIn { get; init; } = 30;

    /// <summary>Ways back in by e-mail, from one network address, in an hour.</summary>
    public int WayBack { get; init; } = 10;

    /// <summary>Invitations that one person makes, and joins from one network address, in an hour.</summary>
    public int Invitations { get; init; } = 200;

    /// <summary>Calls of the API by one person, or from one network address without one, in a minute.</summary>
    public int Api { get; init; } = 6000;
}

/// <summary>How e-mails are sent: to an SMTP server, or, where none is named, into a folder.</summary>
public sealed class MailSettings
{
    /// <summary>The SMTP server's name; null for the folder.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; 0 for the one that belongs to <see cref="Tls"/>.</summary>
    public int Port { get; init; }

    /// <summary>The account to sign in with; null where the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>How the connection is encrypted.</summary>
    public MailTls Tls { get; init; }

    /// <summary>Who writes, as <c>Translate &lt;translate@example.org&gt;</c>.</summary>
    public string From { get; init; } = "Translate <translate@localhost>";

    /// <summary>The service's address as people reach it, for the links in e-mails; the first of <c>Urls</c> where it is not set.</summary>
    public string? Address { get; init; }

    /// <summary>Where e-mails are laid as <c>.eml</c> files while no server is named; <c>mail</c> in the data folder where it is not set.</summary>
    public string? Folder { get; init; }
}

/// <summary>How the connection to a mail server is encrypted.</summary>
public enum MailTls
{
    /// <summary>By STARTTLS; a server that cannot is not spoken to.</summary>
    StartTls,

    /// <summary>From the first byte on.</summary>
    Implicit,

    /// <summary>Not at all: for a server on this machine.</summary>
    None,
}

/// <summary>What a process of the service does.</summary>
public enum NodeRole
{
    /// <summary>Serves pages and the API, and works.</summary>
    All,

    /// <summary>Serves pages and the API; others work.</summary>
    Web,

    /// <summary>Works, and serves nothing.</summary>
    Worker,
}
