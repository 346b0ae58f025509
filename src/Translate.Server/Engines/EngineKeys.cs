using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Translate.Engines;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>An engine's settings as rows keep them: secrets encrypted, the rest in the clear.</summary>
public sealed class EngineKeys(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("Translate.Engines.Secrets.v1");

    /// <summary>Writes what was filled in. A secret left empty stays what it was.</summary>
    public void Write(DeskEngine row, EngineDescription description, IReadOnlyDictionary<string, string> values)
    {
        var secrets = Secrets(row);
        var open = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in description.Fields)
        {
            var value = values.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (value.Length == 0) continue;
            (field.Kind is FieldKind.Secret ? secrets : open)[field.Name] = value;
        }

        row.Values = JsonSerializer.Serialize(open);
        row.Secrets = secrets.Count == 0 ? null : protector.Protect(JsonSerializer.Serialize(secrets));
    }

    /// <summary>All settings, for making the engine.</summary>
    /// <exception cref="EngineException">The secrets cannot be read any more: the key ring that encrypted them is gone.</exception>
    public IReadOnlyDictionary<string, string> Read(DeskEngine row)
    {
        var all = new Dictionary<string, string>(Open(row), StringComparer.Ordinal);
        foreach (var (name, value) in Secrets(row)) all[name] = value;
        return all;
    }

    /// <summary>The settings that may be shown.</summary>
    public static IReadOnlyDictionary<string, string> Open(DeskEngine row) => JsonSerializer.Deserialize<Dictionary<string, string>>(row.Values) ?? [];

    /// <summary>The names of the secrets that are kept.</summary>
    public IReadOnlySet<string> Kept(DeskEngine row)
    {
        try
        {
            return Secrets(row).Keys.ToHashSet(StringComparer.Ordinal);
        }
        catch (EngineException)
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }
    }

    /// <summary>Everything that changes a translation, as one text.</summary>
    public static string Options(DeskEngine row, EngineDescription description) =>
        JsonSerializer.Serialize(Open(row).Where(v => description.Fields.Any(f => f.Name == v.Key && f.ChangesTranslation)).OrderBy(v => v.Key, StringComparer.Ordinal));

    SortedDictionary<string, string> Secrets(DeskEngine row)
    {
        if (row.Secrets is null) return new(StringComparer.Ordinal);
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(protector.Unprotect(row.Secrets)) ?? new(StringComparer.Ordinal);
        }
        catch (CryptographicException e)
        {
            throw new EngineException(row.Name, EngineFault.Configuration, "its key cannot be decrypted any more: the service's key ring was lost. Enter the key again.", e);
        }
    }
}
