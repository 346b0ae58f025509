using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange.Validation;

/// <summary>Reads an XML file into nodes. Depth and number of attributes are the scanner's to limit.</summary>
static class NodeReader
{
    /// <summary>The root element.</summary>
    /// <exception cref="InvalidDocumentException">The file is not well-formed, or beyond a limit.</exception>
    public static Node Read(SourceText source)
    {
        var xml = new NamespacedXml(source);
        Node? root = null, node = null;
        while (xml.Read())
        {
            if (xml.Token is XmlToken.Start)
            {
                var child = new Node(node, xml.Namespace, xml.Name, xml.Start, [.. xml.Attributes]);
                if (node is not null)
                {
                    node.HasContent = true;
                    node.Add(child);
                }

                root ??= child;
                node = child;
            }
            else if (xml.Token is XmlToken.End)
            {
                node = node!.Parent;
            }
            else if (node is not null)
            {
                node.HasContent = true;
                if (xml.Token is XmlToken.CData || !string.IsNullOrWhiteSpace(xml.Text)) node.Text ??= xml.Start;
            }
        }

        return root!;
    }
}
