namespace Translate.Core.Exchange.Validation;

/// <summary>The references into an XLIFF file: <c>#/f=f1/u=u1/n=n1</c> (XLIFF 2.1, 3).</summary>
static class FragmentIdentifier
{
    /// <summary>The selectors that lead to others, in the order that they have to have.</summary>
    static readonly string[] Path = ["f", "g", "u"];

    static readonly string[] Core = ["f", "g", "u", "n", "d", "t"];

    static readonly string[] Modules = ["mtc", "gls", "fs", "mda", "res", "ctr", "slr", "val", "its"];

    /// <summary>What is wrong with a reference that begins with <c>#</c>; null where nothing is.</summary>
    public static string? WhyWrong(string reference)
    {
        var selectors = Selectors(reference);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var last = -1;
        for (var i = 0; i < selectors.Length; i++)
        {
            var parts = selectors[i].Split('=');
            if (parts.Length > 2 || !ValueKind.IsToken(parts[^1])) return $"\"{selectors[i]}\" is no selector: expected an id, or a prefix, \"=\" and an id, which are name tokens";
            var prefix = parts.Length == 2 ? parts[0] : "";
            if (parts.Length == 2 && !ValueKind.IsToken(prefix)) return $"the prefix \"{prefix}\" is no name token";
            if (prefix.Length == 1 && !Core.Contains(prefix)) return $"the prefix \"{prefix}\" is none of XLIFF's own, and others are longer than one character";
            if (!seen.Add(prefix)) return prefix.Length == 0 ? "two selectors have no prefix" : $"two selectors have the prefix \"{prefix}\"";
            var place = Array.IndexOf(Path, prefix);
            if (place < 0 && i < selectors.Length - 1) return $"\"{selectors[i]}\" has to be the last selector";
            if (place >= 0 && place < last) return "the selectors of file, group and unit have to stand in this order";
            last = Math.Max(last, place);
        }

        return null;
    }

    /// <summary>Prefixes that are of neither the core nor a module.</summary>
    public static IEnumerable<string> UnknownPrefixes(string reference) =>
        Selectors(reference).Select(selector => selector.Split('=')).Where(parts => parts.Length == 2 && !Core.Contains(parts[0]) && !Modules.Contains(parts[0])).Select(parts => parts[0]);

    /// <summary>The id that a reference leads to: behind its last separator.</summary>
    public static string LastId(string reference)
    {
        var id = reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return id[(id.LastIndexOfAny(['/', '=']) + 1)..];
    }

    static string[] Selectors(string reference)
    {
        var expression = reference[1..];
        return (expression.StartsWith('/') ? expression[1..] : expression).Split('/');
    }
}
