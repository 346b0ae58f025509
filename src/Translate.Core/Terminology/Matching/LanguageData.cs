using System.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>The lines of a file about a language that lies beside the code: what a linguist may read and correct.</summary>
static class LanguageData
{
    /// <summary>The words of each line. <c>#</c> begins a line that only people read.</summary>
    public static IEnumerable<string[]> Lines(string name)
    {
        using var data = typeof(LanguageData).Assembly.GetManifestResourceStream($"Translate.Core.Terminology.{name}")!;
        using var reader = new StreamReader(data, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
