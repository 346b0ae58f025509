namespace Translate.Core.Exchange;

/// <summary>An attribute with its place.</summary>
/// <param name="Namespace">Its namespace; empty where it has no prefix.</param>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="Value">Its value.</param>
/// <param name="Start">Where the value begins in the text.</param>
readonly record struct NamespacedAttribute(string Namespace, string Name, string Value, int Start);
