using System.Text.RegularExpressions;
using CsCheck;
using Translate.Core.Text;
using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

/// <summary>An engine that loses, doubles or swaps any one id is found out.</summary>
public partial class DamageTests
{
    [Theory]
    [MemberData(nameof(ProtectorTests.Ways), MemberType = typeof(ProtectorTests))]
    public void A_lost_id_is_said(Rung rung, Markup markup) =>
        Damaged(rung, markup, (text, ids, which) => text.Remove(ids[which].Start, ids[which].Length), mustFail: true);

    [Theory]
    [MemberData(nameof(ProtectorTests.Ways), MemberType = typeof(ProtectorTests))]
    public void A_doubled_id_is_said(Rung rung, Markup markup) =>
        Damaged(rung, markup, (text, ids, which) => text.Insert(ids[which].Start, text.Substring(ids[which].Start, ids[which].Length)), mustFail: true);

    [Theory]
    [MemberData(nameof(ProtectorTests.Ways), MemberType = typeof(ProtectorTests))]
    public void Two_ids_that_changed_places_cross_nothing_or_are_said(Rung rung, Markup markup) =>
        Damaged(
            rung,
            markup,
            (text, ids, which) =>
            {
                var (a, b) = (ids[which], ids[(which + 1) % ids.Count]);
                if (a == b) return text;
                if (a.Start > b.Start) (a, b) = (b, a);
                return text[..a.Start] + text.Substring(b.Start, b.Length) + text[a.End..b.Start] + text.Substring(a.Start, a.Length) + text[b.End..];
            },
            mustFail: false);

    [Theory]
    [MemberData(nameof(ProtectorTests.Ways), MemberType = typeof(ProtectorTests))]
    public void An_id_that_moved_crosses_nothing_or_is_said(Rung rung, Markup markup) =>
        Damaged(rung, markup, (text, ids, which) => string.Concat(text.AsSpan(0, ids[which].Start), text.AsSpan(ids[which].End), text.AsSpan(ids[which].Start, ids[which].Length)), mustFail: false);

    static void Damaged(Rung rung, Markup markup, Func<string, IReadOnlyList<TextSpan>, int, string> damage, bool mustFail) =>
        Gen.Select(Any, Gen.Int[0, 1000]).Sample(
            (source, which) =>
            {
                var sent = Protector.Protect(source, rung, markup, Kept);
                if (sent.Texts.Count == 0) return;
                var ids = Ids(source, rung, sent.Texts[0]);
                if (ids.Count == 0) return;
                var restored = sent.Restore([damage(sent.Texts[0], ids, which % ids.Count)], Korean);
                if (mustFail) Assert.NotNull(restored.Problem);
                AssertProven(source, restored);
            },
            iter: 2_000);

    static List<TextSpan> Ids(InlineText source, Rung rung, string sent)
    {
        if (rung is Rung.Tags) return [.. Tag().Matches(sent).Select(m => new TextSpan(m.Index, m.Length))];
        var ids = new List<TextSpan>();
        var mask = Mask.For(Ends.Of(source).Core.Text);
        for (var at = 0; mask.Find(sent, at) is { } found; at = found.Span.End) ids.Add(found.Span);
        return ids;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
