using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Documents;

/// <summary>Whatever is handed in: a clear error that names the file and the place, and everything already there stays.</summary>
public sealed class BadInputTests(SqliteService service) : IClassFixture<SqliteService>
{
    const string Rows = """SELECT (SELECT COUNT(*) FROM "Documents") + 1000 * (SELECT COUNT(*) FROM "Jobs") + 1000000 * (SELECT COUNT(*) FROM "Batches") """;

    public static TheoryData<string, byte[], string> Files() => new()
    {
        { "empty.txt", [], "is empty" },
        { "blank.txt", " \n\n "u8.ToArray(), "" },
        { "picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "PNG" },
        { "binary.txt", [.. "abc"u8, 0, 1, 2, 3], "binary" },
        { "broken.txt", [.. "good "u8, 0xC3, 0x28], "byte 5" },
        { "half.txt", [0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x42, 0x00], "byte 4" },
        { "unknown.xyz", "text"u8.ToArray(), ".xyz" },
        { "bad.resx", "<root>\n  <data name=\"a\"><value>x</vlaue></data>\n</root>"u8.ToArray(), "bad.resx(2,26)" },
        { "deep.resx", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 200_000))), "deep.resx(1," },
        { "bomb.resx", "<!DOCTYPE root [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><root><data name=\"x\"><value>&b;</value></data></root>"u8.ToArray(), "bomb.resx(1," },
        { "twice.resx", "<root><data name=\"a\"><value>x</value></data>\n<data name=\"a\"><value>y</value></data></root>"u8.ToArray(), "twice.resx(2," },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_name_and_place(string name, byte[] bytes, string says)
    {
        var before = service.Rows.Count(Rows);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var answer = await service.Editor.PostAsync("/api/v1/desks/1/documents", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(name, problem.GetProperty("file").GetString());
        Assert.Contains(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, service.Rows.Count(Rows));
    }

    [Theory]
    [InlineData("from", "xx-invalid!")]
    [InlineData("to", "ko,en_US!")]
    [InlineData("to", "")]
    public async Task A_locale_that_is_none_is_refused(string field, string value)
    {
        var before = service.Rows.Count(Rows);
        using var form = new MultipartFormDataContent { { new StringContent("Some text."), "text" }, { new StringContent(value), field } };
        if (field is "to") form.Add(new StringContent("en"), "from");
        else form.Add(new StringContent("ko"), "to");
        var answer = await service.Editor.PostAsync("/api/v1/desks/1/documents", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(before, service.Rows.Count(Rows));
    }

    [Theory]
    [InlineData(2_500_000)]
    [InlineData(200_000_000)]
    public async Task A_file_over_the_limit_is_refused_and_says_who_can_raise_it(int size)
    {
        var before = service.Rows.Count(Rows);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "file", "huge.txt" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var answer = await service.Editor.PostAsync("/api/v1/desks/1/documents", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("MaximumFileSize", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, service.Rows.Count(Rows));
    }

    [Fact]
    public async Task A_bad_unit_of_a_TMX_is_named_and_left_out_and_the_good_ones_are_taken()
    {
        const string Tmx = """
            <tmx version="1.4"><header srclang="en"/><body>
            <tu><tuv xml:lang="en"><seg>one good</seg></tuv><tuv xml:lang="ko"><seg>하나</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>bad</seg></tuv><tuv xml:lang="xx-invalid!"><seg>?</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>two good</seg></tuv><tuv xml:lang="ko"><seg>둘</seg></tuv></tu>
            </body></tmx>
            """;
        var import = await (await Import(Tmx)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, import.GetProperty("added").GetInt32());
        Assert.Contains("(3,", import.GetProperty("leftOut")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_TMX_that_breaks_off_is_refused_with_the_place()
    {
        var answer = await Import("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu><tuv xml:lang=\"en\"><seg>one");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(2, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("line").GetInt32());
    }

    async Task<HttpResponseMessage> Import(string tmx)
    {
        using var body = new StringContent(tmx, Encoding.UTF8, "application/xml");
        return await service.Manager.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/desks/1/memory?name=bad"), body);
    }
}
