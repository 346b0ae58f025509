using System.Runtime.InteropServices;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>An inline code is missing, is not the source's, closes before it opens, or two pairs cross each other.</summary>
/// <remarks>
/// Codes are the same that have kind, id and data in common; each is wanted as often as the source has it. They may change their order, for
/// languages do. Those of printf are the same that take the same argument and read it alike (<see cref="PrintfArguments"/>): with a number or moved, <c>%2$s</c> is
/// the source's second; one without a number that was read from a file takes what its place gives it. A disorder that the source has itself (half of a pair, pairs that cross) is the file's, and nobody's fault.
/// </remarks>
sealed class InlineCodes : ICheck
{
    /// <inheritdoc/>
    public string Name => "codes";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (source.Codes.AsSpan().SequenceEqual(target.Codes.AsSpan())) return [];
        var (wanted, found) = (PrintfArguments.Identities(source), PrintfArguments.Identities(target, source));
        return
        [
            .. Beyond(wanted, found).Select(i => new Finding(Name, Severity, new(source.Codes[i].Offset, 0), null, $"The code {source.Codes[i].Data} is missing.")),
            .. Beyond(found, wanted).Select(i => new Finding(Name, Severity, null, new(target.Codes[i].Offset, 0), Foreign(source, target.Codes[i]))),
            .. Disorder(source, target),
        ];
    }

    /// <summary>The codes that one side has more often than the other.</summary>
    static IEnumerable<int> Beyond((CodeKind, string, string)[] one, (CodeKind, string, string)[] other)
    {
        var counts = other.CountBy(code => code).ToDictionary();
        for (var i = 0; i < one.Length; i++)
        {
            ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, one[i], out _);
            if (left > 0) left--;
            else yield return i;
        }
    }

    static string Foreign(InlineText source, InlineCode code) =>
        PrintfCode.Parse(code) is { TakesArgument: true, Number: null } && source.Codes.Any(own => own.Data == code.Data)
            ? $"The code {code.Data} takes another value than in the source: codes without a number take theirs in order."
            : $"The code {code.Data} is not in the source.";

    IEnumerable<Finding> Disorder(InlineText source, InlineText target)
    {
        if (PrintfArguments.OutOfOrder(source, target) is { } wrong)
            yield return new(Name, Severity, null, new(target.Codes[wrong.Code].Offset, 0), $"The code {target.Codes[wrong.Code].Data} has to stand before {wrong.Before.Data}: they take their values in order, and cannot be numbered.");

        var known = Pairs.Of(source);
        var pairs = Pairs.Of(target);
        foreach (var (closing, id) in pairs.ClosedFirst.Where(closed => !known.ClosedFirst.Any(other => other.Id == closed.Id)))
            yield return new(Name, Severity, null, new(target.Codes[closing].Offset, 0), $"The code {target.Codes[closing].Data} ({id}) closes before it opens.");

        var crossings = known.Crossed.Select(crossed => crossed.Ids).ToHashSet();
        foreach (var (closing, ids) in pairs.Crossed.Where(crossed => !crossings.Contains(crossed.Ids)))
            yield return new(Name, Severity, null, new(target.Codes[closing].Offset, 0), $"The pairs {ids.First} and {ids.Second} cross each other.");
    }

    /// <summary>How the paired codes of a text stand to each other. Each code is looked at a fixed number of times.</summary>
    sealed record Pairs(List<(int Closing, string Id)> ClosedFirst, List<(int Closing, (string First, string Second) Ids)> Crossed)
    {
        public static Pairs Of(InlineText text)
        {
            var partners = Partners(text);
            var closedFirst = new List<(int, string)>();
            var crossed = new List<(int, (string, string))>();

            var orphans = new HashSet<string>(StringComparer.Ordinal);
            for (var i = text.Codes.Length - 1; i >= 0; i--)
            {
                var code = text.Codes[i];
                if (partners[i] >= 0) continue;
                if (code.Kind == CodeKind.Opening) orphans.Add(code.Id);
                else if (code.Kind == CodeKind.Closing && orphans.Contains(code.Id)) closedFirst.Add((i, code.Id));
            }

            closedFirst.Reverse();
            var open = new LinkedList<int>();
            var nodes = new Dictionary<int, LinkedListNode<int>>();
            for (var i = 0; i < text.Codes.Length; i++)
            {
                if (partners[i] < 0) continue;
                if (text.Codes[i].Kind == CodeKind.Opening)
                {
                    nodes[i] = open.AddLast(i);
                    continue;
                }

                var node = nodes[partners[i]];
                if (node != open.Last) crossed.Add((i, Ordered(text.Codes[i].Id, text.Codes[open.Last!.Value].Id)));
                open.Remove(node);
            }

            return new(closedFirst, crossed);
        }

        /// <summary>For each opening or closing code the other half of its pair, or -1: a closing code closes the nearest open one with its id.</summary>
        static int[] Partners(InlineText text)
        {
            var partners = new int[text.Codes.Length];
            Array.Fill(partners, -1);
            var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
            for (var i = 0; i < partners.Length; i++)
            {
                var code = text.Codes[i];
                if (code.Kind == CodeKind.Opening)
                {
                    if (!open.TryGetValue(code.Id, out var stack)) open[code.Id] = stack = new();
                    stack.Push(i);
                }
                else if (code.Kind == CodeKind.Closing && open.TryGetValue(code.Id, out var stack) && stack.TryPop(out var opening))
                {
                    (partners[i], partners[opening]) = (opening, i);
                }
            }

            return partners;
        }

        static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
    }
}
