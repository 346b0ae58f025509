namespace Translate.Engines.Lane;

/// <summary>All questions of a work: what was asked is not asked again, whatever came of it.</summary>
sealed class Book(LaneWork work)
{
    readonly Dictionary<CacheKey, Question> questions = [];

    /// <summary>The question with that text; the same one for whoever asks it.</summary>
    public Question Question(Standing standing, Markup markup, string text, int place)
    {
        var key = CacheKey.Of(standing.Engine, work.From, work.To, markup, text);
        if (questions.TryGetValue(key, out var known)) return known;
        var question = new Question(standing, markup, key, text, place);
        if (string.IsNullOrWhiteSpace(text)) question.Found(new(text, Model: null));
        else if (question.Size > standing.Profile.MostCharacters.Value) question.Refused(TooLarge(standing.Profile, question.Size));
        return questions[key] = question;
    }

    static EngineException TooLarge(EngineProfile profile, int size) =>
        new(profile.Title, EngineFault.Payload, $"the text is larger ({size}) than a call may be ({profile.MostCharacters.Value}).");
}
