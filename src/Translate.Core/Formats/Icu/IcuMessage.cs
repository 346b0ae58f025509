using Translate.Core.Text;

namespace Translate.Core.Formats.Icu;

/// <summary>How an argument chooses among its arms.</summary>
enum ArmKind
{
    /// <summary>By a word.</summary>
    Select,

    /// <summary>By how many there are.</summary>
    Plural,

    /// <summary>By which one it is: first, second.</summary>
    Ordinal,
}

/// <summary>A message of ICU's MessageFormat, or the message within an arm.</summary>
/// <param name="Span">Its place.</param>
/// <param name="Parts">What it is made of, in order: text with simple arguments, and arguments with arms.</param>
sealed record IcuMessage(TextSpan Span, IReadOnlyList<IcuPart> Parts)
{
    /// <summary>Any of its arguments has arms.</summary>
    public bool HasArms => Parts.Any(part => part is IcuPart.Argument);
}

/// <summary>A part of a message.</summary>
abstract record IcuPart(TextSpan Span)
{
    /// <summary>Text, in which simple arguments stand.</summary>
    /// <param name="Span">Its place.</param>
    /// <param name="Text">What it says, apostrophes undone, with its arguments as codes, and <c>#</c> too where it is the number.</param>
    public sealed record Run(TextSpan Span, InlineText Text) : IcuPart(Span);

    /// <summary>An argument with arms.</summary>
    /// <param name="Span">From brace to brace.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">How it chooses.</param>
    /// <param name="First">Where its first arm begins, white space included.</param>
    /// <param name="Arms">Its arms, among them <c>other</c>.</param>
    public sealed record Argument(TextSpan Span, string Name, ArmKind Kind, int First, IReadOnlyList<IcuArm> Arms) : IcuPart(Span);
}

/// <summary>An arm of an argument.</summary>
/// <param name="Selector">When it is taken: <c>one</c>, <c>=0</c>, <c>female</c>.</param>
/// <param name="SelectorSpan">Where that stands.</param>
/// <param name="Body">What is said then, without its braces.</param>
sealed record IcuArm(string Selector, TextSpan SelectorSpan, IcuMessage Body);
