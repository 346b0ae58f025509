namespace Translate.Engines.Lane;

/// <summary>Puts questions into as few calls as an engine's limits allow.</summary>
static class Packing
{
    /// <summary>
    /// Calls with all of the questions in their order. Sentences of one unit are in one call, unless they are more than a call may hold: then they
    /// fill calls one after the other.
    /// </summary>
    /// <param name="work">What is translated.</param>
    /// <param name="questions">Questions in the order of the document, none of them larger than a call may be.</param>
    public static IEnumerable<Call> Pack(LaneWork work, IEnumerable<Question> questions) =>
        questions.GroupBy(q => (q.Standing, q.Markup)).SelectMany(group => Pack(work, [.. group], group.Key.Standing.Profile));

    static IEnumerable<Call> Pack(LaneWork work, IReadOnlyList<Question> questions, EngineProfile profile)
    {
        var packed = new List<Question>();
        long size = 0;
        for (int at = 0, end; at < questions.Count; at = end)
        {
            (end, var unit) = Unit(at);
            if (Fits(end - at, unit))
            {
                if (!Fits(packed.Count + end - at, size + unit)) yield return Full();
                Add(at, end);
                continue;
            }

            for (; at < end; at++)
            {
                if (!Fits(packed.Count + 1, size + questions[at].Size)) yield return Full();
                Add(at, at + 1);
            }
        }

        if (packed.Count > 0) yield return Full();

        bool Fits(int texts, long characters) => texts <= profile.MostTexts.Value && characters <= profile.MostCharacters.Value;

        (int End, long Size) Unit(int start)
        {
            var (end, total) = (start, 0L);
            for (; end < questions.Count && UnitOf(questions[end]) == UnitOf(questions[start]); end++) total += questions[end].Size;
            return (end, total);
        }

        int UnitOf(Question question) => work.Segments[question.Place].Unit;

        void Add(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                packed.Add(questions[i]);
                size += questions[i].Size;
            }
        }

        Call Full()
        {
            var call = new Call(work, [.. packed]);
            packed.Clear();
            size = 0;
            return call;
        }
    }
}
