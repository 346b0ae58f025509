using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>A concept of a desk's termbase (ISO 30042, <c>conceptEntry</c>).</summary>
public sealed class TermConcept
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>Its name in the file that it came from: who brings the file again, changes it and makes no second one.</summary>
    public string? Key { get; set; }

    /// <summary>The subject field.</summary>
    public string? Domain { get; set; }

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; set; }

    /// <summary>What it is, in the words of languages, as JSON.</summary>
    public string? Definitions { get; set; }

    /// <summary>What else its file says of it, as JSON.</summary>
    public string? Other { get; set; }

    /// <summary>Who made or last changed it.</summary>
    public string? Author { get; set; }

    /// <summary>The document, standard or person it was taken from.</summary>
    public string? From { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>Counts its changes, from 1; a change must name the version that it changes.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Its terms.</summary>
    public List<ConceptTerm> Terms { get; init; } = [];
}

/// <summary>A term that names a concept in a language.</summary>
public sealed class ConceptTerm
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The concept.</summary>
    public long ConceptId { get; init; }

    /// <summary>Its name in the file that it came from.</summary>
    public string? Key { get; set; }

    /// <summary>Its language.</summary>
    public Locale Locale { get; set; }

    /// <summary>The term in its base form.</summary>
    public required string Text { get; set; }

    /// <summary>Whether it is to be used.</summary>
    public TermStatus Status { get; set; } = TermStatus.Admitted;

    /// <summary>Its part of speech, as TBX-Basic names them.</summary>
    public string? PartOfSpeech { get; set; }

    /// <summary>What translators should know about it.</summary>
    public string? Note { get; set; }

    /// <summary>Whether it stands only as it is written; null where its capitals decide.</summary>
    public bool? IsCaseSensitive { get; set; }

    /// <summary>Whether it may stand in another form than its own.</summary>
    public bool Inflects { get; set; } = true;

    /// <summary>What else its file says of it, as JSON.</summary>
    public string? Other { get; set; }

    /// <summary>Who made or last changed it.</summary>
    public string? Author { get; set; }

    /// <summary>The document, standard or person it was taken from.</summary>
    public string? From { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Changed { get; set; }
}

/// <summary>What became of a proposed term.</summary>
public enum ProposedTermState
{
    /// <summary>Nobody has decided yet.</summary>
    Open,

    /// <summary>It is in the termbase.</summary>
    Accepted,

    /// <summary>It is not wanted, and is not proposed again.</summary>
    Refused,
}

/// <summary>A pair of terms that a person, or the texts themselves, propose for the desk's termbase.</summary>
public sealed class ProposedTerm
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The language of the source.</summary>
    public Locale SourceLocale { get; init; }

    /// <summary>The language of the target.</summary>
    public Locale TargetLocale { get; init; }

    /// <summary>The term of the source.</summary>
    public required string Source { get; init; }

    /// <summary>What it is called in the target's language; null where nothing is known.</summary>
    public string? Target { get; init; }

    /// <summary>What was said with it.</summary>
    public string? Note { get; init; }

    /// <summary>How many times it stands in the texts, where they proposed it.</summary>
    public int? Times { get; init; }

    /// <summary>The job in which somebody met it.</summary>
    public long? JobId { get; init; }

    /// <summary>Who proposed it; null where the texts did.</summary>
    public long? ProposedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What became of it.</summary>
    public ProposedTermState State { get; set; }

    /// <summary>Who decided.</summary>
    public long? DecidedById { get; set; }
}
