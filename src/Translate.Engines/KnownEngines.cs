using Translate.Engines.Providers;

namespace Translate.Engines;

/// <summary>The engines there are. A new one is a file in <c>Providers</c> and a line here.</summary>
public static class KnownEngines
{
    /// <summary>All engines, in the order in which people choose.</summary>
    public static IReadOnlyList<EngineDescription> All { get; } =
    [
        DeepL.Description,
        GoogleV2.Description,
        GoogleV3.Description,
        Azure.Description,
        Papago.Description,
        Amazon.Description,
        ModernMt.Description,
        LanguageModel.Description,
        Apertium.Description,
        LibreTranslate.Description,
        PseudoEngine.Description,
    ];

    /// <summary>The engine of that short name, or null.</summary>
    public static EngineDescription? Find(string name) => All.FirstOrDefault(e => e.Profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
