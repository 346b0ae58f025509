using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats;

namespace Translate.Benchmarks;

/// <summary>An exchange file of ours with a translation of everything, written line by line: one of half a gigabyte is not to be held to be measured with.</summary>
static partial class FilledExchange
{
    /// <summary>Writes a target into each segment (XLIFF 2.1) or <c>trans-unit</c> (1.2): the pseudo-translation of its text, tags and what stands in codes as they are.</summary>
    public static void Write(string from, string to)
    {
        using var reader = new StreamReader(from);
        using var writer = new StreamWriter(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        var source = new StringBuilder();
        var inside = false;
        while (reader.ReadLine() is { } line)
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed is "</segment>" or "</trans-unit>") writer.Write($"<target>{Translated(source.ToString())}</target>\n");
            writer.Write(line);
            writer.Write('\n');

            // Text may have line ends of its own; what is read last is the source, or how it is divided.
            if (!inside && Begin().Match(line) is { Success: true } begin)
            {
                inside = true;
                source.Clear();
                line = line[(begin.Index + begin.Length)..];
            }

            if (!inside) continue;
            if (End().Match(line) is { Success: true } end)
            {
                inside = false;
                source.Append(line, 0, end.Index);
            }
            else
            {
                source.Append(line).Append('\n');
            }
        }
    }

    static string Translated(string content) => Verbatim().Replace(content, piece => piece.Groups["text"] is { Success: true, Value: var text } ? Pseudo.Translate(text).Text : piece.Value);

    [GeneratedRegex("<(?:seg-)?source>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Begin();

    [GeneratedRegex("</(?:seg-)?source>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex End();

    /// <summary>A code with its content, a tag, a reference; or text.</summary>
    [GeneratedRegex("<(?<code>ph|bpt|ept|it)\\b[^>]*(?<!/)>.*?</\\k<code>>|<[^>]*>|&[^;]*;|(?<text>[^<&]+)", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Verbatim();
}
