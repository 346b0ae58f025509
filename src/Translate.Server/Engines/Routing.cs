using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>What a route says of a segment: pure rules over its row.</summary>
static class Routing
{
    static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>The route of a pair: its own; else that of the same languages without regions or scripts.</summary>
    public static PairRoute? Find(IReadOnlyCollection<PairRoute> routes, Locale from, Locale to) =>
        routes.FirstOrDefault(r => r.From == from && r.To == to)
        ?? routes.Where(r => IsWithin(from, r.From) && IsWithin(to, r.To)).MaxBy(r => r.From.Tag.Length + r.To.Tag.Length);

    /// <summary>An engine translates the segment.</summary>
    /// <param name="route">The pair's route.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="document">The name of its document.</param>
    /// <param name="known">
    /// What was found for it. Memory comes before engines, with what is only similar too; but where the route asks no translator, nobody would mend a draft,
    /// and the engine makes a whole one.
    /// </param>
    public static bool SendsToMachine(PairRoute? route, DocumentSegment segment, string document, Target? known) =>
        (known is null || (route is { Choice: LaneChoice.Machine } && known is { Origin: { Kind: OriginKind.Memory, Score: < 100 } })) && SendsToMachine(route, segment, document);

    /// <summary>An engine may translate the segment, as far as the route's rules go.</summary>
    public static bool SendsToMachine(PairRoute? route, DocumentSegment segment, string document)
    {
        if (route is not { Choice: not LaneChoice.People, Engines.Count: > 0 }) return false;
        if (route.HeadingsToPeople && segment.Kind is UnitKind.Heading) return false;
        if (route.MostWords is { } most && segment.Words > most) return false;
        return !Lines(route.UnitsToPeople).Any(word =>
            segment.UnitId.Contains(word, StringComparison.OrdinalIgnoreCase)
            || document.Contains(word, StringComparison.OrdinalIgnoreCase)
            || segment.Note?.Contains(word, StringComparison.OrdinalIgnoreCase) is true);
    }

    /// <summary>The terms that the route had before the desk had a termbase. A line without an equals sign says nothing and is passed over.</summary>
    public static IReadOnlyList<TermPair> FormerTerms(PairRoute route) =>
        [.. Lines(route.Terms).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }]).Select(parts => new TermPair(parts[0], parts[1]))];

    /// <summary>The words that the route leaves as they are.</summary>
    public static IReadOnlyList<string> KeptWords(PairRoute route) => Lines(route.KeptWords);

    static string[] Lines(string text) => text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static bool IsWithin(Locale locale, Locale wider) =>
        locale == wider || locale.Tag.StartsWith(wider.Tag + "-", StringComparison.Ordinal);
}
