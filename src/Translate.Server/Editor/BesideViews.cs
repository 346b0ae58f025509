using Translate.Core.Pretranslation;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Checking;
using Translate.Server.Review;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>What helps with a segment: what was translated before, what engines offered, terms, and what was said, done and marked.</summary>
public sealed record BesideView(
    IReadOnlyList<MatchView> Matches, IReadOnlyList<OfferView> Machine, IReadOnlyList<TermPlace> Terms, IReadOnlyList<VersionView> History, IReadOnlyList<CommentView> Comments, IReadOnlyList<ErrorView> Errors, IReadOnlyList<FindingView> Findings)
{
    /// <summary>What its source said before it was revised, where it said something else.</summary>
    public FormerSource? Former { get; init; }

    /// <summary>Which checks are made otherwise of its unit than of the document: their names, what is said of them, and their titles.</summary>
    public IReadOnlyList<UnitCheckView> UnitChecks { get; init; } = [];
}

/// <summary>A check that is made otherwise of a unit.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Title">Its title, in the caller's language.</param>
/// <param name="Said"><c>off</c>, <c>warning</c> or <c>error</c>.</param>
public sealed record UnitCheckView(string Check, string Title, string Said);

/// <summary>How a match fits.</summary>
public enum MatchKind
{
    /// <summary>Words differ, or what stands between them.</summary>
    Fuzzy,

    /// <summary>The same text.</summary>
    Exact,

    /// <summary>The same text in the same surroundings.</summary>
    Context,

    /// <summary>The same text between the same neighbours and under the same key.</summary>
    DoubleContext,
}

/// <summary>A pair of the desk's memories that fits the segment.</summary>
/// <param name="Score">How well, up to 102.</param>
/// <param name="Kind">The same as a word.</param>
/// <param name="Source">The pair's source, as plain text.</param>
/// <param name="Target">Its translation, with codes as this segment's are typed where they fit.</param>
/// <param name="Memory">The memory's name.</param>
/// <param name="Document">The document it comes from.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Editor">Who approved it.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Changed">When it was last changed.</param>
/// <param name="Changes">Where its source differs from the segment's.</param>
/// <param name="Penalties">What it is worth less for, in the caller's language.</param>
public sealed record MatchView(
    int Score, MatchKind Kind, string Source, string Target, string? Memory, string? Document, string? Author, string? Editor, TargetState State, DateTimeOffset? Changed, IReadOnlyList<TextSpan> Changes, IReadOnlyList<string> Penalties)
{
    /// <summary>Its translation, mended where it differs by what a program can surely put right; null where there is nothing.</summary>
    public MendedView? Mended { get; init; }
}

/// <summary>A match's translation, mended by a program: nobody has read it.</summary>
/// <param name="Target">The translation, as people type it.</param>
/// <param name="Mendings">What was changed, in the caller's language.</param>
public sealed record MendedView(string Target, IReadOnlyList<string> Mendings);

/// <summary>What an engine offers.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Typed">The translation, as people type it.</param>
/// <param name="Estimate">How likely it needs no edit, in per cent.</param>
/// <param name="IsKept">It was made before, and costs nothing.</param>
/// <param name="Findings">What the checks say about it.</param>
public sealed record OfferView(string Engine, string Typed, int? Estimate, bool IsKept, IReadOnlyList<FindingView> Findings);

/// <summary>A term with one of its translations, and where it stands in the source as it is typed.</summary>
/// <param name="Source">The term of the termbase.</param>
/// <param name="Target">The translation.</param>
/// <param name="Start">Where the term stands first, in whatever form.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Note">What translators should know about it.</param>
public sealed record TermPlace(string Source, string Target, int Start, int Length, string? Note)
{
    /// <summary>Whether the translation is to be used.</summary>
    public TermStatus Status { get; init; }

    /// <summary>Its part of speech.</summary>
    public string? PartOfSpeech { get; init; }

    /// <summary>The subject field.</summary>
    public string? Domain { get; init; }
}

/// <summary>A version of a translation.</summary>
public sealed record VersionView(int Version, string Typed, TargetState State, OriginKind Origin, int? Score, string? OriginName, string? Author, DateTimeOffset Changed);

/// <summary>A typed translation to be checked.</summary>
public sealed record CheckRequest(string? Typed);

/// <summary>Which engine to ask; the first that can be asked where none is named.</summary>
public sealed record AskRequest(long? Engine);

/// <summary>Something in a job that should be looked at before it is handed in.</summary>
public sealed record ReadinessItem(int Ordinal, string Check, string Message)
{
    /// <summary>What it is let pass by; null where it cannot be.</summary>
    public string? Key { get; init; }

    /// <summary>Who let it pass; null where nobody did.</summary>
    public DismissalView? Dismissed { get; init; }

    /// <summary>The translation as it would be typed, where it can be mended.</summary>
    public string? Typed { get; init; }

    /// <summary>The same with all mended that the check found in it.</summary>
    public string? Mended { get; init; }

    /// <summary>The title of the check, where it can be mended.</summary>
    public string? Title { get; init; }
}

/// <summary>What keeps a job from being handed in, and what else should be looked at.</summary>
/// <param name="Blocks">What has to be mended.</param>
/// <param name="Warns">What a person should look at.</param>
/// <param name="HasMore">There is more than is told.</param>
public sealed record ReadinessView(IReadOnlyList<ReadinessItem> Blocks, IReadOnlyList<ReadinessItem> Warns, bool HasMore)
{
    /// <summary>What somebody let pass.</summary>
    public IReadOnlyList<ReadinessItem> Dismissed { get; init; } = [];
}

/// <summary>Something to say about a segment.</summary>
public sealed record CommentRequest(string? Text);
