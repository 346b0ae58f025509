using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>A link by which somebody joins a desk. Only its hash is kept.</summary>
public sealed class Invitation
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>What the person will be there.</summary>
    public DeskRole Role { get; init; }

    /// <summary>SHA-256 of the link's secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The address it is for, where it is for one person; an open link is for anybody who has it.</summary>
    public string? Email { get; init; }

    /// <summary>How many people may still join by it.</summary>
    public int Left { get; set; }

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>Who made it.</summary>
    public long? MadeById { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The desk.</summary>
    public Desk? Desk { get; init; }
}

/// <summary>A pair of locales that a person translates: from one, into the other.</summary>
public sealed class LanguagePair
{
    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>The locale the person reads.</summary>
    public Locale From { get; init; }

    /// <summary>The locale the person writes.</summary>
    public Locale To { get; init; }
}

/// <summary>How a person likes a thing to be: the editor's keys, the filters of a list.</summary>
public sealed class Preference
{
    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>What it is about: <c>keys</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the person chose, as JSON.</summary>
    public required string Value { get; set; }
}
