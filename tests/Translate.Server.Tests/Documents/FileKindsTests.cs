using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Tests.Delivery;

namespace Translate.Server.Tests.Documents;

public sealed class FileKindsOnPostgresTests : FileKindsTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Files that are more than text: catalogues that hold translations already, plural forms, packages, and what a desk says of its files.</summary>
public class FileKindsTests : DeliveringTests
{
    const string Catalogue = """
        msgid ""
        msgstr ""
        "Language: ko\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Plural-Forms: nplurals=1; plural=0;\n"

        msgid "Bridge"
        msgstr "다리"

        #, fuzzy
        msgid "Harbour"
        msgstr "항만"

        msgid "The ship is late."
        msgstr ""

        """;

    [Fact]
    public async Task A_catalogue_brings_its_translations_and_what_is_doubtful_as_a_draft()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Catalogue, "ko.po");

        var targets = await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync());
        Assert.Equal([("다리", TargetState.Translated, "ko.po"), ("항만", TargetState.Initial, "ko.po")], targets.Select(t => (t.Text.Text, t.State, t.OriginName!)));

        // A draft keeps what stands there, and has no English where nobody has translated.
        Assert.Equal(Catalogue, Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{job}/draft")).Bytes));

        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{job}/claim", null));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/1", new { version = 1, typed = "항구" }));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/2", new { version = 0, typed = "배가 늦었다." }));
        await Approve(team, job);
        await Work();

        Assert.Equal(
            Catalogue.Replace("#, fuzzy\n", "", StringComparison.Ordinal).Replace("항만", "항구", StringComparison.Ordinal).Replace("late.\"\nmsgstr \"\"", "late.\"\nmsgstr \"배가 늦었다.\"", StringComparison.Ordinal),
            Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{job}/file")).Bytes));
    }

    [Fact]
    public async Task A_catalogue_into_another_language_brings_nothing()
    {
        var team = await NewTeam();
        await TakeIn(team, Catalogue, "ko.po", "ja");

        Assert.Equal(0, await Server.Rows(db => db.Targets.CountAsync()));
    }

    [Theory]
    [InlineData("ru", 3)]
    [InlineData("ko", 1)]
    public async Task A_template_is_translated_in_the_plural_forms_of_its_language(string locale, int forms)
    {
        const string Template = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, c-format\nmsgid \"%d ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, Template, "harbour.pot", locale);
        Assert.Equal(forms, await Server.Rows(db => db.Segments.CountAsync()));

        await Translate(team, job, [.. Enumerable.Range(0, forms).Select(i => $"{i}: %d")]);
        await Approve(team, job);
        await Work();

        var (name, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/file");
        var written = Encoding.UTF8.GetString(bytes);
        Assert.Equal($"harbour.{locale}.po", name);
        Assert.Contains($"nplurals={forms};", written, StringComparison.Ordinal);
        for (var i = 0; i < forms; i++) Assert.Contains($"msgstr[{i}] \"{i}: %d\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain($"msgstr[{forms}]", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Into_several_languages_at_once_each_has_the_plural_forms_of_its_own()
    {
        const string Template = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"%d ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
        var team = await NewTeam();
        await Server.Do(async services => (await services.GetRequiredService<Intake>().Take(team.Desk, team.BossId, new("harbour.pot", Encoding.UTF8.GetBytes(Template), Locale.Parse("en"), [.. new[] { "ko", "de", "ru", "fr", "pl" }.Select(Locale.Parse)]), default)).Id);
        await Work();

        var forms = await Server.Rows(db => db.Jobs.Select(j => new { j.Locale, j.Segments, j.DocumentId, j.Document!.Name }).ToListAsync());
        Assert.Equal([("de", 2), ("fr", 2), ("ko", 1), ("pl", 3), ("ru", 3)], forms.Select(j => (j.Locale.Tag, j.Segments)).OrderBy(j => j.Tag, StringComparer.Ordinal));
        Assert.All(forms, j => Assert.Equal("harbour.pot", j.Name));
        Assert.Equal(forms.Single(j => j.Locale.Tag == "de").DocumentId, forms.Single(j => j.Locale.Tag == "fr").DocumentId);

        var russian = await Server.Rows(db => db.Jobs.Where(j => j.Locale == Locale.Parse("ru")).Select(j => j.Id).SingleAsync());
        await Translate(team, russian, ["корабль %d", "корабля %d", "кораблей %d"]);
        await Approve(team, russian);
        await Work();
        Assert.Contains("msgstr[2] \"кораблей %d\"", Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{russian}/file")).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_page_that_are_for_some_languages_only_are_not_queued_for_the_others()
    {
        const string Page = "<html lang=\"en\"><p>Call <span its-locale-filter-list=\"de\">the Berlin office</span> <i lang=\"en\">now</i>.</p>\n<p its-locale-filter-list=\"de\">In Germany only.</p>\n<p its-locale-filter-list=\"fr, de, es\">Not in Korea.</p></html>";
        var team = await NewTeam();
        await Server.Do(async services => (await services.GetRequiredService<Intake>().Take(team.Desk, team.BossId, new("page.html", Encoding.UTF8.GetBytes(Page), Locale.Parse("en"), [.. new[] { "ko", "de", "fr" }.Select(Locale.Parse)]), default)).Id);
        await Work();

        var jobs = await Server.Rows(db => db.Jobs.Select(j => new { j.Locale, j.DocumentId }).ToListAsync());
        var segments = await Server.Rows(db => db.Segments.OrderBy(s => s.Ordinal).ToListAsync());
        string[] Shown(string locale) => [.. segments.Where(s => s.DocumentId == jobs.Single(j => j.Locale.Tag == locale).DocumentId).Select(s => s.Source.Text)];
        Assert.Equal(["Call the Berlin office now.", "In Germany only.", "Not in Korea."], Shown("de"));
        Assert.Equal(["Call  now.", "Not in Korea."], Shown("fr"));
        Assert.Equal(["Call  now."], Shown("ko"));
    }

    [Fact]
    public async Task A_proposal_that_begins_in_several_languages_keeps_what_was_said_of_it_in_each()
    {
        const string Template = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"%d ship\"\nmsgid_plural \"%d ships\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\nmsgid \"Not this\"\nmsgstr \"\"\n";
        var team = await NewTeam();
        var proposal = await Server.Do(async services => (await services.GetRequiredService<Intake>().Propose(team.Desk, team.BossId, new("harbour.pot", Encoding.UTF8.GetBytes(Template)), default)).Id);
        var unit = await Server.Do(async services => (await services.GetRequiredService<ProposalReader>().Read(proposal, [], default))!.Units.Single(u => u.Text.Contains("Not this", StringComparison.Ordinal)).Id);
        Assert.True(await Server.Do(services => services.GetRequiredService<Intake>().Change(proposal, team.BossId, new() { Topic = "Ships", Units = new Dictionary<string, Treatment> { [unit] = Treatment.Keep } }, default)));
        Assert.True(await Server.Do(services => services.GetRequiredService<Intake>().Begin(proposal, team.BossId, new([new(Locale.Parse("ru")), new(Locale.Parse("de")), new(Locale.Parse("ko"))]), default)));
        await Work();

        Assert.Equal([("de", 2, "Ships"), ("ko", 1, "Ships"), ("ru", 3, "Ships")], (await Server.Rows(db => db.Jobs.Select(j => new { j.Locale, j.Segments, j.Document!.Topic }).ToListAsync())).Select(j => (j.Locale.Tag, j.Segments, j.Topic!)).OrderBy(j => j.Tag, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_desk_says_of_its_files_holds_for_those_taken_in_from_then_on()
    {
        const string Strings = """{"title": "Bridges", "id": "not for people"}""";
        var team = await NewTeam();
        await TakeIn(team, Strings, "before.json");
        var boss = await Server.Browser(team.BossId);
        var address = $"/desks/{team.Desk}/settings";
        await boss.Submit(await boss.Get(address), address, ("option-json.keys", "title"));
        Assert.Equal("title", (await team.Boss.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1{address}")).GetProperty("formatOptions").GetProperty("json.keys").GetString());

        await TakeIn(team, Strings, "after.json");

        Assert.Equal([2, 1], await Server.Rows(db => db.Documents.OrderBy(d => d.Id).Select(d => d.Segments).ToListAsync()));
        var refused = await team.Boss.PutAsJsonAsync($"/api/v1{address}", await Policy(team, new Dictionary<string, string> { ["json.nothing"] = "x" }));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Placeholders_of_printf_that_were_moved_are_saved_and_delivered_with_numbers()
    {
        const string Head = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ko\\n\"\n\n";
        const string Crossed = "#, c-format\nmsgid \"%s has %d\"\nmsgstr \"%d개는 %s\"\n\n";
        var team = await NewTeam();
        var (_, job) = await TakeIn(
            team, Head + Crossed + "#, c-format\nmsgid \"Copy %d files to %s\"\nmsgstr \"\"\n\n#, python-format\nmsgid \"%d of %s\"\nmsgstr \"\"\n", "ko.po");

        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{job}/claim", null));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/1", new { version = 0, typed = "%2$s에 파일 %1$d개" }));
        using (var refused = await team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/2", new { version = 0, typed = "%s: %d" }))
        {
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("order of the source", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/2", new { version = 0, typed = "%d / %s" }));
        await Approve(team, job);
        await Work();

        var written = Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{job}/file")).Bytes);
        Assert.Contains("msgstr \"%2$d개는 %1$s\"", written, StringComparison.Ordinal);
        Assert.Contains("msgstr \"%2$s에 파일 %1$d개\"", written, StringComparison.Ordinal);
        Assert.Contains("msgstr \"%d / %s\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Word_document_is_delivered_as_one()
    {
        var team = await NewTeam();
        var bytes = Word("<w:p><w:r><w:t>The bridge </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>is open.</w:t></w:r></w:p>");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "bridge.docx" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var job = (await Json(team.Theo.PostAsync($"/api/v1/desks/{team.Desk}/documents", form))).GetProperty("jobs")[0].GetInt64();
        await Work();
        await Translate(team, job, "다리가 ⟦1⟧열렸다.⟦/1⟧");
        await Approve(team, job);
        await Work();

        var (name, written) = await File(team.Mina, $"/api/v1/jobs/{job}/file");
        Assert.Equal("bridge.docx", name);
        using var zip = new ZipArchive(new MemoryStream(written));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("다리가 ", text, StringComparison.Ordinal);
        Assert.Contains("<w:b/>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bridge", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_interface_is_translated_as_any_other_file_and_a_new_language_is_a_new_file()
    {
        var strings = await System.IO.File.ReadAllTextAsync(Path.Combine(Running.Place.Repository, "translations", "ui", "Strings.resx"));
        var team = await NewTeam();
        var (document, job) = await TakeIn(team, strings, "Strings.resx", "de");
        await Server.Rows(async db =>
        {
            var segments = await db.Segments.AsNoTracking().Where(s => s.DocumentId == document).ToListAsync();
            await db.Targets.ExecuteDeleteAsync();
            db.Targets.AddRange(segments.Select(s => new SegmentTarget { JobId = job, Ordinal = s.Ordinal, Text = InlineText.Concat(["ß ", s.Source]), State = TargetState.Translated, Origin = OriginKind.Human, AuthorId = team.MinaId, Version = 1 }));
            await db.SaveChangesAsync();
            return await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Segments).SetProperty(j => j.State, JobState.Submitted).SetProperty(j => j.TranslatorId, team.MinaId));
        });
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { acceptsMachine = false }));
        await Work();

        var (name, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/file");
        Assert.Equal("Strings.de.resx", name);
        var (before, after) = (Entries(strings), Entries(Encoding.UTF8.GetString(bytes)));
        Assert.Equal(before.Keys, after.Keys);
        Assert.True(before.Count > 900);
        Assert.All(after.Values, value => Assert.StartsWith("ß ", value, StringComparison.Ordinal));
    }

    static Dictionary<string, string> Entries(string resx) =>
        System.Xml.Linq.XDocument.Parse(resx).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    static async Task<System.Text.Json.Nodes.JsonObject> Policy(Team team, Dictionary<string, string> options)
    {
        var policy = (await team.Boss.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>($"/api/v1/desks/{team.Desk}/settings"))!;
        policy["formatOptions"] = System.Text.Json.JsonSerializer.SerializeToNode(options);
        return policy;
    }

    static byte[] Word(string body)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Put("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Put("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");

            void Put(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
