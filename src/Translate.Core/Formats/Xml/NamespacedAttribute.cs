using Translate.Core.Text;

namespace Translate.Core.Formats.Xml;

/// <summary>An attribute with its place.</summary>
/// <param name="Namespace">Its namespace; empty where it has no prefix.</param>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">Where the value stands between its quotation marks.</param>
readonly record struct NamespacedAttribute(string Namespace, string Name, string Value, TextSpan Span)
{
    /// <summary>Where the value begins in the text.</summary>
    public int Start => Span.Start;
}
