using Translate.Engines.Protection;

namespace Translate.Engines.Lane;

/// <summary>One segment on its way: from engine to engine, at each down the ladder, until it has its result.</summary>
/// <param name="work">What it is part of.</param>
/// <param name="place">Its place there.</param>
/// <param name="options">What speaks against a translation.</param>
sealed class Passage(LaneWork work, int place, LaneOptions options)
{
    readonly LaneSegment segment = work.Segments[place];
    readonly bool needsProtection = Protector.NeedsProtection(work.Segments[place].Source, work.KeptWords);
    int engine, step;
    ProtectedText? shape;
    LaneResult.Later? later;
    LaneResult.ForPeople? verdict;
    string? unasked;

    /// <summary>What came of it; null while it is on its way.</summary>
    public LaneResult? Result { get; private set; }

    /// <summary>What it asks now.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>Decides what to ask next, or that there is nobody left to ask.</summary>
    public void Ask(IReadOnlyList<Standing> engines, Book book)
    {
        for (; engine < engines.Count; Next())
        {
            var standing = engines[engine];
            if (standing.Absence is { } absence)
            {
                Missed(absence);
                continue;
            }

            if (shape is null)
            {
                var (rung, markup) = Steps(standing)[step];
                shape = Protector.Protect(segment.Source, rung, markup, work.KeptWords);
                Questions = [.. shape.Texts.Select(text => book.Question(standing, markup, text, place))];
            }

            return;
        }

        Questions = [];
        Result = later ?? verdict ?? (LaneResult)new LaneResult.ForPeople(segment.Ordinal, Refusal.Configuration, unasked ?? "No engine is set up.");
    }

    /// <summary>Takes what the engine gave back, if it is a translation that holds; else goes on.</summary>
    public void Take(IReadOnlyList<Standing> engines, DateTimeOffset now)
    {
        if (Result is not null) return;
        var standing = engines[engine];
        if (Questions.FirstOrDefault(q => q.Refusal is not null)?.Refusal is { } refusal)
        {
            if (refusal.Fault is EngineFault.Transient) Missed(new(now + (refusal.RetryAfter ?? options.Pause), refusal.Message));
            else Against(Refusal.Payload, refusal.Message);
            Next();
        }
        else if (Questions.Any(q => q.IsUnaffordable))
        {
            Result = new LaneResult.ForPeople(segment.Ordinal, Refusal.Budget, $"The budget does not allow to ask {standing.Profile.Title}.");
        }
        else if (Questions.All(q => q.Answer is not null))
        {
            Verify(standing);
        }
    }

    /// <summary>Of what had nothing to translate, there is nothing to examine.</summary>
    void Verify(Standing standing)
    {
        var (text, problem) = shape!.Restore([.. Questions.Select(q => q.Answer!.Text)], work.To);
        if (text is null)
        {
            Against(Refusal.Codes, $"{standing.Profile.Title}: {problem}");
        }
        else if (Questions.Count > 0 && options.Examine(standing.Profile.KeepsLanguage ? segment.InAnyLanguage() : segment, text, work.From, work.To) is { } finding)
        {
            Against(Refusal.Content, $"{standing.Profile.Title}: {finding}");
        }
        else
        {
            var model = Questions.Select(q => q.Answer!.Model).FirstOrDefault(m => m is not null);
            var rung = Steps(standing)[step].Rung;
            Result = new LaneResult.Translated(segment.Ordinal, text, standing.Engine, model, rung, Questions.All(q => q.FromCache));
            return;
        }

        if (step + 1 == Steps(standing).Count) Next();
        else (step, shape) = (step + 1, null);
    }

    IReadOnlyList<Step> Steps(Standing standing) => needsProtection ? standing.Protected : standing.Plain;

    void Next() => (engine, step, shape) = (engine + 1, 0, null);

    void Against(Refusal reason, string detail) => verdict = new(segment.Ordinal, reason, detail);

    void Missed(Absence absence)
    {
        if (absence.Until is not { } until) unasked = unasked is null ? absence.Why : $"{unasked} {absence.Why}";
        else if (later is null || until < later.Until) later = new(segment.Ordinal, until, absence.Why);
    }
}
