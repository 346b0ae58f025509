namespace Translate.Engines;

/// <summary>What kind of value a setting takes.</summary>
public enum FieldKind
{
    /// <summary>A word or a line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>An http or https address.</summary>
    Address,

    /// <summary>A key: kept encrypted, never shown again.</summary>
    Secret,

    /// <summary>One of <see cref="EngineField.Choices"/>.</summary>
    Choice,
}

/// <summary>A setting that an engine takes.</summary>
/// <param name="Name">Its name: <c>key</c>, <c>address</c>, <c>model</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRequired">The engine does not work without it.</param>
public sealed record EngineField(string Name, FieldKind Kind, bool IsRequired = false)
{
    /// <summary>What holds where nothing is given.</summary>
    public string? Default { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Another value gives other translations, so that what was translated under the old one is not taken for it.</summary>
    public bool ChangesTranslation { get; init; } = true;
}

/// <summary>What an engine is made from.</summary>
/// <param name="Values">A desk's settings, by the names of the engine's fields. An absent or empty value is the field's default.</param>
/// <param name="Http">Sends calls; follows no redirect.</param>
/// <param name="Clock">Tells the time.</param>
public sealed record EngineSetup(IReadOnlyDictionary<string, string> Values, HttpClient Http, TimeProvider Clock);

/// <summary>An engine that a desk may set up: what it is, what it asks for, how it is made.</summary>
/// <param name="Profile">What the service can do and what it allows.</param>
/// <param name="Fields">The settings that it takes, in the order in which a person fills them in.</param>
/// <param name="Create">Makes the engine; throws <see cref="EngineException"/> with <see cref="EngineFault.Configuration"/> where a setting is missing or senseless.</param>
public sealed record EngineDescription(EngineProfile Profile, IReadOnlyList<EngineField> Fields, Func<EngineSettings, IEngine> Create)
{
    /// <summary>The engine as a desk has set it up.</summary>
    /// <exception cref="EngineException">A setting is missing or senseless.</exception>
    public IEngine With(EngineSetup setup) => Create(new(this, setup));
}
