using System.Xml;

namespace Translate.Core.Exchange;

/// <summary>Any id as a name token of XML (<c>NMTOKEN</c>), which is all that XLIFF takes as an id; and back.</summary>
/// <remarks>What a token cannot hold is written <c>_xHHHH_</c>, and so is an underscore that begins what looks like that.</remarks>
static class NameToken
{
    /// <summary>The token of the empty id. No other id has it: an underscore is written so only where something follows.</summary>
    const string Empty = "_x005F_";

    /// <summary>The token of an id; two ids never have the same one.</summary>
    public static string Of(string id) => id.Length == 0 ? Empty : XmlConvert.EncodeNmToken(id)!;

    /// <summary>The id of a token.</summary>
    public static string Read(string token) => string.Equals(token, Empty, StringComparison.Ordinal) ? "" : XmlConvert.DecodeName(token)!;
}
