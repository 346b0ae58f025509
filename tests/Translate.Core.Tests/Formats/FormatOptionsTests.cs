using System.Text;
using System.Text.Json;
using Translate.Core.Formats;

namespace Translate.Core.Tests.Formats;

public sealed class FormatOptionsTests
{
    [Theory]
    [InlineData("json.keys")]
    [InlineData("json.except")]
    public void Patterns_that_are_longer_than_can_be_looked_for_are_refused_by_name(string option)
    {
        var one = "/" + new string('k', 20_000);
        var error = Assert.Throws<FormatException>(() => FormatOptions.Of([new(option, one)]));
        Assert.StartsWith($"{option}: this pattern is too long: \"/kkk", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 250);

        var many = string.Join(", ", Enumerable.Range(0, 4_000).Select(i => $"/menu/**/item{i}/*"));
        Assert.Contains($"{option}: its patterns are too long together; the longest is \"/menu/**/item1", Assert.Throws<FormatException>(() => FormatOptions.Of([new(option, many)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_bears_the_name_of_its_format_and_is_named_once()
    {
        Assert.All(FileFormats.All, format => Assert.All(format.Options, option => Assert.StartsWith(format.Name + ".", option.Name, StringComparison.Ordinal)));
        Assert.Distinct(FileFormats.All.SelectMany(format => format.Options).Select(option => option.Name));
        Assert.All(FileFormats.All.SelectMany(format => format.Options), option => Assert.NotEmpty(option.Description));
    }

    [Fact]
    public void What_no_format_knows_is_refused_with_a_list_of_what_there_is()
    {
        var error = Assert.Throws<FormatException>(() => FormatOptions.Of([new("json.kees", "x")]));
        Assert.Contains("\"json.kees\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("json.keys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_kept_as_a_JSON_object()
    {
        var kept = JsonSerializer.Serialize(FormatOptions.Of([new("markdown.front-matter", " Title , lead,, ")]).Values);
        var options = FormatOptions.Of(JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!);
        Assert.Equal(["Title", "lead"], options.List("markdown.front-matter"));
        Assert.Null(options.List("json.keys"));
    }

    [Fact]
    public void Every_default_said_aloud_changes_nothing()
    {
        var defaults = FormatOptions.Of(FileFormats.All.SelectMany(format => format.Options).Where(option => option.Name is not "csv.text").Select(option => KeyValuePair.Create(option.Name, option.Default)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures"), "*", SearchOption.AllDirectories))
        {
            var (usual, source) = FileFormats.Open(File.ReadAllBytes(file), file);
            Assert.Equal(usual.Extract(source).Select(u => (u.Id, u.Slot)), FileFormats.Open(File.ReadAllBytes(file), file, options: defaults).Format.Extract(source).Select(u => (u.Id, u.Slot)));
        }
    }

    [Theory]
    [InlineData(null, "front/title|p1")]
    [InlineData("lead, Author", "front/lead|front/author|p1")]
    [InlineData("", "p1")]
    public void Front_matter_has_the_keys_that_are_chosen(string? keys, string ids)
    {
        var options = keys is null ? FormatOptions.None : FormatOptions.Of([new("markdown.front-matter", keys)]);
        var (format, source) = FileFormats.Open(Encoding.UTF8.GetBytes("---\ntitle: A\nlead: B\nauthor: C\n---\n\nText.\n"), "a.md", options: options);
        Assert.Equal(ids, string.Join('|', format.Extract(source).Select(u => u.Id.StartsWith("front", StringComparison.Ordinal) ? u.Id : "p1")));
    }
}
