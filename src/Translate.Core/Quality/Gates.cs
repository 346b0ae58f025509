using Translate.Core.Quality.Korean;
using Translate.Core.Quality.Markup;
using Translate.Core.Quality.Measures;
using Translate.Core.Quality.Placeholders;
using Translate.Core.Quality.Punctuation;
using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Core.Quality.Subtitles;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The checks that a machine's translation has to pass before anybody relies on it: one finding, and a person translates.</summary>
/// <remarks>
/// A false alarm sends a good text to a person, and a miss lets a wrong one through. So each check states what it takes for granted, and where a
/// language leaves room (a number as a word, a name left as it is) it does not find anything.
/// </remarks>
public static class Gates
{
    /// <summary>No check says more about one target: a target with that many faults is not read finding by finding.</summary>
    public const int MostFindings = 20;

    /// <summary>All of them, in the order in which a person would want to know.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new InlineCodes(), new Truncation(), new CopiedSource(), new OtherScript(), new Repetition(), new Numbers(), new Addresses(), new Terms(), new MessageSyntax(), new Messages(),
    ];

    /// <summary>Those of the gates that ask in which language a text is.</summary>
    public static IReadOnlyList<string> OfLanguage { get; } = [.. All.Where(gate => gate is CopiedSource or OtherScript or Terms).Select(gate => gate.Name)];

    /// <summary>The checks of what a person writes: the gates, whether it has room, and what a machine may be forgiven or leaves to a person.</summary>
    public static IReadOnlyList<ICheck> ForPeople { get; } =
    [
        .. All, new Limit(), new Currencies(), new UnitsOfMeasure(), new Dates(), new PlainPlaceholders(), new PluralArms(), new Tags(), new Links(),
        new Ending(), new ForeignMarks(), new InvertedMarks(), new FrenchSpaces(), new Ellipses(), new EdgeSpaces(), new DoubleSpaces(), new Invisible(), new CodeSpacing(),
        new Brackets(), new QuotationMarks(), new DoubledWords(), new Capitals(), new Particles(), new KoreanSpacing(),
        new ReadingSpeed(), new LineLength(), new CodeOrder(), new Same(), new Unfinished(), new OtherLanguage(), new Lines(), new Width(), new CodePoints(), new Bytes(), new Misspellings(),
    ];

    /// <summary>Whether findings of a check keep a job from being handed in: what it finds cannot be delivered.</summary>
    public static bool Blocks(string check) => check is "codes" or "limit" or "syntax";

    /// <summary>Whether a message of ICU became none, with which the program that reads it fails.</summary>
    public static bool BreaksMessage(InlineText source, InlineText target) => MessageSyntax.IsBroken(source, target);

    /// <summary>How many characters a text has, as a limit counts them: those that a person sees as one.</summary>
    public static int Characters(string text) => Limit.Characters(text);

    /// <summary>What the checks have to say about what a person wrote.</summary>
    public static IReadOnlyList<Finding> Examine(InlineText source, InlineText target, CheckContext context) => Examine(ForPeople, source, target, context);

    /// <summary>What speaks against a target as far as terms go.</summary>
    public static IReadOnlyList<Finding> ExamineTerms(InlineText source, InlineText target, Locale from, Locale to, IReadOnlyList<TermPair> terms) =>
        [.. new Terms().Examine(source, target, new(from, to) { Terms = terms }).Take(MostFindings)];

    /// <summary>What the checks have to say about a machine's translation; nothing where it holds.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">What the machine made of it.</param>
    /// <param name="from">The locale of the source.</param>
    /// <param name="to">The locale of the target.</param>
    /// <param name="terms">The desk's preferred terms; those that do not occur in the source are passed over.</param>
    /// <param name="settings">Which of the gates are shut, and what they weigh; as usual where null.</param>
    public static IReadOnlyList<Finding> Examine(InlineText source, InlineText target, Locale from, Locale to, IReadOnlyList<TermPair> terms, CheckSettings? settings = null) =>
        Examine(All, source, target, new(from, to) { Terms = terms, Settings = settings ?? CheckSettings.Usual });

    static Finding[] Examine(IReadOnlyList<ICheck> checks, InlineText source, InlineText target, CheckContext context)
    {
        Finding[] found = [.. checks.Where(check => context.Settings.Makes(check.Name)).SelectMany(check => check.Examine(source, target, context).Take(MostFindings)).Select(context.Settings.Weigh)];

        // A quantity or a date that became another is told once, not again by its numbers.
        if (Array.Exists(found, IsMeasure)) found = [.. found.Where(finding => finding.Check is not "numbers" || !Array.Exists(found, other => IsMeasure(other) && (Holds(other.Target, finding.Target) || Holds(other.Source, finding.Source))))];

        // A word with a wrong particle is in no dictionary: it is told once, by what knows how to mend it.
        return Array.Exists(found, IsSpelling) ? [.. found.Where(finding => !IsSpelling(finding) || !Array.Exists(found, other => !IsSpelling(other) && other.Fix is not null && Meet(other, finding)))] : found;

        static bool IsSpelling(Finding finding) => finding.Check is "spelling";

        static bool IsMeasure(Finding finding) => finding.Check is "units" or "dates";

        static bool Holds(TextSpan? outer, TextSpan? inner) => outer is { } around && inner is { } span && around.Start <= span.Start && span.End <= around.End;

        static bool Meet(Finding one, Finding other) => one.Target is { } here && other.Target is { } there && here.Start < there.End && there.Start < here.End;
    }
}
