using System.Text;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Revision;

/// <summary>The seed article, and a revision of it: a paragraph added, one moved, one corrected by a comma, one rewritten, one gone.</summary>
public static class RevisedArticle
{
    /// <summary>It as it was handed in first.</summary>
    public static string Before { get; } = Encoding.UTF8.GetString(Place.Article);

    /// <summary>The paragraph that is new.</summary>
    public const string Added = "In Washington, lawmakers of both parties have welcomed the summit. Two of them have announced a visit to Seoul.";

    /// <summary>The paragraph that was rewritten: its last sentence stays.</summary>
    public const string Rewritten =
        "There are signs that states that prioritize values and states that prioritize interests will drift apart, and with them the order that they share. The value-first states criticize China and Russia for inhumane acts of oppression and demand other values and another behavior. Nevertheless, they fear losing vital national interests, and look closely at who gains power. If the current competition intensifies, the result will be one of two things: China will incorporate into a U.S.-led world order, or the U.S. will walk a path of decline after losing its hegemonic status.";

    /// <summary>It as it is handed in later.</summary>
    public static string After { get; } = Revise();

    static string Revise()
    {
        var paragraphs = Before.Split("\n\n").ToList();
        int Place(string start) => paragraphs.FindIndex(p => p.TrimStart('\n').StartsWith(start, StringComparison.Ordinal));

        // Corrected by a comma.
        var corrected = Place("In the past, the U.S.");
        paragraphs[corrected] = paragraphs[corrected].Replace("semiconductors, batteries and nuclear power", "semiconductors, batteries, and nuclear power", StringComparison.Ordinal);

        paragraphs[Place("There are signs")] = Rewritten;
        paragraphs.RemoveAt(Place("Meanwhile, the two countries"));

        // The one that was the sixth stands first behind the heading now.
        var moved = paragraphs[Place("This international order")];
        paragraphs.Remove(moved);
        paragraphs.Insert(Place("Does the U.S.-Korea"), moved);
        paragraphs.Insert(Place("Koreans’ perception"), Added);
        return string.Join("\n\n", paragraphs);
    }
}
