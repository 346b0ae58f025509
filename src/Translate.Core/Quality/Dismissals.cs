using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>Findings that a person has looked at and let pass. Each comes back when its source or its target changes, for then it is another finding.</summary>
/// <param name="Keys">The keys of the findings let pass (<see cref="Finding.Key"/>).</param>
public sealed record Dismissals(IReadOnlySet<string> Keys)
{
    /// <summary>The findings that nobody has let pass.</summary>
    public IReadOnlyList<Finding> Open(IEnumerable<Finding> findings, InlineText source, InlineText target) =>
        Keys.Count == 0 ? [.. findings] : [.. findings.Where(finding => !Keys.Contains(finding.Key(source, target)))];
}
