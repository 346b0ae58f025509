using System.Globalization;
using System.Text.RegularExpressions;

namespace Translate.Core.Text;

/// <summary>Which argument each of printf's placeholders takes, in a source and in its translation.</summary>
/// <remarks>
/// <para>
/// Without numbers they take their arguments in the order in which they stand, and languages want another order. What a code is and how it is written
/// are therefore two things. In memory a target's code is the source's own (<c>%d</c> with its id), wherever it stands: people, engines and memories
/// move it like any other, and its id says whose argument it is. Only the format that writes a text whose codes stand in another order gives
/// them numbers (<see cref="Written"/>), and what a file has with numbers is read as the source's codes (<see cref="Known"/>). So <c>%2$s … %1$d</c>
/// and a moved <c>%s … %d</c> are one text, and one that would crash the program is another.
/// </para>
/// <para>
/// What reads codes by their order alone (Python's <c>%s</c>) knows no numbers: the ids of such codes end in <see cref="InOrder"/>, and one that stands out of
/// order cannot be written. That is in the id because ids are kept wherever texts are.
/// </para>
/// </remarks>
static partial class PrintfArguments
{
    /// <summary>The end of the id of a code that takes its argument by its place, and cannot say another.</summary>
    public const string InOrder = "-in-order";

    /// <summary>For each code of a source the argument that it takes, from 1; null for what takes none.</summary>
    /// <remarks>A later segment of a unit goes on where those before it ended: the number in its first code's id is how far that is.</remarks>
    public static int?[] Of(InlineText source) => IsTime(source.Text) ? new int?[source.Codes.Length] : Of(source, source.Codes.IsEmpty ? 0 : Math.Max(0, NumberOf(source.Codes[0].Id) - 1));

    /// <summary>A pattern of <c>strftime</c> (<c>%H:%M:%S</c>) has letters that printf does not know: its parts stand in any order, and have no numbers.</summary>
    static bool IsTime(string text) => text.Contains('%', StringComparison.Ordinal) && TimeOnly().IsMatch(text);

    [GeneratedRegex(@"%[BHIMYyZjkNRTVWDb](?:[^A-Za-z0-9]|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TimeOnly();

    static int?[] Of(InlineText text, int before)
    {
        var arguments = new int?[text.Codes.Length];
        var next = before;
        for (var i = 0; i < arguments.Length; i++)
            if (PrintfCode.Parse(text.Codes[i]) is { TakesArgument: true } code) arguments[i] = code.Number ?? (next += 1 + code.Stars);
        return arguments;
    }

    /// <summary>What each code of a source is, for comparing: for printf's the argument and how it is read, for others their id and data.</summary>
    public static (CodeKind Kind, string Id, string Data)[] Identities(InlineText source)
    {
        var arguments = Of(source);
        return [.. source.Codes.Select((code, i) => arguments[i] is { } argument ? Identity(argument, PrintfCode.Parse(code)!.Value) : (code.Kind, code.Id, code.Data))];
    }

    /// <summary>What each code of a target is. Whose id the source has is the source's, wherever it stands; a number says it itself.</summary>
    public static (CodeKind Kind, string Id, string Data)[] Identities(InlineText target, InlineText source)
    {
        var own = Owners(source);
        return [.. target.Codes.Select(code => PrintfCode.Parse(code) switch
        {
            { TakesArgument: true, Number: { } number } numbered => Identity(number, numbered),
            { TakesArgument: true } moved when own.TryGetValue(code.Id, out var known) && known.Code.Type == moved.Type => Identity(known.Argument, moved),
            _ => (code.Kind, code.Id, code.Data),
        })];
    }

    static (CodeKind, string, string) Identity(int argument, PrintfCode code) => (CodeKind.Standalone, string.Create(CultureInfo.InvariantCulture, $"%{argument}"), code.Type);

    /// <summary>Arguments of a source by the ids of the codes that take them.</summary>
    static Dictionary<string, (int Argument, PrintfCode Code)> Owners(InlineText source)
    {
        var owners = new Dictionary<string, (int, PrintfCode)>(StringComparer.Ordinal);
        var arguments = Of(source);
        for (var i = 0; i < arguments.Length; i++)
            if (arguments[i] is { } argument) owners.TryAdd(source.Codes[i].Id, (argument, PrintfCode.Parse(source.Codes[i])!.Value));
        return owners;
    }

    /// <summary>
    /// For each code of a target that a file has, which of the source's it is; −1 where the program would take another argument, or read it in another way. Width and
    /// precision may differ. Null where neither text has codes of printf.
    /// </summary>
    public static int[]? Known(InlineText source, InlineText target)
    {
        var wanted = Of(source);
        if (!Array.Exists(wanted, argument => argument is not null)) return null;
        var found = Of(target, before: 0);
        var codes = target.Codes.Select(code => PrintfCode.Parse(code)).ToList();

        // With a number in one, those without are undefined (POSIX, fprintf).
        var hasNumbers = codes.Exists(code => code is { TakesArgument: true, Number: not null });
        var left = Enumerable.Range(0, wanted.Length).Where(i => wanted[i] is not null).GroupBy(i => (wanted[i], PrintfCode.Parse(source.Codes[i])!.Value.Type)).ToDictionary(same => same.Key, same => new Queue<int>(same));
        var known = new int[found.Length];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = found[i] is { } argument && codes[i] is { } code && !(hasNumbers && code.Number is null)
                && left.TryGetValue((argument, code.Type), out var same) && same.TryDequeue(out var own) ? own : -1;
        }

        return known;
    }

    /// <summary>A target whose codes of printf are the source's where they look so, whatever argument a program would take for them: what its translator meant.</summary>
    public static InlineText Meant(InlineText source, InlineText target)
    {
        if (!Array.Exists(Of(source), argument => argument is not null)) return target;
        var used = target.Codes.Select(code => code.Id).ToHashSet(StringComparer.Ordinal);
        var free = source.Codes.Where(code => !used.Contains(code.Id)).GroupBy(code => code.Data, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<string>(same.Select(code => code.Id)), StringComparer.Ordinal);
        var ids = source.Codes.Select(code => code.Id).ToHashSet(StringComparer.Ordinal);
        return new(target.Text, [.. target.Codes.Select(code => PrintfCode.Parse(code) is not null && !ids.Contains(code.Id) && free.TryGetValue(code.Data, out var same) && same.TryDequeue(out var id) ? code with { Id = id } : code)]);
    }

    /// <summary>A target as a file has it: where its codes of printf stand in another order than those of its source, each with the number of its argument.</summary>
    /// <param name="source">The whole unit's source.</param>
    /// <param name="target">The whole unit's target.</param>
    public static InlineText Written(InlineText source, InlineText target)
    {
        if (target.Codes.IsEmpty) return target;
        var owners = Owners(source);
        if (owners.Count == 0) return target;

        var meant = Meant(source, target);
        var codes = new (int Argument, PrintfCode Code)?[meant.Codes.Length];
        var next = 0;
        var isInOrder = true;
        for (var i = 0; i < codes.Length; i++)
        {
            if (PrintfCode.Parse(meant.Codes[i]) is not { TakesArgument: true } code) continue;
            if (code.Number is { } number) codes[i] = (number, code);
            else if (owners.TryGetValue(meant.Codes[i].Id, out var own)) codes[i] = (own.Argument, code);
            next += 1 + code.Stars;
            isInOrder &= code.Number is null && (codes[i] is not { } found || found.Argument == next);
        }

        if (isInOrder || Array.TrueForAll(codes, code => code is null or { Code.Number: not null })) return target;
        return new(target.Text, [.. target.Codes.Select((code, i) => codes[i] is { } found ? code with { Data = found.Code.Number is null ? found.Code.Numbered(found.Argument) : code.Data } : code)]);
    }

    /// <summary>The first code of a target that stands behind one before which it has to stand, as what reads them knows no numbers; null where there is none.</summary>
    public static (int Code, InlineCode Before)? OutOfOrder(InlineText source, InlineText target)
    {
        if (!source.Codes.Any(code => code.Id.EndsWith(InOrder, StringComparison.Ordinal))) return null;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < source.Codes.Length; i++)
            if (source.Codes[i].Id.EndsWith(InOrder, StringComparison.Ordinal)) places.TryAdd(source.Codes[i].Id, i);
        var meant = Meant(source, target);
        var last = -1;
        for (var i = 0; i < meant.Codes.Length; i++)
        {
            if (!places.TryGetValue(meant.Codes[i].Id, out var place)) continue;
            if (place < last) return (i, source.Codes[last]);
            last = place;
        }

        return null;
    }

    /// <summary>The names by which the codes of a source may be typed besides their own: with the number of their argument. Null where a code has none.</summary>
    public static string?[] Names(InlineText source)
    {
        var arguments = Of(source);
        var codes = source.Codes.Select(code => PrintfCode.Parse(code)).ToList();
        var hasNumbers = codes.Exists(code => code is { Number: not null });
        return [.. codes.Select((code, i) => hasNumbers || arguments[i] is not { } argument || source.Codes[i].Id.EndsWith(InOrder, StringComparison.Ordinal) ? null : code!.Value.Numbered(argument))];
    }

    static int NumberOf(string id)
    {
        var digits = id.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? id.AsSpan(0, end) : id;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : 0;
    }
}
