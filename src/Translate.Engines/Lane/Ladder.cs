using Translate.Engines.Protection;

namespace Translate.Engines.Lane;

/// <summary>One way to send a text.</summary>
/// <param name="Rung">How its codes are protected.</param>
/// <param name="Markup">How the call writes them.</param>
readonly record struct Step(Rung Rung, Markup Markup);

/// <summary>The ways to send a text to an engine, the best first.</summary>
static class Ladder
{
    /// <summary>For a text without anything to protect.</summary>
    public static IReadOnlyList<Step> Plain(EngineProfile profile) => [new(Rung.None, Unmarked(profile))];

    /// <summary>For a text with codes, addresses or kept words.</summary>
    public static IReadOnlyList<Step> Protected(EngineProfile profile)
    {
        IReadOnlyList<Step> unmarked = [new(Rung.Masks, Unmarked(profile)), new(Rung.Projection, Unmarked(profile))];
        var tags = profile.Markups.Where(m => m is not Markup.Plain).Take(1).Select(m => new Step(Rung.Tags, m));
        return [.. tags, .. unmarked];
    }

    static Markup Unmarked(EngineProfile profile) => profile.Markups.Contains(Markup.Plain) ? Markup.Plain : profile.Markups[0];
}
