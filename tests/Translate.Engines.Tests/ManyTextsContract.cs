namespace Translate.Engines.Tests;

/// <summary>What engines keep to besides whose calls carry several texts.</summary>
public abstract class ManyTextsContract : EngineContract
{
    [Fact]
    public async Task Every_text_has_its_translation_in_its_place()
    {
        var texts = Enumerable.Range(1, Description.Profile.MostTexts.Value).Select(i => $"Text {i}.").ToArray();
        Assert.Equal(texts.Select(Translation), await Translate(texts));
    }

    [Fact]
    public async Task The_same_text_twice_has_two_translations() => Assert.Equal(["가 Yes.", "가 Yes.", "가 No."], await Translate("Yes.", "Yes.", "No."));

    [Fact]
    public async Task A_text_of_blanks_keeps_its_place() => Assert.Equal(["가 One.", "가  ", "가 Three."], await Translate("One.", " ", "Three."));

    [Fact]
    public async Task More_texts_than_the_vendor_allows_are_refused_by_the_vendor_as_the_calls_fault()
    {
        var texts = Enumerable.Range(1, Description.Profile.MostTexts.Value + 1).Select(i => $"Text {i}.").ToArray();
        if (!HasLimits)
        {
            Assert.Equal(texts.Select(Translation), await Translate(texts));
            return;
        }

        Assert.Equal(EngineFault.Payload, (await Fails(texts)).Fault);
    }

    [Fact]
    public async Task Too_few_results_are_not_guessed_into_their_places()
    {
        Translated = texts => [.. texts.Skip(1)];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
        Translated = _ => [];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
    }

    [Fact]
    public async Task Too_many_results_are_not_guessed_into_their_places()
    {
        Translated = texts => [.. texts, "one more"];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
    }
}
