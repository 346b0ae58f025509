using System.Collections.Immutable;
using System.Text;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Finds for each code of a text that came back the unit's own code, and says where one is missing or too many.</summary>
/// <remarks>
/// A code is known by its id; a copy by <c>copyOf</c>, or, under an id of its own, by its data (XLIFF 2.1, 4.7.2.4.1). Each of the unit's codes
/// has to be there once; beyond that there may be copies, of standalone codes and of whole pairs.
/// </remarks>
sealed class CodeMatching(CodeIds codes, IReadOnlyDictionary<string, string> data)
{
    readonly bool[] used = new bool[codes.Count];

    /// <summary>Opening codes by their ids in the text: which of the unit's it is, its name in the text, and where it stands.</summary>
    readonly Dictionary<string, Pair> pairs = new(StringComparer.Ordinal);

    sealed record Pair(int Code, string Id, int Piece)
    {
        public bool IsClosed { get; set; }
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The text with the unit's own codes. Where there is a problem, it is not to be used.</summary>
    public InlineText Match(IReadOnlyList<XliffPiece> pieces)
    {
        var found = new (int Code, string Id)[pieces.Count];
        Array.Fill(found, (-1, ""));

        // Those that go by their own id first: a copy may stand before what it copies.
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is XliffPiece.Code { ClosesPair: false } code && codes.Find(code.Kind, code.Id) is >= 0 and var own && HasData(own, code))
                Take(i, own, code, isCopy: false);
        }

        var byData = ByData();
        for (var i = 0; i < pieces.Count; i++)
            if (found[i].Code < 0 && pieces[i] is XliffPiece.Code { ClosesPair: false } code) Take(i, Original(code, byData), code, isCopy: true);
        for (var i = 0; i < pieces.Count; i++)
            if (pieces[i] is XliffPiece.Code { ClosesPair: true } code) Close(i, code);

        foreach (var pair in pairs.Values)
            if (!pair.IsClosed && !codes.IsIsolated(pair.Code)) Problem ??= $"the code {codes[pair.Code].Data} is not closed";
        for (var code = 0; code < codes.Count; code++)
            if (!used[code]) Problem ??= $"the code {codes[code].Data} is missing";
        return Join(pieces, found);

        void Take(int piece, int index, XliffPiece.Code code, bool isCopy)
        {
            if (index < 0)
            {
                Problem ??= $"the code with the id \"{code.Id ?? code.CopyOf}\" is not in the source";
                return;
            }

            if (used[index] && (!isCopy || codes.IsIsolated(index))) Problem ??= $"the code {codes[index].Data} stands twice";
            var id = used[index] ? "+" + code.Id : codes[index].Id;
            if (code.Kind == CodeKind.Opening && !pairs.TryAdd(code.Id ?? "", new(index, id, piece))) Problem ??= $"the code {codes[index].Data} stands twice";
            used[index] = true;
            found[piece] = (index, id);
        }

        void Close(int piece, XliffPiece.Code code)
        {
            // Of XLIFF 1 some tools drop what ties the two halves together (rid); the closing one has an id of its own there.
            if (code.Id is not null && !pairs.ContainsKey(code.Id) && codes.Find(CodeKind.Closing, code.Id) is >= 0 and var own && codes.Partner(own) >= 0) code = code with { Id = codes.Id(own) };
            if (code.Id is null || !pairs.TryGetValue(code.Id, out var pair) || codes.Partner(pair.Code) is not (>= 0 and var closing) || !HasData(closing, code))
            {
                Problem ??= $"the code that closes \"{code.Id}\" is not in the source";
                return;
            }

            if (pair.IsClosed) Problem ??= $"the code {codes[closing].Data} stands twice";
            if (pair.Piece > piece) Problem ??= $"the code {codes[closing].Data} closes before it opens";
            pair.IsClosed = used[closing] = true;
            found[piece] = (closing, pair.Id);
        }
    }

    InlineText Join(IReadOnlyList<XliffPiece> pieces, (int Code, string Id)[] found)
    {
        var text = new StringBuilder();
        var placed = ImmutableArray.CreateBuilder<InlineCode>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is XliffPiece.Plain plain) text.Append(plain.Text);
            else if (found[i].Code >= 0) placed.Add(codes[found[i].Code] with { Offset = text.Length, Id = found[i].Id });
        }

        return new(text.ToString(), placed.DrainToImmutable());
    }

    /// <summary>The code has the data that the text says it has, where it says so.</summary>
    bool HasData(int code, XliffPiece.Code written) =>
        written.DataRef is not { } reference || !data.TryGetValue(reference, out var own) || string.Equals(Told(own), Told(codes[code].Data), StringComparison.Ordinal);

    /// <summary>Data by which codes are told: many tools write a line feed where a carriage return was, and XLIFF 1 has no form for what is not XML.</summary>
    static string Told(string data) => XliffText.Shown(XmlScanner.NormalizeLineEnds(data));

    int Original(XliffPiece.Code code, Dictionary<(CodeKind, string), Queue<int>> byData)
    {
        if (code.CopyOf is not null && codes.Find(code.Kind, code.CopyOf) is >= 0 and var original && HasData(original, code)) return original;
        if (code.DataRef is null || !data.TryGetValue(code.DataRef, out var own) || !byData.TryGetValue((code.Kind, Told(own)), out var same)) return -1;
        while (same.Count > 1 && used[same.Peek()]) same.Dequeue();
        return same.Peek();
    }

    Dictionary<(CodeKind, string), Queue<int>> ByData()
    {
        var byData = new Dictionary<(CodeKind, string), Queue<int>>();
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i].Kind == CodeKind.Closing && codes.Partner(i) >= 0) continue;
            var told = (codes[i].Kind, Told(codes[i].Data));
            if (!byData.TryGetValue(told, out var same)) byData[told] = same = new();
            same.Enqueue(i);
        }

        return byData;
    }
}
