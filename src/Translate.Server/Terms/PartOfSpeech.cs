using Microsoft.Extensions.Localization;

namespace Translate.Server.Terms;

/// <summary>The parts of speech of TBX-Basic, in the reader's language; others are called as files call them.</summary>
static class PartOfSpeech
{
    /// <summary>Those of TBX-Basic.</summary>
    public static IReadOnlyList<string> All { get; } = ["noun", "verb", "adjective", "adverb", "properNoun", "other"];

    public static string Name(IStringLocalizer<Strings> strings, string name) => name is "other" ? strings["PartOfSpeech.else"] : All.Contains(name, StringComparer.Ordinal) ? strings[$"PartOfSpeech.{name}"] : name;
}
