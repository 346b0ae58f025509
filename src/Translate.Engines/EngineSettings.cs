using System.Diagnostics.CodeAnalysis;

namespace Translate.Engines;

/// <summary>Reads a desk's settings as an engine asks for them.</summary>
public sealed class EngineSettings(EngineDescription description, EngineSetup setup)
{
    /// <summary>What the service can do and what it allows.</summary>
    public EngineProfile Profile => description.Profile;

    /// <summary>Sends calls.</summary>
    public HttpClient Http => setup.Http;

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock => setup.Clock;

    /// <summary>A setting that the engine cannot do without.</summary>
    /// <exception cref="EngineException">It is missing.</exception>
    public string Required(string name) => Optional(name) ?? throw Wrong($"the setting \"{name}\" is missing. Fill it in.");

    /// <summary>A setting, or what holds without it.</summary>
    public string? Optional(string name)
    {
        var field = description.Fields.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"{Profile.Title} has no field \"{name}\".", nameof(name));
        if (setup.Values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
        {
            value = value.Trim();
            return field.Choices.Count == 0 || field.Choices.Contains(value, StringComparer.Ordinal)
                ? value
                : throw Wrong($"the setting \"{name}\" cannot be \"{value}\". Choose one of {string.Join(", ", field.Choices)}.");
        }

        return field.Default;
    }

    /// <summary>A setting that is an http or https address, with a slash at its end.</summary>
    /// <exception cref="EngineException">It is missing, or no address.</exception>
    public Uri Address(string name)
    {
        var value = Required(name);
        return Uri.TryCreate(value.EndsWith('/') ? value : value + "/", UriKind.Absolute, out var address) && IsHttp(address)
            ? address
            : throw Wrong($"the setting \"{name}\" is no address: \"{value}\". Give one that begins with http:// or https://.");
    }

    /// <summary>A key, or null where none is given.</summary>
    /// <exception cref="EngineException">It has a character that no key has, and that no header could carry.</exception>
    public string? Key(string name) => Optional(name) is not { } key ? null : key.All(c => c is > ' ' and < '\u007F')
        ? key
        : throw Wrong($"the setting \"{name}\" is no key: it has a blank, a line break or a letter that is not ASCII. Copy the key again.");

    /// <summary>A key that the engine cannot do without.</summary>
    /// <exception cref="EngineException">It is missing, or no key.</exception>
    public string RequiredKey(string name) => Key(name) ?? Required(name);

    /// <summary>The text with every key that is among the settings struck out.</summary>
    public string WithoutSecrets(string text)
    {
        foreach (var field in description.Fields.Where(f => f.Kind is FieldKind.Secret))
        {
            if (setup.Values.TryGetValue(field.Name, out var secret) && secret.Trim() is { Length: > 0 } given)
                text = text.Replace(given, "[key]", StringComparison.Ordinal);
        }

        return text;
    }

    EngineException Wrong(string problem) => new(Profile.Title, EngineFault.Configuration, problem);

    static bool IsHttp([NotNullWhen(true)] Uri? address) => address?.Scheme is "http" or "https";
}
