using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Puts a text with codes together: references undone, white space as a browser shows it, codes numbered.</summary>
sealed class TextBuilder(string source)
{
    readonly StringBuilder text = new();
    readonly ImmutableArray<InlineCode>.Builder codes = ImmutableArray.CreateBuilder<InlineCode>();
    readonly Dictionary<int, string> names = [];
    int last;

    public InlineText Build() => new(text.ToString(), codes.DrainToImmutable());

    public void AddCode(CodeKind kind, int pair, TextSpan span)
    {
        if (kind != CodeKind.Closing || !names.TryGetValue(pair, out var name))
        {
            name = (++last).ToString(CultureInfo.InvariantCulture);
            if (kind == CodeKind.Opening) names[pair] = name;
        }

        codes.Add(new(text.Length, kind, name, source.Substring(span.Start, span.Length)));
    }

    /// <summary>Adds what a reader reads; a reference not known is a code.</summary>
    public void AddText(TextSpan span, Place place, bool collapses)
    {
        var wasSpace = false;
        for (var at = span.Start; at < span.End;)
        {
            if (source[at] == '&' && CharacterReferences.Read(source, at, span.End, place) is { End: > 0 } reference)
            {
                if (reference.Value is null) AddCode(CodeKind.Standalone, -1, TextSpan.FromBounds(at, reference.End));
                foreach (var c in reference.Value ?? "") Add(c);
                if (reference.Value is null) wasSpace = false;
                at = reference.End;
                continue;
            }

            var isLineEnd = source[at] == '\r';
            Add(isLineEnd ? '\n' : source[at]);
            at += isLineEnd && at + 1 < span.End && source[at + 1] == '\n' ? 2 : 1;
        }

        void Add(char c)
        {
            var isSpace = collapses && Scanner.IsSpace(c);
            if (!isSpace || !wasSpace) text.Append(isSpace ? ' ' : c);
            wasSpace = isSpace;
        }
    }
}
