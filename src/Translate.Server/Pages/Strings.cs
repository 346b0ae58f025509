namespace Translate.Server;

/// <summary>Names the interface's strings, which lie in <c>translations/ui/Strings.resx</c> and a file a locale beside it.</summary>
public sealed class Strings;
