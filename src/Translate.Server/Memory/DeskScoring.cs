using System.Text.Json;
using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>What a desk takes off the scores of matches, as its row keeps it (<see cref="Desk.Scoring"/>): a JSON object of points by the names of <see cref="PenaltyKind"/>, those of memories by theirs.</summary>
public static class DeskScoring
{
    /// <summary>More than all of a score cannot be taken off.</summary>
    public const int MostPoints = 100;

    /// <summary>The differences that have points, in the order in which people are shown them; memories have theirs by name.</summary>
    public static IReadOnlyList<PenaltyKind> Kinds { get; } = [.. Enum.GetValues<PenaltyKind>().Where(kind => kind is not PenaltyKind.Memory)];

    /// <summary>The points that a row keeps.</summary>
    public static Scoring Read(string? kept) => kept is null ? Scoring.Usual : JsonSerializer.Deserialize<Scoring>(kept) ?? Scoring.Usual;

    /// <summary>How a row keeps points; null for those that nobody has changed.</summary>
    public static string? Write(Scoring scoring)
    {
        var trusted = scoring with { Memories = scoring.Memories.Where(m => m.Value != 0).ToDictionary(StringComparer.Ordinal) };
        return trusted.Memories.Count == 0 && Kinds.All(kind => Points(trusted, kind) == Points(Scoring.Usual, kind)) ? null : JsonSerializer.Serialize(trusted);
    }

    /// <summary>The points for a difference.</summary>
    public static int Points(Scoring scoring, PenaltyKind kind) => kind switch
    {
        PenaltyKind.Numbers => scoring.Numbers,
        PenaltyKind.Codes => scoring.Codes,
        PenaltyKind.Case => scoring.Case,
        PenaltyKind.Punctuation => scoring.Punctuation,
        PenaltyKind.Spacing => scoring.Spacing,
        PenaltyKind.Variant => scoring.Variant,
        PenaltyKind.Unreviewed => scoring.Unreviewed,
        PenaltyKind.Machine => scoring.Machine,
        PenaltyKind.Aligned => scoring.Aligned,
        _ => 0,
    };

    /// <summary>The same with other points for one memory; it may have had another name.</summary>
    public static Scoring With(Scoring scoring, string memory, int points, string? former = null)
    {
        var memories = scoring.Memories.Where(m => m.Key != memory && m.Key != former).ToDictionary(StringComparer.Ordinal);
        if (points != 0) memories[memory] = points;
        return scoring with { Memories = memories };
    }

    /// <summary>The points together with how the desk's memories stand to one another.</summary>
    public static Scoring Of(string? kept, IEnumerable<(string Name, int Place, bool IsRead)> memories)
    {
        var all = memories.ToList();
        return Read(kept) with
        {
            Places = all.GroupBy(m => m.Name, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.Min(one => one.Place), StringComparer.Ordinal),
            Unread = all.Where(m => !m.IsRead).Select(m => m.Name).ToHashSet(StringComparer.Ordinal),
        };
    }
}
