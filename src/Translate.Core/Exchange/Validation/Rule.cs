namespace Translate.Core.Exchange.Validation;

/// <summary>A constraint of the specification on a piece of a file.</summary>
/// <typeparam name="T">The piece: the whole document, an element, the content of a unit.</typeparam>
/// <param name="Name">Its short name.</param>
/// <param name="Section">The section that it is from.</param>
/// <param name="Examine">Finds where it is broken.</param>
sealed record Rule<T>(string Name, string Section, Func<T, IEnumerable<Broken>> Examine)
{
    /// <summary>What the specification advises against and does not forbid.</summary>
    public bool IsAdvice { get; init; }
}

/// <summary>A place where a rule is broken.</summary>
/// <param name="Place">Its offset in the text.</param>
/// <param name="Problem">What is wrong there.</param>
/// <param name="IsAdvice">It is advised against here and not forbidden.</param>
readonly record struct Broken(int Place, string Problem, bool IsAdvice = false);
