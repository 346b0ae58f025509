using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Memory.Aligning;

/// <summary>Names of inline codes where texts of several units come together: codes are named by unit.</summary>
static class CodeNames
{
    /// <summary>The text with other names for the codes whose names another text has already.</summary>
    public static InlineText Apart(InlineText text, InlineText from)
    {
        var used = from.Codes.Select(code => code.Id).ToHashSet(StringComparer.Ordinal);
        if (!text.Codes.Any(code => used.Contains(code.Id))) return text;

        var names = text.Codes.Select(code => code.Id).Distinct(StringComparer.Ordinal).ToDictionary(id => id, StringComparer.Ordinal);
        var taken = used.Concat(names.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var id in names.Keys.Where(used.Contains).ToList()) names[id] = Free(taken);
        return new(text.Text, [.. text.Codes.Select(code => code with { Id = names[code.Id] })]);
    }

    /// <summary>A name that is not taken; it is from now on.</summary>
    public static string Free(HashSet<string> taken)
    {
        for (var number = 1; ; number++)
            if (number.ToString(CultureInfo.InvariantCulture) is var id && taken.Add(id)) return id;
    }
}
