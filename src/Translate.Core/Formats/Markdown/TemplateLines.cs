namespace Translate.Core.Formats.Markdown;

/// <summary>Lines that are no Markdown but instructions to the program that builds a site: nothing but tags, or the fence of a container.</summary>
/// <remarks>
/// Tags are Hugo's shortcodes (<c>{{&lt; … &gt;}}</c>, <c>{{% … %}}</c>) and Liquid's and Jinja's (<c>{% … %}</c>). A fence has three colons or more and perhaps a name, as those of Docusaurus,
/// VitePress and Pandoc: <c>:::tip</c>; a title behind the name is kept with it.
/// </remarks>
static class TemplateLines
{
    /// <summary>Whether the line, from its first word on, is one.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(" \t");
        return line.StartsWith(":::") ? IsFence(line.TrimStart(':').TrimStart(" \t")) : line.StartsWith("{") && IsTags(line);
    }

    static bool IsFence(ReadOnlySpan<char> name) => name.IsEmpty || name[0] == '{' || char.IsLetter(name[0]);

    static bool IsTags(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty)
        {
            var end = line.StartsWith("{{<") ? ">}}" : line.StartsWith("{{%") ? "%}}" : line.StartsWith("{%") ? "%}" : "";
            var length = end.Length == 0 ? -1 : line[end.Length..].IndexOf(end);
            if (length < 0) return false;
            line = line[(length + (2 * end.Length))..].TrimStart(" \t");
        }

        return true;
    }
}
