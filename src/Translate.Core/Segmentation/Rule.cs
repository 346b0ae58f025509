using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>One SRX rule: where the text before and after a position matches, the position is a break, or is kept from being one.</summary>
/// <param name="Breaks">The rule breaks (<c>break="yes"</c>); otherwise it is an exception.</param>
/// <param name="Before">What the text before the position must end with.</param>
/// <param name="After">What the text after the position must begin with.</param>
/// <param name="Position">Where it stands in its file.</param>
sealed record Rule(bool Breaks, Pattern Before, Pattern After, FilePosition Position)
{
    /// <summary>Asks once more where automata accept too much: for long look-arounds and back references.</summary>
    /// <remarks>
    /// These can backtrack, so their time is limited. .NET reads a look-behind from its end, where a back reference comes before its
    /// group; so what stands before is looked for forwards, up to the position (<c>\G</c>).
    /// </remarks>
    public Regex? Confirmation { get; } = Before.NeedsConfirmation || After.NeedsConfirmation
        ? new($"\\G(?<=(?=(?:{Before.ToRegex("b")})\\G)[\\s\\S]*)(?={After.ToRegex("a")})", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100))
        : null;
}

/// <summary>The rules of one name (SRX <c>languagerule</c>).</summary>
sealed class RuleSet(string name, Func<IReadOnlyList<Rule>> read)
{
    readonly Lazy<IReadOnlyList<Rule>> rules = new(read);

    /// <summary>The name.</summary>
    public string Name => name;

    /// <summary>The rules, in order. Their patterns are parsed when they are first asked for.</summary>
    /// <exception cref="InvalidDocumentException">A pattern is malformed or not supported.</exception>
    public IReadOnlyList<Rule> Rules => rules.Value;
}

/// <summary>Which rules are for which languages (SRX <c>languagemap</c>), and where that is said.</summary>
sealed record LanguageMap(Regex Pattern, RuleSet Rules, FilePosition Position)
{
    /// <summary>The pattern is for the whole tag; files write it with a hyphen or an underscore, in either case.</summary>
    public bool Covers(Locale locale) => Pattern.IsMatch(locale.Tag) || Pattern.IsMatch(locale.Tag.Replace('-', '_'));
}
