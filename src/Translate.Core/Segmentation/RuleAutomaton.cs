namespace Translate.Core.Segmentation;

/// <summary>The rules of a language as one automaton, which reads around a position and tells whether a sentence ends there.</summary>
/// <remarks>
/// It reads the character behind the position, to leave out the rules that cannot match before it; then backwards from the position,
/// for what stands before a break; then turns, and reads forwards for the rules that are left. It stops as soon as nothing can change
/// any more what the first rule that matches says. Its deterministic states are built as texts ask for them, so that reading costs one
/// table look-up a character however many rules there are, and no pattern can make it backtrack. Safe to share.
/// </remarks>
sealed class RuleAutomaton
{
    /// <summary>How far a pattern may look from its position, in UTF-16 code units. Rules look at words; text behind that is not read.</summary>
    public const int Window = 256;

    /// <summary>Each is a column of the table of states.</summary>
    const int MostClasses = 16_000;

    readonly IReadOnlyList<Rule> rules;
    readonly CharClasses classes;
    readonly PatternGraph behind, ahead;
    readonly Lock building = new();

    /// <summary>The columns behind those of the classes: for the edge of the text, and for the end of the window.</summary>
    readonly int edge, stop;

    volatile StateTable table;

    /// <summary>An automaton for these rules, of which earlier ones come first.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="most">How large a table of states may grow before it is thrown away and begun again, in cells.</param>
    /// <exception cref="FormatException">The patterns together are too large, or tell apart or assert too many different things.</exception>
    public RuleAutomaton(IReadOnlyList<Rule> rules, int most = StateTable.Most)
    {
        this.rules = rules;
        classes = CharClasses.Of(rules.SelectMany(rule => Sets(rule.Before).Concat(Sets(rule.After))));
        if (classes.Count > MostClasses) throw new FormatException("the rules of this language tell apart too many characters");
        (edge, stop) = (classes.Count, classes.Count + 1);
        behind = new(rules.Select(rule => rule.Before), classes, backwards: true);
        ahead = new(rules.Select(rule => rule.After), classes, backwards: false);
        table = new(classes.Count + 2, most);
    }

    /// <summary>Whether the first rule that matches at a position breaks there; false where none matches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position, within the text.</param>
    /// <param name="work">What building states may still cost; the answer is of no use when it is below zero.</param>
    /// <param name="unsure">Rules, in order, of which the first that is confirmed decides instead; mostly none.</param>
    public bool Breaks(string text, int at, ref long work, out IReadOnlyList<Rule> unsure)
    {
        unsure = [];
        while (work >= 0)
        {
            // Where a table is replaced meanwhile, the position is read again by the new one.
            var current = table;
            var end = Next(current, StateTable.Start, classes[text[at]], ref work);
            if (end > 0) end = Read(current, end, text, at - 1, -1, ref work);
            if (end == StateTable.No) return false;
            if (end == StateTable.Unbuilt) continue;

            end = Next(current, -end, classes[text[at - 1]], ref work);
            if (end > 0) end = Read(current, end, text, at, 1, ref work);
            if (end == StateTable.Unbuilt) continue;
            if (end is not (StateTable.No or StateTable.Yes)) unsure = Unsure(current, -end);
            return end == StateTable.Yes;
        }

        return false;
    }

    static IEnumerable<CharSet> Sets(Pattern pattern) => pattern switch
    {
        Chars { Set: var set } => [set],
        Assertion { Set: var set } => [set],
        Group { Item: var item } => Sets(item),
        Repeat { Item: var item } => Sets(item),
        Sequence { Items: var items } => items.SelectMany(Sets),
        Choice { Items: var items } => items.SelectMany(Sets),
        _ => [],
    };

    /// <summary>Reads on from a state until reading ends.</summary>
    int Read(StateTable current, int row, string text, int at, int step, ref long work)
    {
        for (var left = Window; row > 0; left--, at += step)
        {
            var column = left == 0 ? stop : (uint)at < (uint)text.Length ? classes[text[at]] : edge;
            row = Next(current, row, column, ref work);
        }

        return row;
    }

    int Next(StateTable current, int row, int column, ref long work)
    {
        var next = current.Cells[row + column];
        return next == StateTable.Unbuilt ? Build(current, row, column, ref work) : next;
    }

    int Build(StateTable current, int row, int column, ref long work)
    {
        lock (building)
        {
            if (current != table || work < 0) return StateTable.Unbuilt;
            if (current.Cells[row + column] is var built and not StateTable.Unbuilt) return built;
            if (current.IsFull)
            {
                table = current.Grown();
                return StateTable.Unbuilt;
            }

            var state = current[row];
            var (place, seen) = (state.Place, state.Seen);
            switch (state.Reading)
            {
                case Reading.Start:
                    (place, seen) = (behind.Begin(Beginning(column, ref work)), behind.Seen(column));
                    built = Behind(current, place, seen, stops: false);
                    break;
                case Reading.Behind:
                    if (column != stop) place = behind.Step(place, ref seen, column, ref work);
                    built = Behind(current, place, seen, stops: column == stop);
                    break;
                case Reading.Turn:
                    built = Ahead(current, ahead.Begin(place), ahead.Seen(column), stops: false);
                    break;
                default:
                    if (column != stop) place = ahead.Step(place, ref seen, column, ref work);
                    built = Ahead(current, place, seen, stops: column == stop);
                    break;
            }

            return current.Cells[row + column] = built;
        }
    }

    /// <summary>The rules that can match before a character.</summary>
    List<int> Beginning(int column, ref long work)
    {
        var found = new List<int>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            if (ahead.MayBegin(rule, column, ref work)) found.Add(rule);
        }

        return found;
    }

    /// <summary>What a place backwards from the position means: reading on, or turning with the rules that have matched.</summary>
    int Behind(StateTable current, int[] place, ulong seen, bool stops)
    {
        if (stops || Array.TrueForAll(place, behind.IsMatch))
        {
            int[] matched = [.. place.Where(behind.IsMatch).Select(behind.Rule)];
            return matched.Any(rule => rules[rule].Breaks) ? -current.Row(new(Reading.Turn, matched, 0)) : StateTable.No;
        }

        return place.Any(node => rules[behind.Rule(node)].Breaks) ? current.Row(new(Reading.Behind, place, seen)) : StateTable.No;
    }

    /// <summary>What a place forwards from the position means: reading on, or an answer.</summary>
    int Ahead(StateTable current, int[] place, ulong seen, bool stops)
    {
        // What comes after a rule that has matched for certain is of no interest; and nothing is, when all that are left say the same.
        var certain = Array.FindIndex(place, node => ahead.IsMatch(node) && rules[ahead.Rule(node)].Confirmation is null);
        if (certain >= 0) place = place[..(certain + 1)];
        if (stops) place = Array.FindAll(place, ahead.IsMatch);
        if (!place.Any(node => rules[ahead.Rule(node)].Breaks)) return StateTable.No;
        if (certain >= 0 && place.All(node => rules[ahead.Rule(node)].Breaks)) return StateTable.Yes;
        return Array.TrueForAll(place, ahead.IsMatch) ? -current.Row(new(Reading.Unsure, [.. place.Select(ahead.Rule)], 0)) : current.Row(new(Reading.Ahead, place, seen));
    }

    Rule[] Unsure(StateTable current, int row)
    {
        lock (building) return [.. current[row].Place.Select(rule => rules[rule])];
    }
}
