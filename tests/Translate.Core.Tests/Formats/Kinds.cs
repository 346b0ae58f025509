using System.Globalization;
using Translate.Core.Formats;

namespace Translate.Core.Tests.Formats;

/// <summary>Says what units are.</summary>
static class Kinds
{
    /// <summary>The units as <c>kind level: text</c>, without a level where it means nothing.</summary>
    public static string Said(this IEnumerable<Unit> units) =>
        string.Join('|', units.Select(u => string.Create(CultureInfo.InvariantCulture, $"{u.Kind}{(u.Level > 0 ? $" {u.Level}" : "")}: {u.Source.Render()}")));
}
