namespace Translate.Engines.Lane;

/// <summary>All questions of a work: what an engine was asked it is not asked again, whatever came of it.</summary>
/// <remarks>Two accounts of one service are two engines: their answers have the same keys, but one may rest while the other is asked.</remarks>
sealed class Book(LaneWork work)
{
    readonly Dictionary<(Standing, CacheKey), Question> questions = [];

    /// <summary>The question with that text; the same one for whoever asks it.</summary>
    public Question Question(Standing standing, Markup markup, string text, int place)
    {
        var key = CacheKey.Of(standing.Engine, work.From, work.To, markup, text);
        if (questions.TryGetValue((standing, key), out var known)) return known;
        var question = new Question(standing, markup, key, text, place);
        if (string.IsNullOrWhiteSpace(text)) question.Found(new(text, Model: null));
        else if (question.Size > standing.Profile.MostCharacters.Value) question.Refused(TooLarge(standing.Profile, question.Size));
        return questions[(standing, key)] = question;
    }

    static EngineException TooLarge(EngineProfile profile, int size) =>
        new(profile.Title, EngineFault.Payload, $"the text is larger ({size}) than a call may be ({profile.MostCharacters.Value}).");
}
