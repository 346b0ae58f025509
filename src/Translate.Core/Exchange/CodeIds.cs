using System.Collections.Immutable;
using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>
/// A unit's inline codes under the ids that they have in an XLIFF file. They follow from the unit alone, so that whoever reads the file
/// later finds each code again without having kept anything.
/// </summary>
/// <remarks>
/// A code's id is its number in the unit, from 1; the closing half of a pair goes by its opening half's. A closing code closes the
/// nearest open one that has its name. Opening and closing codes without a partner in the unit are isolated (XLIFF 2.1, 4.3.1.22).
/// </remarks>
sealed class CodeIds
{
    readonly ImmutableArray<InlineCode> codes;
    readonly int[] partners;
    readonly Dictionary<string, int> data;
    readonly string[] ids;

    /// <summary>The ids of a unit's codes.</summary>
    public CodeIds(InlineText source)
        : this(source, new(StringComparer.Ordinal), code => (code + 1).ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>The same for a text whose codes have other ids.</summary>
    /// <param name="source">The text.</param>
    /// <param name="data">What the codes of texts in the same unit are, with the numbers of their data; what is new is added.</param>
    /// <param name="name">The id of a code by its number, from 0; it is not asked for the closing half of a pair.</param>
    public CodeIds(InlineText source, Dictionary<string, int> data, Func<int, string> name)
    {
        codes = source.Codes;
        this.data = data;
        partners = new int[codes.Length];
        Array.Fill(partners, -1);
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Length; i++)
        {
            data.TryAdd(codes[i].Data, data.Count + 1);
            if (codes[i].Kind == CodeKind.Opening)
            {
                if (!open.TryGetValue(codes[i].Id, out var stack)) open[codes[i].Id] = stack = new();
                stack.Push(i);
            }
            else if (codes[i].Kind == CodeKind.Closing && open.TryGetValue(codes[i].Id, out var stack) && stack.TryPop(out var opening))
            {
                (partners[i], partners[opening]) = (opening, i);
            }
        }

        ids = new string[codes.Length];
        for (var i = 0; i < codes.Length; i++) ids[i] = codes[i].Kind == CodeKind.Closing && partners[i] >= 0 ? ids[partners[i]] : name(i);
    }

    /// <summary>How many codes there are.</summary>
    public int Count => codes.Length;

    /// <summary>What the codes are in the file, each once, with its id.</summary>
    public IEnumerable<(string Id, string Data)> Data => data.OrderBy(d => d.Value).Select(d => (DataId(d.Value), d.Key));

    /// <summary>The code of that number, from 0.</summary>
    public InlineCode this[int code] => codes[code];

    /// <summary>The other half of a pair; -1 where a code has none.</summary>
    public int Partner(int code) => partners[code];

    /// <summary>A half of a pair whose other half is not in the unit.</summary>
    public bool IsIsolated(int code) => codes[code].Kind != CodeKind.Standalone && partners[code] < 0;

    /// <summary>The id of a code, or of the pair that it closes.</summary>
    public string Id(int code) => ids[code];

    /// <summary>The id of a code's data.</summary>
    public string DataRef(int code) => DataId(data[codes[code].Data]);

    /// <summary>The code of that kind with that id of its own; -1 where there is none.</summary>
    public int Find(CodeKind kind, string? id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= codes.Length && codes[number - 1].Kind == kind
            ? number - 1
            : -1;

    /// <summary>For each code of a target, which of the unit's it is: by kind and data, and by name where that leaves a choice. -1 where the source has none, or not so often.</summary>
    /// <param name="target">The target.</param>
    /// <param name="first">The number of its source's first code.</param>
    /// <param name="count">How many codes its source has.</param>
    public int[] Of(InlineText target, int first, int count)
    {
        var used = new HashSet<int>();
        return [.. target.Codes.Select(code =>
        {
            var own = Enumerable.Range(first, count).Where(i => codes[i].Kind == code.Kind && codes[i].Data == code.Data).OrderBy(i => used.Contains(i)).ThenBy(i => codes[i].Id != code.Id).FirstOrDefault(-1);
            return own >= 0 && used.Add(own) ? own : -1;
        })];
    }

    static string DataId(int number) => string.Create(CultureInfo.InvariantCulture, $"d{number}");
}
