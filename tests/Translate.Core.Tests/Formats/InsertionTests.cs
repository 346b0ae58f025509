using System.Text;
using Translate.Core.Formats;

namespace Translate.Core.Tests.Formats;

/// <summary>Credits and the like are put into localized files, and everything else stays byte for byte.</summary>
public class InsertionTests
{
    static readonly IReadOnlyList<IReadOnlyList<InsertedPiece>> Lines =
    [
        [new("Original: ", false), new("https://example.org/a?b=1&c=2", true)],
        [new("Translated by *Mina* <Park>", false)],
    ];

    static Insertion At(InsertionPlace? place, string? draft = null) => new(place, Lines, [KeyValuePair.Create("author", "Jane \"J\" Doe"), KeyValuePair.Create("translator", "Mina & Park")], draft);

    static string Put(string format, string text, Insertion insertion, out bool isPlaced, string encoding = "utf-8")
    {
        var bytes = insertion.Into(FileFormats.ByName(format)!, Encoding.GetEncoding(encoding).GetBytes(text), "file", encoding, out isPlaced);
        return Encoding.GetEncoding(encoding).GetString(bytes);
    }

    [Fact]
    public void In_a_text_they_stand_behind_the_title_with_the_line_ends_of_the_file()
    {
        var text = Put("text", "A title\r\n=======\r\n\r\nOne paragraph.\r\n", At(InsertionPlace.Top), out var isPlaced);

        Assert.True(isPlaced);
        Assert.Equal("A title\r\n=======\r\n\r\nOriginal: https://example.org/a?b=1&c=2\r\nTranslated by *Mina* <Park>\r\n\r\nOne paragraph.\r\n", text);
    }

    [Theory]
    [InlineData("No title here, but a sentence.\n\nAnother one.\n", "Original: https://example.org/a?b=1&c=2\nTranslated by *Mina* <Park>\n\nNo title here, but a sentence.\n\nAnother one.\n")]
    public void In_a_text_without_a_title_they_stand_first(string text, string expected) => Assert.Equal(expected, Put("text", text, At(InsertionPlace.Top), out _));

    [Theory]
    [InlineData("One.\n\nTwo.", "One.\n\nTwo.\n\nOriginal: https://example.org/a?b=1&c=2\nTranslated by *Mina* <Park>")]
    [InlineData("One.\n\nTwo.\n\n", "One.\n\nTwo.\n\nOriginal: https://example.org/a?b=1&c=2\nTranslated by *Mina* <Park>\n\n")]
    public void At_the_end_of_a_text_they_stand_before_its_last_line_ends(string text, string expected) => Assert.Equal(expected, Put("text", text, At(InsertionPlace.Bottom), out _));

    [Fact]
    public void In_Markdown_names_are_words_and_addresses_links()
    {
        var text = Put("markdown", "# A title\n\nOne paragraph.\n\n- an item\n", At(InsertionPlace.Bottom), out var isPlaced);

        Assert.True(isPlaced);
        Assert.Equal("# A title\n\nOne paragraph.\n\n- an item\n\nOriginal: <https://example.org/a?b=1&c=2>\\\nTranslated by \\*Mina\\* \\<Park\\>\n", text);
    }

    [Fact]
    public void In_Markdown_they_stand_behind_the_title_and_metadata_in_front_matter_that_is_there()
    {
        var text = Put("markdown", "---\ntitle: x\nauthor: Somebody\n---\n# A title\n\nOne.\n", At(InsertionPlace.Top), out var isPlaced);

        Assert.True(isPlaced);
        Assert.Equal("---\ntitle: x\nauthor: Somebody\ntranslator: \"Mina & Park\"\n---\n# A title\n\nOriginal: <https://example.org/a?b=1&c=2>\\\nTranslated by \\*Mina\\* \\<Park\\>\n\nOne.\n", text);
    }

    [Fact]
    public void Where_Markdown_would_read_them_as_something_else_the_file_stays_as_it_is()
    {
        const string Open = "# A title\n\n```\ncode that does not end\n";

        Assert.Equal(Open, Put("markdown", Open, At(InsertionPlace.Bottom), out var isPlaced));
        Assert.False(isPlaced);
    }

    [Fact]
    public void In_a_page_they_stand_behind_the_heading_and_in_the_head()
    {
        var text = Put("html", "<html><head><title>x</title></head><body><h1>A title</h1><p>One.</p></body></html>", At(InsertionPlace.Top), out var isPlaced);

        Assert.True(isPlaced);
        Assert.Equal(
            "<html><head><title>x</title><meta name=\"author\" content=\"Jane &quot;J&quot; Doe\" />\n<meta name=\"translator\" content=\"Mina &amp; Park\" />\n</head><body><h1>A title</h1>\n"
            + "<p class=\"credits\">Original: <a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a><br />Translated by *Mina* &lt;Park&gt;</p><p>One.</p></body></html>",
            text);
    }

    [Fact]
    public void A_page_that_names_its_author_keeps_that_name()
    {
        var text = Put("html", "<html><head><meta name=author content=Me></head><body><p>One.</p></body></html>", At(null), out var isPlaced);

        Assert.False(isPlaced);
        Assert.Equal("<html><head><meta name=author content=Me><meta name=\"translator\" content=\"Mina &amp; Park\" />\n</head><body><p>One.</p></body></html>", text);
    }

    [Theory]
    [InlineData("<main><article><p>One.</p></article></main>", "<main><article><p>One.</p><p class=\"credits\">")]
    [InlineData("<body><p>One.</p></body>", "<body><p>One.</p><p class=\"credits\">")]
    [InlineData("<p>One.</p>", "<p>One.</p><p class=\"credits\">")]
    [InlineData("<!-- </body> --><body><script>'</body>'</script><p>One.</p></body>", "<p>One.</p><p class=\"credits\">")]
    public void At_the_end_of_a_page_they_stand_at_the_end_of_its_article_or_body(string page, string expected)
    {
        var text = Put("html", page, At(InsertionPlace.Bottom), out var isPlaced);

        Assert.True(isPlaced);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(page, text.Remove(text.IndexOf("<p class=\"credits\"", StringComparison.Ordinal), text.IndexOf("</p>", text.IndexOf("credits", StringComparison.Ordinal), StringComparison.Ordinal) + 5 - text.IndexOf("<p class=\"credits\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_letter_that_the_encoding_lacks_leaves_the_file_as_it_is()
    {
        var insertion = new Insertion(InsertionPlace.Bottom, [[new("번역: 민아", false)]], []);

        Assert.Equal("Un texte.\n", Put("text", "Un texte.\n", insertion, out var isPlaced, "iso-8859-1"));
        Assert.False(isPlaced);
    }

    [Theory]
    [InlineData("srt", "1\n00:00:01,000 --> 00:00:02,000\nHello there\n")]
    [InlineData("json", "{\"a\":\"Hello there\"}")]
    [InlineData("resx", "<root><data name=\"a\"><value>Hello there</value></data></root>")]
    public void A_file_without_running_text_stays_as_it_is(string format, string text)
    {
        Assert.Equal(text, Put(format, text, At(InsertionPlace.Bottom, "A draft."), out var isPlaced));
        Assert.False(isPlaced);
    }

    [Theory]
    [InlineData("markdown", "One.\n", "One.\n\n<!-- A draft. -->\n")]
    [InlineData("html", "<p>One.</p>", "<p>One.</p><!-- A draft. -->\n")]
    [InlineData("markdown", "---\ntitle: x\n---\nOne.\n", "---\ntitle: x\ndraft: true\n---\nOne.\n")]
    public void A_draft_says_so_where_no_reader_trips_over_it(string format, string text, string expected) =>
        Assert.Equal(expected, Put(format, text, new(null, [], [], "A draft."), out _));
}
