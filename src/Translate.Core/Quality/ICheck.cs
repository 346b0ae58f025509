using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>One question about a source and its target.</summary>
/// <remarks>Pure, without state, in time linear in both texts; any text gives an answer and none an exception.</remarks>
public interface ICheck
{
    /// <summary>Its name, by which findings are counted and worded: <c>numbers</c>.</summary>
    string Name { get; }

    /// <summary>How much its findings weigh.</summary>
    Severity Severity { get; }

    /// <summary>What speaks against the target; nothing where all is well.</summary>
    IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context);
}

/// <summary>What a check may know besides the two texts.</summary>
/// <param name="From">The locale of the source.</param>
/// <param name="To">The locale of the target.</param>
public sealed record CheckContext(Locale From, Locale To)
{
    /// <summary>The desk's preferred terms.</summary>
    public IReadOnlyList<TermPair> Terms { get; init; } = [];

    /// <summary>The most characters that the target may have, where its place holds only so many.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>The lines and the width that its place holds; without limits where nothing is known.</summary>
    public Room Room { get; init; } = Room.Unlimited;

    /// <summary>The fonts by which widths are measured; none where none are there.</summary>
    public IFonts? Fonts { get; init; }

    /// <summary>The dictionary of the target's language; null where none is installed.</summary>
    public ISpelling? Spelling { get; init; }

    /// <summary>How long a subtitle is shown; null where the text is none.</summary>
    public TimeSpan? Shown { get; init; }

    /// <summary>Which checks are made, and what they weigh.</summary>
    public CheckSettings Settings { get; init; } = CheckSettings.Usual;
}
