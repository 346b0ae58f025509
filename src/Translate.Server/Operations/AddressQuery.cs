using Translate.Core.Text;

namespace Translate.Server.Operations;

/// <summary>What an address says behind its question mark: filters are read from there, and written. What makes no sense there is as if it were not there.</summary>
static class AddressQuery
{
    /// <summary>What is called so, in capitals or not; null where nothing is, or a number is given for it.</summary>
    public static T? Named<T>(string? name)
        where T : struct, Enum => name is [var first, ..] && char.IsLetter(first) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The locale of a tag; null where it is none.</summary>
    public static Locale? LocaleOf(string? tag) => Locale.TryParse(tag, out var locale) ? locale : null;

    /// <summary>Those that have a value, as the part of an address behind the question mark.</summary>
    public static string Of(params IEnumerable<(string Name, string? Value)> parts) => string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
}
