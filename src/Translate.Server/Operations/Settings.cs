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
