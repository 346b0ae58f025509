namespace Translate.Core.Formats.Markdown;

/// <summary>Pairs the marks of emphasis and strikethrough (CommonMark 0.31.2, 6.2 and the appendix; GFM, 6.5).</summary>
/// <remarks>
/// A single tilde strikes through only where it does not stand within a word: in <c>1~2, 3~4</c> it means a range, though GitHub reads it
/// otherwise.
/// </remarks>
sealed class DelimiterStack
{
    readonly List<Run> runs = [];

    /// <summary>A run of one mark, of which some at either end may have been used.</summary>
    sealed record Run(char Mark, int Start, int Length, bool Opens, bool Closes)
    {
        public int First { get; set; } = Start;

        public int Last { get; set; } = Start + Length;

        public int Left => Last - First;

        public int Previous { get; set; }

        public int Next { get; set; }

        /// <summary>Which openers a closer cannot have: openers below one that was sought in vain are not sought again.</summary>
        public (char, bool, int) Kind => (Mark, Opens, Mark == '~' ? Length : Length % 3);

        public bool Pairs(Run closer) => Mark == closer.Mark && Opens && Left > 0 && (Mark == '~'
            ? Length == closer.Length
            : !(closer.Opens || Closes) || closer.Length % 3 == 0 || (Length + closer.Length) % 3 != 0);
    }

    public int Count => runs.Count;

    public void Add(string text, int start, int length)
    {
        var (opens, closes) = Flanks(text[start], length, Characters.Before(text, start), Characters.After(text, start + length));
        runs.Add(new(text[start], start, length, opens, closes));
    }

    /// <summary>Whether a run of marks between two characters may open and may close.</summary>
    public static (bool Opens, bool Closes) Flanks(char mark, int length, System.Text.Rune? before, System.Text.Rune? after)
    {
        bool spaceBefore = Characters.IsSpace(before), spaceAfter = Characters.IsSpace(after);
        bool signBefore = Characters.IsPunctuation(before), signAfter = Characters.IsPunctuation(after);
        var left = !spaceAfter && (!signAfter || spaceBefore || signBefore);
        var right = !spaceBefore && (!signBefore || spaceAfter || signAfter);
        return mark == '_' || (mark == '~' && length == 1) ? (left && (!right || signBefore), right && (!left || signAfter)) : (left, right);
    }

    /// <summary>Pairs the marks from a height of the stack up, and takes them off it: what is paired becomes codes, the rest text.</summary>
    public void Match(int bottom, List<Token> tokens, ref int lastPair)
    {
        if (runs.Count == bottom) return;
        var vain = new Dictionary<(char, bool, int), int>();
        for (var i = bottom; i < runs.Count; i++) (runs[i].Previous, runs[i].Next) = (i - 1, i + 1);
        for (var i = bottom; i < runs.Count;)
        {
            var closer = runs[i];
            if (!closer.Closes || closer.Left == 0)
            {
                i = closer.Next;
                continue;
            }

            var lowest = vain.GetValueOrDefault(closer.Kind, bottom);
            var o = closer.Previous;
            while (o >= lowest && !runs[o].Pairs(closer)) o = runs[o].Previous;
            if (o < lowest)
            {
                vain[closer.Kind] = closer.Previous + 1;
                if (!closer.Opens) Remove(i);
                i = closer.Next;
                continue;
            }

            var opener = runs[o];
            var length = closer.Mark == '~' ? closer.Length : opener.Left >= 2 && closer.Left >= 2 ? 2 : 1;
            var data = new string(closer.Mark == '_' ? '*' : closer.Mark, length);
            opener.Last -= length;
            tokens.Add(new(TokenKind.Opening, opener.Last, opener.Last + length, data, ++lastPair, Role.Marker));
            tokens.Add(new(TokenKind.Closing, closer.First, closer.First + length, data, lastPair, Role.Marker));
            closer.First += length;
            (opener.Next, closer.Previous) = (i, o);
            if (opener.Left == 0) Remove(o);
            if (closer.Left > 0) continue;
            Remove(i);
            i = closer.Next;
        }

        for (var i = bottom; i < runs.Count; i++)
            if (runs[i].Left > 0) tokens.Add(new(TokenKind.Text, runs[i].First, runs[i].Last, new string(runs[i].Mark, runs[i].Left)));
        runs.RemoveRange(bottom, runs.Count - bottom);

        void Remove(int i)
        {
            var run = runs[i];
            if (run.Previous >= bottom) runs[run.Previous].Next = run.Next;
            if (run.Next < runs.Count) runs[run.Next].Previous = run.Previous;
        }
    }
}
