namespace Translate.Core.Exchange.Validation;

/// <summary>What may stand in an element, in which order and how often.</summary>
/// <param name="TakesText">Text may stand in it.</param>
/// <param name="Particles">Its elements in their order.</param>
sealed record ContentModel(bool TakesText, IReadOnlyList<ContentModel.Particle> Particles)
{
    /// <summary>Any of some elements, so often.</summary>
    /// <param name="Names">Which.</param>
    /// <param name="Least">How many there have to be.</param>
    /// <param name="Most">How many there may be.</param>
    /// <param name="TakesOther">Those of other namespaces, too.</param>
    internal sealed record Particle(IReadOnlyList<(string Namespace, string Name)> Names, int Least, int Most, bool TakesOther)
    {
        /// <summary>The element may stand here; one of another namespace must not be of the parent's own.</summary>
        public bool Takes(Node node, string own) =>
            (TakesOther && !string.Equals(node.Namespace, own, StringComparison.Ordinal) && node.Namespace.Length > 0) || Names.Any(name => node.Is(name.Namespace, name.Name));

        /// <summary>As a person reads it.</summary>
        public override string ToString() => Names.Count == 0 ? "an element of another namespace" : string.Join(" or ", Names.Select(name => $"<{name.Name}>"));
    }

    /// <summary>Reads what stands between the braces of the grammar.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="inline">What "inline" stands for.</param>
    /// <param name="expand">The namespace and the name that a name means.</param>
    public static ContentModel Parse(IEnumerable<string> words, string[] inline, Func<string, (string Namespace, string Name)> expand)
    {
        var particles = new List<Particle>();
        var takesText = false;
        foreach (var word in words)
        {
            if (word is "text")
            {
                takesText = true;
                continue;
            }

            var (least, most) = word[^1] switch { '?' => (0, 1), '*' => (0, int.MaxValue), '+' => (1, int.MaxValue), _ => (1, 1) };
            var names = word.TrimEnd('?', '*', '+').Trim('(', ')').Split('|');
            particles.Add(new([.. names.SelectMany(name => name switch { "other" => [], "inline" => inline, _ => new[] { name } }).Select(expand)], least, most, names.Contains("other")));
        }

        return new(takesText, particles);
    }

    /// <summary>What is wrong with an element's content.</summary>
    public IEnumerable<(int Place, string Rule, string Problem)> Examine(Node node)
    {
        if (!TakesText && node.Text is { } text) yield return (text, "text-not-allowed", $"text may not stand in <{node.Name}>");

        int next = 0, taken = 0;
        var seen = new bool[Particles.Count];
        foreach (var child in node.Children)
        {
            var place = next;
            while (place < Particles.Count && !(Particles[place].Takes(child, node.Namespace) && (place > next || taken < Particles[place].Most))) place++;
            if (place == Particles.Count)
            {
                yield return Misplaced(node, child, seen);
                continue;
            }

            seen[place] = true;

            for (; next < place; next++, taken = 0)
                if (taken < Particles[next].Least) yield return (child.Start, "element-missing", $"<{node.Name}> lacks {Particles[next]}, which stands before <{child.Name}>");
            taken++;
        }

        for (; next < Particles.Count; next++, taken = 0)
            if (taken < Particles[next].Least) yield return (node.Start, "element-missing", $"<{node.Name}> lacks {Particles[next]}");
    }

    (int Place, string Rule, string Problem) Misplaced(Node node, Node child, bool[] seen)
    {
        var own = 0;
        while (own < Particles.Count && !Particles[own].Takes(child, node.Namespace)) own++;
        if (own == Particles.Count) return (child.Start, "element-not-allowed", $"<{child.Name}> may not stand in <{node.Name}>");
        return Particles[own].Most == 1 && seen[own]
            ? (child.Start, "element-twice", $"<{node.Name}> may have one <{child.Name}> only")
            : (child.Start, "element-order", $"<{child.Name}> stands too late in <{node.Name}>");
    }
}
