using Translate.Core.Quality;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

/// <summary>What the tests of all checks share: a check asked about two texts.</summary>
public abstract class CheckTest
{
    private protected abstract ICheck Check { get; }

    private protected IReadOnlyList<Finding> Examine(InlineText source, InlineText target, string from = "en", string to = "ko", params TermPair[] terms) =>
        [.. Check.Examine(source, target, new(Locale.Parse(from), Locale.Parse(to)) { Terms = terms })];

    /// <summary>What is marked on each side, a line a finding: <c>source|target</c>.</summary>
    private protected string Marked(string source, string target, string from = "en", string to = "ko", params TermPair[] terms) =>
        string.Join('\n', Examine(source, target, from, to, terms).Select(f => $"{Slice(source, f.Source)}|{Slice(target, f.Target)}"));

    static string Slice(string text, TextSpan? span) => span is { } s ? text.Substring(s.Start, s.Length) : "";

    /// <summary>The target with every sure fix made, one after the other from its end.</summary>
    private protected string Mended(InlineText source, InlineText target, string from = "en", string to = "ko") =>
        Examine(source, target, from, to).Where(f => f.Fix is not null).OrderByDescending(f => f.Fix!.Value.Span.Start).Aggregate(target, (text, finding) => finding.Mend(text)).Render();
}
