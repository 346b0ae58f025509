using System.Text;

namespace Translate.Engines.Lane;

/// <summary>Questions that go to an engine together: one engine, one markup, within its limits, in the order of the document.</summary>
sealed class Call(LaneWork work, IReadOnlyList<Question> questions)
{
    /// <summary>What instructions to a language model come to, at a guess.</summary>
    const int TokensOfInstructions = 300;

    /// <summary>Bytes of UTF-8 a token, on the dear side: about 4 for English; 3 for Korean, where a syllable is often a token.</summary>
    const int BytesAToken = 3;

    public IReadOnlyList<Question> Questions => questions;

    public Standing Standing => questions[0].Standing;

    public int Characters { get; } = questions.Sum(q => q.Text.Length);

    /// <summary>What goes to the engine. What stands around a text is given with it where it is not in the call itself.</summary>
    public EngineRequest Request() => new(work.From, work.To, questions[0].Markup, [.. questions.Select(Text)]) { Title = work.Title, Summary = work.Summary };

    /// <summary>What it will be charged as, in the engine's price unit.</summary>
    public long Estimate(EngineRequest request) => Standing.Profile.PriceUnit switch
    {
        PriceUnit.Free => 0,
        PriceUnit.Character => Characters,
        _ => TokensOfInstructions + (request.Texts.Sum(Bytes) + questions.Sum(q => (long)Encoding.UTF8.GetByteCount(q.Text))) / BytesAToken,
    };

    /// <summary>Both halves, in order.</summary>
    public (Call, Call) Halves()
    {
        var middle = questions.Count / 2;
        return (new(work, [.. questions.Take(middle)]), new(work, [.. questions.Skip(middle)]));
    }

    EngineText Text(Question question, int at)
    {
        var segment = work.Segments[question.Place];
        return new(question.Text)
        {
            Unit = segment.Unit,
            Before = at > 0 && question.Place - questions[at - 1].Place is 0 or 1 ? null : Around(question.Place - 1),
            After = at < questions.Count - 1 && questions[at + 1].Place - question.Place is 0 or 1 ? null : Around(question.Place + 1),
            Terms = segment.Terms,
            Similar = segment.Similar,
        };
    }

    string? Around(int place) =>
        place < 0 ? work.Around.Before : place >= work.Segments.Count ? work.Around.After : work.Segments[place].Source.Text;

    static long Bytes(EngineText text) =>
        Bytes(text.Text) + Bytes(text.Before) + Bytes(text.After) +
        text.Terms.Sum(t => Bytes(t.Source) + Bytes(t.Target)) + text.Similar.Sum(s => Bytes(s.Source) + Bytes(s.Target));

    static long Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
