namespace Translate.Core.Formats;

/// <summary>The one writer, shared by all formats: it replaces spans and copies everything else verbatim.</summary>
public static class Splice
{
    /// <summary>The text with the edits applied.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside of the text: a fault of the format, not of the file.</exception>
    public static string Apply(string text, IEnumerable<Edit> edits)
    {
        var ordered = edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length).ToList();
        int at = 0, length = text.Length;
        foreach (var edit in ordered)
        {
            if (edit.Span.Start < at || edit.Span.End > text.Length)
                throw new ArgumentException($"The edit at {edit.Span.Start} overlaps another or lies outside of the text.", nameof(edits));
            at = edit.Span.End;
            length += edit.Text.Length - edit.Span.Length;
        }

        return string.Create(length, (text, ordered), static (result, from) =>
        {
            var at = 0;
            foreach (var edit in from.ordered)
            {
                var kept = from.text.AsSpan(at, edit.Span.Start - at);
                kept.CopyTo(result);
                edit.Text.CopyTo(result[kept.Length..]);
                result = result[(kept.Length + edit.Text.Length)..];
                at = edit.Span.End;
            }

            from.text.AsSpan(at).CopyTo(result);
        });
    }
}
