using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public sealed class CheckSettingsTests
{
    static IReadOnlyList<Finding> Examine(string settings, string target = "안녕 {0}") =>
        Gates.Examine("Hello there.", target, new CheckContext(Some.English, Some.Korean) { Settings = CheckSettings.Parse(settings), MostCharacters = 3 });

    [Fact]
    public void A_check_is_off_or_weighs_what_the_settings_say()
    {
        Assert.Equal(Severity.Warning, Examine("{}").Single(f => f.Check == "ending").Severity);
        Assert.Equal(Severity.Error, Examine("""{"ending":"error"}""").Single(f => f.Check == "ending").Severity);
        Assert.DoesNotContain(Examine("""{"ending":"off"}"""), f => f.Check == "ending");
        Assert.Contains(Examine("""{"ending":"off"}"""), f => f.Check == "placeholders");
    }

    [Fact]
    public void What_cannot_be_delivered_is_always_said() => Assert.Equal(Severity.Error, Examine("""{"limit":"off"}""").Single(f => f.Check == "limit").Severity);

    [Fact]
    public void The_narrower_place_decides()
    {
        var desk = CheckSettings.Parse("""{"ending":"off","quotes":"error"}""");
        Assert.Equal("""{"ending":"warning","quotes":"error"}""", CheckSettings.Parse("""{"ending":"warning"}""").Over(desk).ToString());
    }

    [Fact]
    public void What_is_made_an_error_keeps_a_job_and_what_is_one_by_itself_does_not()
    {
        var settings = CheckSettings.Usual.With("ending", "error").With("quotes", "off").With("quotes", null);

        Assert.Equal((true, false, true, true), (settings.Blocks("ending"), settings.Blocks("numbers"), settings.Blocks("codes"), settings.HasOwnErrors));
        Assert.Equal(["ending"], settings.Named);
        Assert.Equal(("error", null), (settings.Said("ending"), settings.Said("quotes")));
        Assert.Equal((true, false, true), (settings.OnlyErrors().Makes("ending"), settings.OnlyErrors().Makes("numbers"), settings.OnlyErrors().Makes("limit")));
        Assert.Throws<FormatException>(() => settings.With("ending", "loud"));
    }

    [Fact]
    public void A_gate_that_is_off_lets_a_machine_pass()
    {
        InlineText source = "28,500 troops", target = "병력 2만 5,800명";
        Assert.NotEmpty(Gates.Examine(source, target, Some.English, Some.Korean, []));
        Assert.Empty(Gates.Examine(source, target, Some.English, Some.Korean, [], CheckSettings.Parse("""{"numbers":"off"}""")));
        Assert.All(Gates.Examine(source, target, Some.English, Some.Korean, [], CheckSettings.Parse("""{"numbers":"warning"}""")), finding => Assert.Equal(Severity.Warning, finding.Severity));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"ending":"loud"}""")]
    [InlineData("""{"ending":1}""")]
    public void Settings_that_say_something_else_are_refused(string json) => Assert.Throws<FormatException>(() => CheckSettings.Parse(json));

    [Fact]
    public void A_finding_is_another_one_when_a_text_or_its_place_changes()
    {
        InlineText source = "Hello there.", target = "안녕 하세요", later = "안녕  하세요";
        var finding = Gates.Examine(source, target, new CheckContext(Some.English, Some.Korean)).Single(f => f.Check == "ending");
        var key = finding.Key(source, target);

        Assert.Equal(key, (finding with { }).Key(source, target));
        Assert.All([finding.Key(source, later), finding.Key("Hello.", target), (finding with { Target = new(0, 1) }).Key(source, target)], other => Assert.NotEqual(key, other));
    }
}
