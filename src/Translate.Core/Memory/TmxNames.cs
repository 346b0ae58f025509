using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Pretranslation;

namespace Translate.Core.Memory;

/// <summary>How values are spelled in a TMX file.</summary>
static class TmxNames
{
    /// <summary>ISO 8601 in its basic form, always UTC (TMX 1.4b, <c>creationdate</c>).</summary>
    public const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>A number as <c>i</c> and <c>x</c> want it, of any length that a program may read.</summary>
    public static bool IsNumber(string id) => id is "0" || (id.Length is > 0 and < 10 && id[0] != '0' && id.All(char.IsAsciiDigit));

    /// <summary>A state as XLIFF 2 spells it.</summary>
    public static string Of(TargetState state) => XliffElements.State(state);

    /// <summary>An origin's name; null for a person's, which nobody needs to say.</summary>
    public static string? Of(PairOrigin origin) => origin switch
    {
        PairOrigin.Machine => "machine",
        PairOrigin.Aligned => "aligned",
        _ => null,
    };

    /// <summary>The origin of that name.</summary>
    public static PairOrigin Origin(string name) => name.Trim() switch
    {
        "machine" => PairOrigin.Machine,
        "aligned" => PairOrigin.Aligned,
        _ => PairOrigin.Human,
    };

    /// <summary>A confidence in per cent; null for what is none.</summary>
    public static int? Confidence(string percent) => int.TryParse(percent, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) && value <= 100 ? value : null;

    /// <summary>The state of that name. What is not known has not been reviewed, as far as we know.</summary>
    public static TargetState State(string name) => name.Trim() switch
    {
        "initial" => TargetState.Initial,
        "reviewed" => TargetState.Reviewed,
        "final" => TargetState.Final,
        _ => TargetState.Translated,
    };
}
