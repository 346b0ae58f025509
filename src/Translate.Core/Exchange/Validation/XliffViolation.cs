using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>A place at which an XLIFF file breaks the specification.</summary>
/// <param name="Place">The line and column.</param>
/// <param name="Rule">The rule's short name, which stays the same over time: <c>id-unique</c>.</param>
/// <param name="Section">The section of XLIFF Version 2.1 that the rule is from: <c>4.3.1.21</c>; one of XLIFF 2.0 is written <c>2.0:5.6</c>, one of XML <c>XML</c>; one of XLIFF 1.2 is an anchor in that standard, <c>1.2:trans-unit</c>.</param>
/// <param name="Problem">What is wrong, in words.</param>
/// <param name="IsWarning">The specification advises against it and does not forbid it; the file is valid nevertheless.</param>
public sealed record XliffViolation(FilePosition Place, string Rule, string Section, string Problem, bool IsWarning)
{
    /// <summary>As one line behind a file's name: <c>(4,7): error id-unique [4.3.1.21]: …</c></summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"({Place.Line},{Place.Column}): {(IsWarning ? "warning" : "error")} {Rule} [{Section}]: {Problem}");
}
