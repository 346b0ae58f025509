using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>Inline codes stand in another order than their file allows.</summary>
/// <remarks>
/// XLIFF 2.1 (4.3.1.4, <c>canReorder</c>; 4.7.4): a code that says <c>firstNo</c> begins a sequence, those that follow and say <c>no</c> belong to it, and none of them changes its place among the others. All other codes may
/// go where the language wants them.
/// </remarks>
sealed class CodeOrder : ICheck
{
    /// <inheritdoc/>
    public string Name => "code-order";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (source.Codes.IsEmpty || target.Codes.IsEmpty || source.Codes.AsSpan().SequenceEqual(target.Codes.AsSpan())) yield break;
        foreach (var sequence in Sequences(source))
        {
            var last = -1;
            foreach (var code in target.Codes)
            {
                var at = sequence.FindIndex(one => one.Kind == code.Kind && one.Id == code.Id && one.Data == code.Data);
                if (at < 0) continue;
                if (at < last)
                {
                    yield return new(Name, Severity, null, new(code.Offset, 0), $"The code {code.Data} has to stand before {sequence[last].Data}.") { Detail = code.Data };
                    break;
                }

                last = at;
            }
        }
    }

    static IEnumerable<List<InlineCode>> Sequences(InlineText source)
    {
        List<InlineCode>? begun = null;
        foreach (var code in source.Codes)
        {
            if (Says(code, "firstNo"))
            {
                if (begun is { Count: > 1 }) yield return begun;
                begun = [code];
            }
            else if (Says(code, "no"))
            {
                (begun ??= []).Add(code);
            }
        }

        if (begun is { Count: > 1 }) yield return begun;
    }

    static bool Says(InlineCode code, string value) =>
        code.Kind is not CodeKind.Closing && (code.Data.Contains($"canReorder=\"{value}\"", StringComparison.Ordinal) || code.Data.Contains($"canReorder='{value}'", StringComparison.Ordinal));
}
