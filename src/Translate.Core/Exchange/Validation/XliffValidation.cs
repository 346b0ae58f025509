using Translate.Core.Formats.Xliff;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Decides whether a file is valid XLIFF 2.0, 2.1 or 1.2, as the specification does: the grammar of the core and the modules, and what goes beyond a schema.</summary>
/// <remarks>
/// Of 1.2 (XLIFF Version 1.2, OASIS Standard, 1 February 2008) it is the strict form that is asked for; what only the transitional one takes is a warning. XLIFF Version 2.1, OASIS Standard, 13 February 2018, with the values that its Schematron rules accept. It finds every violation, not only the first; a
/// file that is not well-formed has one, the place where reading ends. What extensions hold is theirs; only their identifiers are looked at (4.9.2).
/// </remarks>
public static class XliffValidation
{
    /// <summary>The file is for this to decide: it is not one of XLIFF 1.0 or 1.1, which have other rules.</summary>
    public static bool Decides(SourceText source)
    {
        try
        {
            var xml = new NamespacedXml(source);
            while (xml.Read() && xml.Token is not XmlToken.Start)
            {
            }

            return !XliffContents.IsVersion1(xml) || xml.Namespace == XliffNames.Version12;
        }
        catch (InvalidDocumentException)
        {
            return true;
        }
    }

    /// <summary>All places at which a file breaks the specification, in their order; none where it is valid.</summary>
    public static IReadOnlyList<XliffViolation> Examine(SourceText source)
    {
        Node root;
        try
        {
            root = NodeReader.Read(source);
        }
        catch (InvalidDocumentException e)
        {
            return [new(e.Position ?? new(1, 1), "well-formed", "XML", e.Problem, IsWarning: false)];
        }

        if (root.Is(XliffNames.Version12, "xliff")) return new Xliff1Examination(source).Examine(root);
        if (!root.Is("xliff"))
        {
            return
            [
                new(
                    source.PositionOf(root.Start), "root", "4.2.2.1",
                    $"expected <xliff> of the namespace \"{XliffNames.Core}\" (XLIFF 2.0 and 2.1) or \"{XliffNames.Version12}\" (1.2), found <{root.Name}> of \"{root.Namespace}\"", IsWarning: false),
            ];
        }

        return new Xliff2Examination(source).Examine(root);
    }
}
