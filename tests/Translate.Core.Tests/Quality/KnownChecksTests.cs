using System.Text.RegularExpressions;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public sealed partial class KnownChecksTests
{
    public static TheoryData<string> Examples => [.. KnownChecks.All.Where(check => Gates.ForPeople.Any(one => one.Name == check.Name)).Select(check => check.Name)];

    [Fact]
    public void Every_check_is_known_with_its_own_weight()
    {
        var all = Gates.ForPeople.Select(check => (check.Name, check.Severity)).Concat(DocumentChecks.All.Select(check => (check.Name, check.Severity)));

        Assert.Equal(all.Order(), KnownChecks.All.Select(check => (check.Name, check.Severity)).Order());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_shows_what_its_check_finds(string name)
    {
        var known = KnownChecks.All.Single(check => check.Name == name);
        var isCoded = name is "codes" or "code-spacing" or "code-order";
        var context = new CheckContext(Some.English, Locale.Parse(known.To))
        {
            Terms = [new("alliance", "동맹")],
            MostCharacters = name is "limit" ? 6 : null,
            Shown = name is "reading-speed" or "line-length" ? TimeSpan.FromSeconds(1) : null,
            Room = name switch { "width" => new(null, 40, null, null), "lines" => new(1, null, null, null), "code-points" => Room.Of("{MaxCodePoints=4}"), "bytes" => Room.Of("{MaxBytes=12}"), _ => Room.Unlimited },
            Fonts = new Monospace(),
            Spelling = new Words("abrir", "el"),
        };

        Assert.Contains(Gates.Examine(Read(known.Source, isCoded), Read(known.Target, isCoded), context), finding => finding.Check == name);
    }

    /// <summary>A text whose tags are inline codes.</summary>
    static InlineText Read(string text, bool isCoded)
    {
        if (!isCoded) return text;
        var codes = new List<InlineCode>();
        var plain = Tag().Replace(text, match =>
        {
            codes.Add(new(match.Index - codes.Sum(code => code.Data.Length), match.Value[1] is '/' ? CodeKind.Closing : match.Value[^2] is '/' ? CodeKind.Standalone : CodeKind.Opening, "1", match.Value));
            return "";
        });
        return new(plain, [.. codes]);
    }

    [GeneratedRegex("<[^<>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    sealed class Monospace : IFonts
    {
        public IReadOnlyList<string> Names => [];

        public bool Has(string font) => true;

        public double? Width(string line, string? font, double? size) => line.Length * 10;
    }

    sealed class Words(params string[] known) : ISpelling
    {
        public bool Knows(string word) => known.Contains(word, StringComparer.Ordinal);

        public IReadOnlyList<string> Suggest(string word) => [];
    }
}
