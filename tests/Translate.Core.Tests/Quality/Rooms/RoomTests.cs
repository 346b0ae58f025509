using System.Text;
using Translate.Core.Formats;
using Translate.Core.Quality;
using Translate.Core.Quality.Rooms;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality.Rooms;

public sealed class RoomTests
{
    const string FontFolder = "/usr/share/fonts/truetype/dejavu";

    static string Found(string check, string target, Room room, IFonts? fonts = null) => string.Join(
        '|', Gates.Examine("Open the file", target, new CheckContext(Some.English, Locale.Parse("fr")) { Room = room, Fonts = fonts }).Where(f => f.Check == check).Select(f => target.Substring(f.Target!.Value.Start, f.Target.Value.Length)));

    [Theory]
    [InlineData("A button. {MaxPixels=120} {MaxLines=2} {Font=Noto Sans;14}", 2, 120, "Noto Sans", 14.0)]
    [InlineData("{Font=Inter;12.5px}", null, null, "Inter", 12.5)]
    [InlineData("{MaxLines=1}", 1, null, null, null)]
    [InlineData("{MaxPixels=99999999}", null, null, null, null)]
    [InlineData("At most {0} pixels", null, null, null, null)]
    [InlineData(null, null, null, null, null)]
    public void A_note_says_what_a_place_holds(string? note, int? lines, int? pixels, string? font, double? size)
    {
        var room = Room.Of(note);

        Assert.Equal(new Room(lines, pixels, font, size), room);
        Assert.Equal(room, Room.Of(room.ToString()));
    }

    [Fact]
    public void More_lines_than_there_is_room_for_are_found()
    {
        Assert.Equal("trois", Found("lines", "un\ndeux\r\ntrois", new(2, null, null, null)));
        Assert.Equal("", Found("lines", "un\ndeux\n", new(2, null, null, null)));
        Assert.Equal("", Found("lines", "un\ndeux\ntrois", Room.Unlimited));
    }

    [Theory]
    [InlineData("{MaxCodePoints=3}", "한글", "한글👨‍👩‍👧", "7 > 3")]
    [InlineData("{MaxCodePoints=2;NFC}", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글이", "3 > 2")]
    [InlineData("{MaxCodePoints=4;NFD}", "가나", "한글", "6 > 4")]
    public void More_code_points_than_there_is_room_for_are_found(string note, string near, string target, string found)
    {
        Assert.Equal(Room.Of(note), Room.Of(Room.Of(note).ToString()));
        Assert.Empty(Details("code-points", near, note));
        Assert.Equal(found, Assert.Single(Details("code-points", target, note)));
    }

    [Fact]
    public void What_has_too_many_characters_is_not_said_to_have_too_many_code_points_too()
    {
        var context = new CheckContext(Some.English, Some.Korean) { Room = Room.Of("{MaxCodePoints=2}"), MostCharacters = 2 };

        Assert.Equal(["limit"], Gates.Examine("Two", "세 글자", context).Select(f => f.Check).Where(check => check is "limit" or "code-points"));
        Assert.Equal(["code-points"], Gates.Examine("Two", "e\u0301e\u0301", context).Select(f => f.Check).Where(check => check is "limit" or "code-points"));
    }

    [Theory]
    [InlineData("{MaxBytes=6}", "한글", "한글!", "7 > 6 (UTF-8)")]
    [InlineData("{MaxBytes=4;UTF-16}", "한글", "😀!", "6 > 4 (UTF-16)")]
    [InlineData("{MaxBytes=8;UTF-32}", "😀!", "한글!", "12 > 8 (UTF-32)")]
    [InlineData("{MaxBytes=6;UTF-8;NFC}", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글a", "7 > 6 (UTF-8)")]
    public void More_bytes_than_there_is_room_for_are_found(string note, string near, string target, string found)
    {
        Assert.Equal(Room.Of(note), Room.Of(Room.Of(note).ToString()));
        Assert.Empty(Details("bytes", near, note));
        Assert.Equal(found, Assert.Single(Details("bytes", target, note)));
    }

    [Theory]
    [InlineData("{MaxBytes=2}")]
    [InlineData("{MaxBytes=2;UTF-8;NFD}")]
    public void Half_of_a_character_counts_as_what_is_written_for_it(string note) => Assert.Equal("3 > 2 (UTF-8)", Assert.Single(Details("bytes", "\uD83D", note)));

    static IEnumerable<string?> Details(string check, string target, string note) =>
        Gates.Examine("Open", target, new CheckContext(Some.English, Some.Korean) { Room = Room.Of(note) }).Where(f => f.Check == check).Select(f => f.Detail);

    [Fact]
    public void A_line_that_is_too_wide_in_its_font_is_found_as_a_shaper_sets_it()
    {
        using var fonts = new Fonts(FontFolder);
        var width = fonts.Width("AVAVAV", "DejaVu Sans", 100)!.Value;

        // Kerned: narrower than its letters one by one; twice the size is twice as wide.
        Assert.InRange(width, 300, (3 * (fonts.Width("A", "DejaVu Sans", 100)!.Value + fonts.Width("V", "DejaVu Sans", 100)!.Value)) - 1);
        Assert.Equal(2 * width, fonts.Width("AVAVAV", "dejavusans", 200)!.Value, 6);
        Assert.Equal(fonts.Width("é", "DejaVu Sans", 100)!.Value, fonts.Width("e\u0301", "DejaVu Sans", 100)!.Value, 6);

        Assert.Equal("Ouvrir le fichier", Found("width", "Oui\nOuvrir le fichier", new(null, 60, "DejaVu Sans", 12), fonts));
        Assert.Equal("", Found("width", "Ouvrir", new(null, 60, "DejaVu Sans", 12), fonts));
    }

    [Fact]
    public void Where_a_file_names_no_font_the_settings_do()
    {
        using var fonts = new Fonts(FontFolder);
        var settings = CheckSettings.Parse("""{"font":"DejaVu Sans;12"}""");
        bool Finds(Room room, CheckSettings by) => Gates.Examine("Open", "Ouvrir le fichier", new CheckContext(Some.English, Locale.Parse("fr")) { Room = room, Fonts = fonts, Settings = by }).Any(f => f.Check is "width");

        Assert.True(fonts.Has("DejaVu Sans"));
        Assert.Contains("DejaVuSans", fonts.Names);
        Assert.False(fonts.Has("No Such Font"));
        Assert.False(Finds(new(null, 60, null, null), CheckSettings.Usual));
        Assert.True(Finds(new(null, 60, null, null), settings));
        Assert.False(Finds(new(null, 150, null, null), settings));
        Assert.True(Finds(new(null, 150, null, null), settings.In(new("DejaVu Sans", 24))));

        // What the file says goes before.
        Assert.False(Finds(new(null, 60, "No Such Font", null), settings));
        Assert.True(Finds(new(null, 60, "DejaVu Sans", 12), settings.In(new("No Such Font", null))));
    }

    [Fact]
    public void Where_a_font_or_a_character_of_it_is_not_there_nothing_is_said()
    {
        using var fonts = new Fonts(FontFolder);

        Assert.Null(fonts.Width("abc", "No Such Font", 12));
        Assert.Null(fonts.Width("한글", "DejaVu Sans", 12));
        Assert.Null(fonts.Width("abc", null, null));
        using var none = new Fonts("/nowhere");
        Assert.Null(none.Width("abc", "DejaVu Sans", 12));
        Assert.Equal("", Found("width", "Ouvrir le fichier", new(null, 10, "No Such Font", 12), fonts));
    }

    [Theory]
    [InlineData("maxwidth=\"120\"", "{MaxPixels=120}")]
    [InlineData("maxwidth=\"120\" size-unit=\"pixel\" font=\"MS Sans Serif;9\"", "{MaxPixels=120}{Font=MS Sans Serif;12}")]
    [InlineData("maxheight=\"2\" size-unit=\"row\"", "{MaxLines=2}")]
    [InlineData("maxwidth=\"12\" size-unit=\"char\"", null)]
    [InlineData("maxwidth=\"12\" size-unit=\"glyph\"", null)]
    [InlineData("maxwidth=\"12\" size-unit=\"em\"", null)]
    [InlineData("maxwidth=\"12\" size-unit=\"byte\"", "{MaxBytes=12}")]
    [InlineData("maxwidth=\"120\" maxbytes=\"40\"", "{MaxPixels=120}{MaxBytes=40}")]
    [InlineData("maxwidth=\"12\" size-unit=\"byte\" maxbytes=\"10\"", "{MaxBytes=10}")]
    [InlineData("maxwidth=\"wide\"", null)]
    public void Xliff_1_says_it_by_attributes(string attributes, string? note)
    {
        var file = $"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="ko" datatype="plaintext"><body><trans-unit id="1" {attributes}><source>Open</source></trans-unit></body></file></xliff>""";
        var (format, source) = FileFormats.Open(Encoding.UTF8.GetBytes(file), "a.xlf");

        Assert.Equal(note, Assert.Single(format.Extract(source)).Note);
    }
}
