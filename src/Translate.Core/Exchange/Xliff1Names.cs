using Translate.Core.Pretranslation;

namespace Translate.Core.Exchange;

/// <summary>How things are said in an XLIFF 1.2 file of ours (XLIFF Version 1.2, OASIS Standard, 1 February 2008).</summary>
static class Xliff1Names
{
    /// <summary>The name of the tool that wrote a file (<c>tool-id</c>): whose word for the format is ours.</summary>
    public const string Tool = "translate";

    /// <summary>Who a note of the header is from that says in which encoding the source file was read.</summary>
    public const string EncodingNote = "translate-encoding";

    /// <summary>Who a note of the header is from that says what the source file's format was told: <c>name=value</c>.</summary>
    public const string OptionNote = "translate-option";

    /// <summary>How the type of a code begins that stands for a character that XML has no form for: four hexadecimal digits follow.</summary>
    public const string Character = "x-cp-";

    /// <summary>Formats that the standard has a word for (<c>datatype</c>).</summary>
    static readonly (string Format, string DataType)[] DataTypes = [("text", "plaintext"), ("html", "html"), ("po", "po"), ("resx", "resx"), ("csv", "csv")];

    /// <summary>The <c>datatype</c> of a format; one of our own where the standard has none.</summary>
    public static string DataType(string format) => Array.Find(DataTypes, known => known.Format == format) is { DataType: { } known } ? known : "x-" + format;

    /// <summary>The format of a <c>datatype</c>.</summary>
    public static string Format(string dataType) =>
        Array.Find(DataTypes, known => known.DataType == dataType) is { Format: { } known } ? known : dataType.StartsWith("x-", StringComparison.Ordinal) ? dataType[2..] : dataType;

    /// <summary>How far a target has come, in the standard's words (<c>state</c>); a final one is approved besides.</summary>
    public static string State(TargetState state) => state switch
    {
        TargetState.Initial => "needs-translation",
        TargetState.Translated => "translated",
        TargetState.Reviewed => "signed-off",
        _ => "final",
    };

    /// <summary>A state of the standard's (3.2, <c>state</c>) as one of XLIFF 2; a target that says none is translated, an approved one final.</summary>
    public static TargetState State(string? state, string? approved) => state switch
    {
        "new" or "needs-translation" or "needs-adaptation" or "needs-l10n" => TargetState.Initial,
        "final" => TargetState.Final,
        "signed-off" => approved is "yes" ? TargetState.Final : TargetState.Reviewed,
        null or "translated" when approved is "yes" => TargetState.Final,
        _ => TargetState.Translated,
    };

    /// <summary>A state that says that nothing has been done yet, or none.</summary>
    public static bool IsInitial(string? state) => state is null || State(state, approved: null) is TargetState.Initial;
}
