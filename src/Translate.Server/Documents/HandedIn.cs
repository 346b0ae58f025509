using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>A file that somebody hands in to be translated.</summary>
/// <param name="Name">Its file name; only the last part of a path is kept.</param>
/// <param name="Bytes">The file.</param>
/// <param name="SourceLocale">The locale it is written in.</param>
/// <param name="TargetLocales">The locales it is wanted in: a job each.</param>
public sealed record HandedIn(string Name, byte[] Bytes, Locale SourceLocale, IReadOnlyList<Locale> TargetLocales)
{
    /// <summary>The name of its format; by its file name if null.</summary>
    public string? Format { get; init; }

    /// <summary>The longest topic.</summary>
    public const int LongestTopic = 100;

    /// <summary>What it is about, in a word or two; null where nobody says.</summary>
    public string? Topic { get; init; }

    /// <summary>When its translations should be done; null where nobody waits for a day.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Its encoding, where neither the file says so nor it is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Who should do it: it is theirs as soon as it is prepared.</summary>
    public long? AssigneeId { get; init; }
}

/// <summary>A file or a page that somebody hands in to be looked at before anything is queued.</summary>
/// <param name="Name">Its file name; only the last part of a path is kept.</param>
/// <param name="Bytes">The file.</param>
public sealed record Offered(string Name, byte[] Bytes)
{
    /// <summary>The name of its format; by its file name if null.</summary>
    public string? Format { get; init; }

    /// <summary>Its encoding, where neither the file says so nor it is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>The locale it is written in; null where the file may say, or else the desk's.</summary>
    public Locale? SourceLocale { get; init; }

    /// <summary>Where it was fetched from.</summary>
    public Uri? Address { get; init; }
}

/// <summary>What an editor changes in a proposal. What is null stays as it is; what is empty is taken away.</summary>
public sealed record ProposalChange
{
    /// <summary>The longest of the fields that are a line.</summary>
    public const int LongestLine = 300;

    /// <summary>The longest address.</summary>
    public const int LongestAddress = 2000;

    /// <summary>The longest notes.</summary>
    public const int LongestNotes = 4000;

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Where it was published first.</summary>
    public string? Publisher { get; init; }

    /// <summary>Its address there.</summary>
    public string? Address { get; init; }

    /// <summary>When it was published there: a day as <c>2026-11-30</c>.</summary>
    public string? Published { get; init; }

    /// <summary>What its owner allows.</summary>
    public string? Licence { get; init; }

    /// <summary>What the desk says to its translators.</summary>
    public string? Notes { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>The locale it is written in.</summary>
    public Locale? From { get; init; }

    /// <summary>What is done with units, by their ids; the others stay as they are.</summary>
    public IReadOnlyDictionary<string, Treatment>? Units { get; init; }
}

/// <summary>A locale that a document is wanted in.</summary>
/// <param name="Locale">The locale.</param>
/// <param name="Parts">Among how many translators it is divided, at the ends of paragraphs.</param>
/// <param name="Assignees">Who should do it; of several parts, who should do each. What is left out or 0 is for whoever claims it.</param>
public sealed record WantedLocale(Locale Locale, int Parts = 1, IReadOnlyList<long>? Assignees = null)
{
    /// <summary>No document is divided further.</summary>
    public const int MostParts = 20;
}

/// <summary>With what a proposal becomes work.</summary>
/// <param name="Wanted">The locales that it is wanted in.</param>
/// <param name="Due">When it should be done.</param>
/// <param name="Priority">How soon it is wanted, among others.</param>
/// <param name="OpenTo">Who may claim it.</param>
public sealed record Beginning(IReadOnlyList<WantedLocale> Wanted, DateTimeOffset? Due = null, Priority Priority = Priority.Normal, OpenTo OpenTo = OpenTo.Everybody);
