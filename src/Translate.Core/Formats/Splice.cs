namespace Translate.Core.Formats;

/// <summary>The one writer, shared by all formats: it replaces spans and copies everything else verbatim.</summary>
public static class Splice
{
    /// <summary>The text with the edits applied.</summary>
    /// <exception cref="ArgumentException">Two edits overlap, or one lies outside of the text: a fault of the format, not of the file.</exception>
    public static string Apply(string text, IEnumerable<Edit> edits)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (edit.Span.Start < at || edit.Span.End > text.Length)
                throw new ArgumentException($"The edit at {edit.Span.Start} overlaps another or lies outside of the text.", nameof(edits));
            result.Append(text, at, edit.Span.Start - at).Append(edit.Text);
            at = edit.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
