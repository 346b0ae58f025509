namespace Translate.Core.Formats.Table;

/// <summary>By which names in the first row columns are known: the usual ones, or those that a desk has said.</summary>
/// <param name="Texts">What is translated in its place.</param>
/// <param name="Sources">What is translated, where its translation has a column of its own.</param>
/// <param name="Targets">Its translation.</param>
/// <param name="Keys">What names the rows.</param>
/// <param name="Notes">What is said to the translator; all of them that there are.</param>
/// <param name="Limits">The most characters that a translation may have.</param>
sealed record TableNames(
    IReadOnlyList<string> Texts, IReadOnlyList<string> Sources, IReadOnlyList<string> Targets, IReadOnlyList<string> Keys, IReadOnlyList<string> Notes, IReadOnlyList<string> Limits)
{
    /// <summary>The usual names.</summary>
    public static readonly TableNames Usual = new(
        ["text", "value", "string", "message", "source", "translation"],
        ["source", "original"],
        ["target", "translation"],
        ["id", "key", "identifier"],
        ["context", "note", "notes", "comment", "description"],
        ["max-length", "max length", "maxlength", "limit"]);

    /// <summary>The option that says what is translated in its place.</summary>
    public const string TextOption = "csv.text";

    /// <summary>The option that says what is translated, where the translation has a column of its own.</summary>
    public const string SourceOption = "csv.source";

    /// <summary>The option that says which column that is.</summary>
    public const string TargetOption = "csv.target";

    /// <summary>The options by which they are said.</summary>
    public static readonly IReadOnlyList<FormatOption> Options =
    [
        Option(TextOption, "The columns that are translated in their place", Usual.Texts),
        Option(SourceOption, "The column that is translated, where the translation has a column of its own", Usual.Sources),
        Option(TargetOption, "The column of the translation", Usual.Targets),
        Option("csv.key", "The column that names the rows", Usual.Keys),
        Option("csv.note", "The columns that speak to the translator", Usual.Notes),
        Option("csv.limit", "The column with the most characters that a translation may have", Usual.Limits),
    ];

    /// <summary>The names that the options say, the usual ones for the rest.</summary>
    public static TableNames Of(FormatOptions options)
    {
        return new(Said(0), Said(1), Said(2), Said(3), Said(4), Said(5)) { SaysTexts = options.List(Options[0].Name) is not null };

        IReadOnlyList<string> Said(int option) => options.List(Options[option].Name) is { } names ? [.. names.Select(name => name.ToLowerInvariant())] : Options[option].Default.Split(", ");
    }

    /// <summary>It was said which columns are translated in their place: the table is one of one language.</summary>
    public bool SaysTexts { get; private init; }

    static FormatOption Option(string name, string description, IReadOnlyList<string> usual) => new(name, $"{description}, by their names in the first row", string.Join(", ", usual));
}
