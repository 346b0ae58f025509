using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>What a code of a unit is in its paragraph.</summary>
/// <param name="Kind">An opening code is that of runs that look otherwise where this is <see cref="PieceKind.Text"/>.</param>
/// <param name="Format">Of runs that look otherwise: how. Of what holds runs: how most text in it looks. Of what is alone in a run: how that looks.</param>
readonly record struct CodePlace(PieceKind Kind, RunFormat? Format);

/// <summary>The codes of a unit.</summary>
sealed class CodePlaces
{
    readonly Dictionary<(string Id, CodeKind Kind), (string Data, CodePlace Place)> byId = [];
    readonly Dictionary<(string Data, CodeKind Kind), CodePlace> byData = [];

    public void Add(InlineCode code, CodePlace place)
    {
        byId[(code.Id, code.Kind)] = (code.Data, place);
        byData.TryAdd((code.Data, code.Kind), place);
    }

    /// <summary>What a code of a target is: one of the unit's, or a copy of one; null where it is neither.</summary>
    public CodePlace? Find(InlineCode code)
    {
        if (byId.TryGetValue((code.Id, code.Kind), out var own) && string.Equals(own.Data, code.Data, StringComparison.Ordinal)) return own.Place;
        return byData.TryGetValue((code.Data, code.Kind), out var copied) ? copied : null;
    }
}
