using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Examines XLIFF 1.2.</summary>
sealed class Xliff1Examination(SourceText source) : Examination(source, Grammar.Version12)
{
    protected override void Document(Node root)
    {
    }

    protected override void Element(Node node)
    {
        if (node.Name is "file") Ask(Xliff1Rules.OfFile, node);
        if (node.Name is "trans-unit" or "alt-trans") Ask(Xliff1Rules.OfUnit, node);
        if (node.Name is "source" or "seg-source" or "target") Ask(Xliff1Rules.OfText, node);
        if (node.Name is "prop-group") Ask(Xliff1Rules.OfProperties, node);
    }
}
