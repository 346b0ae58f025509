using Translate.Core.Exchange.Validation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange.Validation;

/// <summary>Small XLIFF files, and what is found in them.</summary>
static class Validated
{
    const string Namespaces =
        """
        xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"
        xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0"
        xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0"
        xmlns:its="http://www.w3.org/2005/11/its" xmlns:itsm="urn:oasis:names:tc:xliff:itsm:2.1" xmlns:my="urn:mine"
        """;

    /// <summary>A document around files.</summary>
    public static string Document(string files, string attributes = "version=\"2.1\" srcLang=\"en\" trgLang=\"fr\"") => $"<xliff {Namespaces} {attributes}>{files}</xliff>";

    /// <summary>A document around what stands in one file.</summary>
    public static string File(string content, string attributes = "") => Document($"<file id=\"f\" {attributes}>{content}</file>");

    /// <summary>A document around what stands in one unit.</summary>
    public static string Unit(string content, string attributes = "") => File($"<unit id=\"u\" {attributes}>{content}</unit>");

    /// <summary>A document around one source.</summary>
    public static string Source(string content) => Unit($"<segment><source>{content}</source></segment>");

    /// <summary>A document around one source and its target.</summary>
    public static string Pair(string source, string target, string attributes = "") => Unit($"<segment {attributes}><source>{source}</source><target>{target}</target></segment>");

    /// <summary>A unit with nothing special in it.</summary>
    public const string Plain = "<unit id=\"p\"><segment><source>a</source></segment></unit>";

    public static IReadOnlyList<XliffViolation> Examine(string xliff) => XliffValidation.Examine(SourceText.FromString("a.xlf", xliff));

    /// <summary>What breaks one rule breaks no other, and what just keeps it breaks none.</summary>
    public static void Check(string rule, string section, string broken, string sound)
    {
        Assert.Equal([(rule, section)], Examine(broken).Select(v => (v.Rule, v.Section)).Distinct());
        Assert.Empty(Examine(sound).Select(v => v.ToString()));
    }
}
