using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Takes the placeholders out of a text.</summary>
static class StandaloneCodes
{
    /// <summary>The text with what was found as standalone codes, numbered in the order in which they stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Where its codes stand, in order.</param>
    /// <param name="inOrder">They take their arguments by their order, and cannot say another: see <see cref="PrintfArguments.InOrder"/>.</param>
    public static InlineText Parse(string text, IEnumerable<TextSpan> found, bool inOrder = false)
    {
        var plain = new StringBuilder(text.Length);
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        var at = 0;
        foreach (var span in found)
        {
            plain.Append(text, at, span.Start - at);
            codes.Add(new(plain.Length, CodeKind.Standalone, (codes.Count + 1).ToString(CultureInfo.InvariantCulture), text.Substring(span.Start, span.Length)));
            if (inOrder && PrintfCode.Parse(codes[^1]) is { TakesArgument: true }) codes[^1] = codes[^1] with { Id = codes[^1].Id + PrintfArguments.InOrder };
            at = span.End;
        }

        return new(plain.Append(text, at, text.Length - at).ToString(), codes.DrainToImmutable());
    }

    /// <summary>A translation of a text, read from a file, with each of its codes as the one of the source that says the same. What the source lacks gets a name of its own.</summary>
    /// <remarks>
    /// Of printf's codes those say the same that take the same argument, with its number or without: they become the source's own. A code without a number that takes
    /// another argument than the source's of that look is none of the source.
    /// </remarks>
    public static InlineText WithIdsOf(InlineText source, InlineText target)
    {
        if (target.Codes.IsEmpty) return target;

        var arguments = PrintfArguments.Known(source, target);
        var left = source.Codes.ToLookup(code => code.Data, code => code.Id, StringComparer.Ordinal).ToDictionary(ids => ids.Key, ids => new Queue<string>(ids), StringComparer.Ordinal);
        var next = source.Codes.Length;
        return new(target.Text, [.. target.Codes.Select(Own)]);

        InlineCode Own(InlineCode code, int i)
        {
            if (arguments is not null && PrintfCode.Parse(code) is { TakesArgument: true })
                return arguments[i] >= 0 ? source.Codes[arguments[i]] with { Offset = code.Offset } : code with { Id = Free() };
            return code with { Id = left.TryGetValue(code.Data, out var ids) && ids.TryDequeue(out var id) ? id : Free() };
        }

        string Free() => (++next).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A translation with its codes as they are to stand in the file: printf's with numbers where they stand in another order than in the source.</summary>
    /// <exception cref="InvalidDocumentException">They do, and what reads them knows no numbers.</exception>
    public static InlineText Written(SourceText source, Unit unit, InlineText target) => PrintfArguments.OutOfOrder(unit.Source, target) is { } wrong
        ? throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" has {target.Codes[wrong.Code].Data} behind {wrong.Before.Data}, which take their values in the order of the source and cannot be numbered. Put them in that order.")
        : PrintfArguments.Written(unit.Source, target);
}
