using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>A unit with the place that its text stands in.</summary>
sealed record Passage(Unit Unit, Place Place)
{
    /// <summary>The element whose attribute it is, or the block that it stands in; null where it stands in none.</summary>
    public Element? Element { get; init; }

    /// <summary>There is something for people to translate in it.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The attributes of an element that people read.</summary>
    public static IEnumerable<Passage> OfAttributes(SourceText source, Token token, string id, Element? element)
    {
        foreach (var attribute in Spoken.Attributes(token, source.Text))
        {
            var text = new TextBuilder(source.Text);
            text.AddText(attribute.Value, attribute.Place, collapses: false);
            var value = text.Build();
            if (!HasWords(value.Text)) continue;
            var note = Note(token, attribute, source.Text);
            yield return new(new($"{id}@{attribute.Name}", attribute.Value, value) { Kind = UnitKind.Aside, Note = note }, attribute.Place) { Element = element };
        }
    }

    static string Note(Token token, Attribute attribute, string text) => attribute.Name switch
    {
        "alt" when token.Value(text, "src") is { Length: > 0 and < 200 } address => $"Description of the image {address}",
        "content" => $"The page's {token.Value(text, "name") ?? token.Value(text, "property")}",
        _ => $"{attribute.Name} of <{token.Name}>",
    };
}
