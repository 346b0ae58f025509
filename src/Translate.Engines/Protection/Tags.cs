using System.Globalization;
using System.Text;

namespace Translate.Engines.Protection;

/// <summary>Codes as elements of XML or HTML: writes them around escaped text.</summary>
/// <remarks>
/// <para>
/// In XML: <c>&lt;g id="1"&gt;…&lt;/g&gt;</c> for a pair, <c>&lt;x id="2"/&gt;</c> for what stands alone, <c>&lt;x id="3"&gt;Word&lt;/x&gt;</c> for a word that stays (XLIFF 1.2
/// names them so). DeepL puts empty elements next to the words they were at, and leaves what is in <c>x</c> alone where it is told to with <c>ignore_tags</c>
/// (developers.deepl.com, "Translating XML", "Placeholder tags").
/// </para>
/// <para>
/// In HTML: <c>&lt;span id="1"&gt;…&lt;/span&gt;</c> for a pair, <c>&lt;span id="2" translate="no"&gt;…&lt;/span&gt;</c> for what stands alone, which Google ("Troubleshooting"),
/// Azure ("Prevent translation"), DeepL ("Translating HTML") and LibreTranslate all leave alone. Its content is the word that stays, or a <see cref="Mask"/>: empty
/// elements are moved or dropped by some, a bare number is mistaken for one of the text's, and an engine that does not heed the attribute still
/// leaves a mask alone. Line ends are <c>&lt;br&gt;</c>.
/// </para>
/// </remarks>
sealed class Tags
{
    readonly Pieces pieces;
    readonly Markup markup;
    readonly Mask? mask;

    /// <summary>Tags for pieces in a markup.</summary>
    /// <param name="pieces">What is written.</param>
    /// <param name="markup">XML or HTML.</param>
    /// <param name="mask">Fills what would be empty; null to leave it so.</param>
    public Tags(Pieces pieces, Markup markup, Mask? mask)
    {
        (this.pieces, this.markup, this.mask) = (pieces, markup, mask);
        var numbers = new int[pieces.All.Count];
        var numbered = new List<int>();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (pieces.All[i] is not (Opening or Parcel) && (pieces.All[i] is not LineEnd || markup is Markup.Html)) continue;
            numbered.Add(i);
            numbers[i] = numbered.Count;
        }

        (Numbers, Numbered) = (numbers, numbered);
    }

    /// <summary>For each piece its number, from 1; 0 where it has none.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The pieces that have a number, in the order of it.</summary>
    public IReadOnlyList<int> Numbered { get; }

    /// <summary>What an engine sees of a parcel between its tags.</summary>
    public string Visible(int piece) => pieces.All[piece] switch
    {
        Parcel { Visible: { Length: > 0 } visible } => visible,
        Parcel when mask is not null => mask.Of(Numbers[piece]),
        _ => "",
    };

    /// <summary>The text as it travels.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces.All.Count; i++)
        {
            var id = Numbers[i].ToString(CultureInfo.InvariantCulture);
            var isHtml = markup is Markup.Html;
            switch (pieces.All[i])
            {
                case Words words:
                    text.Append(Escape(words.Text));
                    break;
                case LineEnd:
                    text.Append(isHtml ? "<br>" : $"<x id=\"{id}\"/>");
                    break;
                case Opening:
                    text.Append(isHtml ? $"<span id=\"{id}\">" : $"<g id=\"{id}\">");
                    break;
                case Closing:
                    text.Append(isHtml ? "</span>" : "</g>");
                    break;
                default:
                    var visible = Escape(Visible(i));
                    if (isHtml) text.Append(CultureInfo.InvariantCulture, $"<span id=\"{id}\" translate=\"no\">{visible}</span>");
                    else text.Append(visible.Length == 0 ? $"<x id=\"{id}\"/>" : $"<x id=\"{id}\">{visible}</x>");
                    break;
            }
        }

        return text.ToString();
    }

    static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
