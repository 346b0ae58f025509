using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;

namespace Translate.Server.Tests.Delivery;

/// <summary>Files that were edited elsewhere come back: what changed is shown, and written only as somebody chooses.</summary>
public class ReturnTests : DeliveringTests
{
    const string Article = "One sentence. Another sentence. A **bold** third. The last one.\n";

    static readonly string[] Korean = ["한 문장.", "다른 문장.", "⟦1⟧굵은⟦/1⟧ 셋째.", "마지막."];

    /// <summary>Changes cells of a Word document, as a person at a word processor does: by the row's number, with the text in pieces.</summary>
    static byte[] Edit(byte[] docx, Action<IReadOnlyList<TableRow>> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true)) edit([.. package.MainDocumentPart!.Document!.Body!.Descendants<TableRow>().Skip(1)]);
        return stream.ToArray();
    }

    static void Write(TableRow row, params string[] pieces)
    {
        var paragraph = row.Elements<TableCell>().ElementAt(2).GetFirstChild<Paragraph>()!;
        paragraph.RemoveAllChildren<Run>();
        foreach (var piece in pieces) paragraph.Append(new Run(new Text(piece) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }));
    }

    static async Task<JsonElement> Compare(Team team, long job, byte[] bytes, string name = "edited.docx") => await Json(Upload(team.Mina, $"/api/v1/jobs/{job}/returns", name, bytes));

    [Fact]
    public async Task An_edited_Word_document_shows_its_changes_and_each_conflict_and_changes_nothing_by_itself()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        await Translate(team, job, Korean);
        var (_, docx) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/docx");
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/1", new { version = 1, typed = "여기서 바뀐 문장." }));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/3", new { version = 1, typed = "여기서만 바뀜." }));

        var file = await Compare(team, job, Edit(docx, rows =>
        {
            Write(rows[0], "한 ", "문장이다.");
            Write(rows[1], "거기서 바뀐 문장.");
            Write(rows[2], "굵은 셋째.");
            rows[3].InsertAfterSelf((TableRow)rows[3].CloneNode(deep: true));
        }));

        var changes = file.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("ordinal").GetInt32(), c.GetProperty("there").GetString(), c.GetProperty("conflict").GetString())).ToList();
        Assert.Equal([(0, "한 문장이다.", "none"), (1, "거기서 바뀐 문장.", "changedHere"), (2, "굵은 셋째.", "codes"), (-1, "마지막.", "unknown")], changes);

        // The fourth was changed here only: what the file says of it is what it said when it went out.
        Assert.Equal(1, file.GetProperty("unchanged").GetInt32());
        Assert.Equal("한 문장.", await Server.Rows(async db => (await db.Targets.SingleAsync(t => t.JobId == job && t.Ordinal == 0)).Text.Text));
    }

    [Fact]
    public async Task What_is_chosen_on_the_page_is_written_in_the_name_of_whoever_uploads_it_and_can_be_taken_back()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        await Translate(team, job, Korean);
        var (_, docx) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/docx");
        var edited = Edit(docx, rows =>
        {
            Write(rows[0], "한 문장이다.");
            Write(rows[1], "다른 문장이다.");
        });
        var theo = await Server.Browser(team.TheoId);
        var open = await theo.Get($"/jobs/{job}/returns");
        using var form = new MultipartFormDataContent { { new StringContent(open.Form($"/jobs/{job}/returns").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { new ByteArrayContent(edited), "file", "edited.docx" } };
        var answer = await theo.SendOnce(HttpMethod.Post, $"/jobs/{job}/returns", form);
        var page = new Page(answer.StatusCode, $"/jobs/{job}/returns", new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()), answer);
        Assert.Equal(2, page.Html.QuerySelectorAll("fieldset").Length);
        Assert.NotNull(page.Html.QuerySelector("#r0[checked]"));

        page = await theo.Submit(page, $"/jobs/{job}/returns/merge", ("c1", "here"));

        Assert.Contains("One segment was taken over.", page.Text, StringComparison.Ordinal);
        var (taken, left) = await Server.Rows(async db => (await db.Targets.AsNoTracking().SingleAsync(t => t.JobId == job && t.Ordinal == 0), await db.Targets.AsNoTracking().SingleAsync(t => t.JobId == job && t.Ordinal == 1)));
        Assert.Equal(("한 문장이다.", 2, team.TheoId, TargetState.Translated), (taken.Text.Text, taken.Version, taken.AuthorId!.Value, taken.State));
        Assert.Equal(("다른 문장.", 1), (left.Text.Text, left.Version));
        Assert.Equal("한 문장.", await Server.Rows(async db => (await db.PastTargets.SingleAsync(t => t.JobId == job && t.Ordinal == 0)).Text.Text));
        Assert.Equal(("edits-taken-in", "edited.docx: 1", team.TheoId), await Server.Rows(db => db.Audit.OrderBy(a => a.Id).Select(a => new ValueTuple<string, string, long>(a.Act, a.Detail!, a.PersonId!.Value)).LastAsync()));
    }

    [Fact]
    public async Task What_somebody_changes_between_looking_and_taking_over_is_left_and_told()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        await Translate(team, job, Korean);
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 1, typed = "그사이." }));

        var merged = await Json(team.Mina.PostAsJsonAsync($"/api/v1/jobs/{job}/returns/merge", new { name = "x.docx", changes = new[] { new { ordinal = 0, version = 1, typed = "늦음." }, new { ordinal = 3, version = 1, typed = "끝." } } }));

        Assert.Equal(1, merged.GetProperty("taken").GetInt32());
        Assert.Equal([0], merged.GetProperty("left").EnumerateArray().Select(l => l.GetInt32()));
        Assert.Equal("그사이.", await Server.Rows(async db => (await db.Targets.SingleAsync(t => t.JobId == job && t.Ordinal == 0)).Text.Text));
    }

    [Fact]
    public async Task An_edited_XLIFF_file_comes_back_by_id_and_its_codes_with_it()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        await Translate(team, job, Korean);
        var (name, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/xliff");
        Assert.Equal("a.ko.draft.xlf", name);
        var xliff = Encoding.UTF8.GetString(bytes).Replace("한 문장.", "한 문장이다.", StringComparison.Ordinal).Replace(" 셋째.", " 셋째다.", StringComparison.Ordinal);

        var file = await Compare(team, job, Encoding.UTF8.GetBytes(xliff), "a.xlf");

        Assert.Equal([(0, "한 문장이다.", "none"), (2, "⟦1⟧굵은⟦/1⟧ 셋째다.", "none")], file.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("ordinal").GetInt32(), c.GetProperty("there").GetString(), c.GetProperty("conflict").GetString())));
        Assert.Equal(2, file.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task A_segment_that_was_joined_here_since_is_a_conflict()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        await Translate(team, job, Korean);
        var (_, docx) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/docx");
        await Ok(team.Mina.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/join", new { version = 1, nextVersion = 1 }));

        var file = await Compare(team, job, Edit(docx, rows =>
        {
            Write(rows[0], "한 문장이다.");
            Write(rows[1], "다른 문장이다.");
        }));

        Assert.Equal(["otherSource", "unknown"], file.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("conflict").GetString()));
    }

    [Fact]
    public async Task A_file_of_another_job_is_refused()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        var (_, other) = await TakeIn(team, Article, "b.md");
        foreach (var kind in new[] { "docx", "xliff" })
        {
            using var answer = await Upload(team.Mina, $"/api/v1/jobs/{job}/returns", "b", (await File(team.Mina, $"/api/v1/jobs/{other}/exports/{kind}")).Bytes);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains($"another job, {other}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Hostile => ["empty", "text", "no document", "bomb", "entity", "cut", "external", "deep"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Broken_and_hostile_files_are_refused_in_words(string kind)
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Article, "a.md");
        var (_, docx) = await File(team.Mina, $"/api/v1/jobs/{job}/exports/docx");
        var bytes = kind switch
        {
            "empty" => [],
            "text" => "Not a document at all."u8.ToArray(),
            "no document" => Zip("other.xml", stream => stream.Write("<a/>"u8)),
            "bomb" => Zip("word/document.xml", stream =>
            {
                stream.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>"u8);
                var block = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
                for (var i = 0; i < 150; i++) stream.Write(block);
            }),
            "entity" => Zip("word/document.xml", stream => stream.Write("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>"u8)),
            "external" => "<?xml version=\"1.0\"?><!DOCTYPE xliff [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"ko\"><file id=\"f\"><unit id=\"1\"><segment><source>&x;</source></segment></unit></file></xliff>"u8.ToArray(),
            "deep" => Encoding.UTF8.GetBytes("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\">" + string.Concat(Enumerable.Repeat("<group>", 5000))),
            _ => docx[..(docx.Length / 2)],
        };

        using var answer = await Upload(team.Mina, $"/api/v1/jobs/{job}/returns", "edited.docx", bytes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("edited.docx", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static byte[] Zip(string entry, Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var stream = archive.CreateEntry(entry).Open())
            write(stream);
        return bytes.ToArray();
    }
}
