using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The text of a title: nothing in it is markup but backslashes and entities.</summary>
static class TitleText
{
    /// <summary>The pieces of a title.</summary>
    public static IEnumerable<Token> Read(string text, TextSpan title)
    {
        var plain = title.Start;
        for (var at = title.Start; at < title.End;)
        {
            var (end, value) = (at, "");
            if (text[at] == '\\' && at + 1 < title.End && Characters.IsAsciiPunctuation(text[at + 1])) (end, value) = (at + 2, text[at + 1].ToString());
            else if (text[at] == '&' && Entities.End(text, at) is > 0 and var entity && entity <= title.End) (end, value) = (entity, Entities.Decode(text[at..entity]));
            else if (text[at] == '\n') (end, value) = (at + 1, " ");
            if (end == at)
            {
                at++;
                continue;
            }

            if (at > plain) yield return new(TokenKind.Text, plain, at, text[plain..at]);
            yield return value is null ? new(TokenKind.Standalone, at, end, text[at..end]) : new(TokenKind.Text, at, end, value);
            at = plain = end;
        }

        if (title.End > plain) yield return new(TokenKind.Text, plain, title.End, text[plain..title.End]);
    }
}
