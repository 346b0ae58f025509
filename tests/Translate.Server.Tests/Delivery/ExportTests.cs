using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;

namespace Translate.Server.Tests.Delivery;

/// <summary>A job goes out in the forms that people and programs ask for, at any time.</summary>
public class ExportTests : DeliveringTests
{
    const string Article = "# Bridges\n\nThe **new** bridge is open. Nobody <crossed> it.\n\n- An item\n";

    static readonly string[] Korean = ["다리", "⟦1⟧새⟦/1⟧ 다리가 열렸다.", "아무도 건너지 않았다. <crossed>", "항목 1 & 2"];

    [Fact]
    public async Task A_Word_document_is_a_valid_one_with_a_row_a_segment_a_bookmark_and_the_comments()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "bridges.md");
        await Translate(team, job, Korean);
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/1/comments", new { text = "Is \"새\" the word?\nOr not?" }));

        var (name, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/docx");

        Assert.Equal("bridges.ko.draft.docx", name);
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var body = package.MainDocumentPart!.Document!.Body!;
        Assert.Contains("Draft", body.InnerText, StringComparison.Ordinal);
        Assert.Equal("Draft", package.PackageProperties.ContentStatus);
        var rows = body.Descendants<TableRow>().Skip(1).ToList();
        Assert.Equal(["1", "2", "3", "4"], rows.Select(r => r.Elements<TableCell>().First().InnerText));
        Assert.Equal("⟦1⟧새⟦/1⟧ 다리가 열렸다.", rows[1].Elements<TableCell>().ElementAt(2).InnerText);
        Assert.All(rows, r => Assert.Matches("^s_[0-9]+_1_[0-9a-f]{16}$", r.Descendants<BookmarkStart>().Single().Name!.Value!));
        Assert.Contains("Theo", rows[1].Elements<TableCell>().ElementAt(4).InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_both_languages_in_their_directions_escaped_and_with_comments()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, "<p>A &lt;script&gt; and more.</p>", "a.html", "ar");
        await Translate(team, job, "نص <script>alert(1)</script>");
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/comments", new { text = "<img onerror=x>" }));

        var (name, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/html");
        var page = Encoding.UTF8.GetString(bytes);

        Assert.Equal("a.ar.draft.html", name);
        Assert.Contains("lang=\"ar\" dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("class=\"draft\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_text_goes_out_as_text_and_Markdown_without_a_word_of_a_draft()
    {
        var team = await NewTeam();
        await Ok(team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/credits", new { place = "bottom" }));
        var (_, job) = await Deliver(team, Article, "bridges.md", Korean);

        var text = await File(team.Mina, $"/api/v1/jobs/{job}/exports/text");
        var markdown = await File(team.Mina, $"/api/v1/jobs/{job}/exports/markdown");

        Assert.Equal(("bridges.ko.txt", "bridges.ko.md"), (text.Name, markdown.Name));
        Assert.Equal("다리\n\n새 다리가 열렸다. 아무도 건너지 않았다.\n\n- 항목 1 & 2\n\n번역: Mina\n편집: Theo\n", Encoding.UTF8.GetString(text.Bytes).Replace(" \n", "\n", StringComparison.Ordinal));
        Assert.Equal("# 다리\n\n**새** 다리가 열렸다. 아무도 건너지 않았다. <crossed>\n\n- 항목 1 \\& 2\n\n번역: Mina\\\n편집: Theo\n", Encoding.UTF8.GetString(markdown.Bytes));
    }

    [Fact]
    public async Task The_memory_of_a_job_is_TMX_with_who_wrote_and_approved_it()
    {
        var team = await NewTeam();
        var (_, job) = await Deliver(team, "One sentence. Another one.\n", "a.txt", "한 문장.", "또 하나.");

        var (_, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/tmx");
        var pairs = TmxReader.Read(new MemoryStream(bytes), "a.tmx", []).ToList();

        Assert.Equal([("One sentence.", "한 문장.", "Mina", "Theo", "a.txt"), ("Another one.", "또 하나.", "Mina", "Theo", "a.txt")], pairs.Select(p => (p.Source.Text.Text, p.Target.Text.Text, p.Author, p.Editor, p.Document)));
    }

    [Fact]
    public async Task All_locales_come_as_one_archive_what_is_not_done_as_a_draft()
    {
        var team = await NewTeam();
        var (document, _) = await TakeIn(team, "One sentence.\n", "a.txt", "ko", "de");
        var jobs = await Server.Rows(db => db.Jobs.Where(j => j.DocumentId == document).ToDictionaryAsync(j => j.Locale.Tag, j => j.Id));
        await Translate(team, jobs["ko"], "한 문장.");
        await Approve(team, jobs["ko"]);
        await Work();

        var (name, bytes) = await File(team.Mina, $"/api/v1/documents/{document}/archive");

        Assert.Equal("a.zip", name);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["de/a.draft.txt", "ko/a.txt"], archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var korean = new StreamReader(archive.GetEntry("ko/a.txt")!.Open());
        Assert.Equal("한 문장.\n", await korean.ReadToEndAsync());
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_refused_in_words()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, "One sentence.\n", "a.txt");

        Assert.Equal(HttpStatusCode.BadRequest, (await team.Mina.GetAsync($"/api/v1/jobs/{job}/exports/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await team.Mina.GetAsync($"/api/v1/jobs/{job}/exports/1")).StatusCode);
    }

    [Fact]
    public async Task What_was_delivered_is_in_the_memory_with_its_provenance_and_stands_beside_a_segment()
    {
        var team = await NewTeam();
        await Deliver(team, "The bridge is open.\n", "a.txt", "다리가 열렸다.");
        var (_, next) = await TakeIn(team, "The bridge is open today.\n", "b.txt");

        var match = (await team.Mina.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/jobs/{next}/segments/0/beside")).GetProperty("matches")[0];
        var page = await (await Server.Browser(team.BossId)).Get($"/desks/{team.Desk}/memory/pairs");

        Assert.Equal(("a.txt", "Mina", "Theo", "reviewed"), (match.GetProperty("document").GetString(), match.GetProperty("author").GetString(), match.GetProperty("editor").GetString(), match.GetProperty("state").GetString()));
        Assert.Contains("Translated by Mina", page.Text, StringComparison.Ordinal);
        Assert.Contains("Approved by Theo", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_into_the_memory_of_a_desk_that_does_not_want_it()
    {
        var team = await NewTeam();
        await Server.Rows(db => db.Desks.Where(d => d.Id == team.Desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.FeedsMemory, false)));
        await Deliver(team, "The bridge is open.\n", "a.txt", "다리가 열렸다.");

        Assert.Equal(0, await Server.Rows(db => db.MemoryEntries.CountAsync()));
    }
}
