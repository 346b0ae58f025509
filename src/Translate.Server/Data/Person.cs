using Microsoft.AspNetCore.Identity;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>Somebody who can sign in.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>The name that others see, and that a byline gives.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Runs the whole service: sees the background jobs, and every desk.</summary>
    public bool IsOperator { get; set; }

    /// <summary>The person's time zone by its IANA name, as the browser last said it; null before the first visit.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The language in which the person is written to, as it was last chosen or asked for by the browser.</summary>
    public string? Language { get; set; }

    /// <summary>When the person was last sent what had come together for a day.</summary>
    public DateTimeOffset? DigestSent { get; set; }

    /// <summary>When the person was forgotten, at their own wish: the row stays for what it is referred to by, and says nothing about anybody.</summary>
    public DateTimeOffset? Forgotten { get; set; }

    /// <summary>When the person was added.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The desks the person belongs to.</summary>
    public List<Membership> Memberships { get; } = [];
}

/// <summary>What a person may do in a desk. Each role may do what those before it may.</summary>
public enum DeskRole
{
    /// <summary>Claims jobs and translates.</summary>
    Translator = 1,

    /// <summary>Takes in documents, reviews, approves, delivers.</summary>
    Editor = 2,

    /// <summary>Adds people, imports memory, sets the desk's policy.</summary>
    Manager = 3,
}

/// <summary>A person's role in a desk.</summary>
public sealed class Membership
{
    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>What the person may do there.</summary>
    public DeskRole Role { get; set; }

    /// <summary>The desk trusts the person's work. A newcomer's is always reviewed.</summary>
    public bool IsTrusted { get; set; }

    /// <summary>The desk.</summary>
    public Desk? Desk { get; init; }

    /// <summary>The person.</summary>
    public Person? Person { get; init; }
}

/// <summary>What a person may do in a desk with the jobs into one locale, where it is more or less than elsewhere in the desk.</summary>
public sealed class LocaleRole
{
    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>The locale.</summary>
    public Locale Locale { get; init; }

    /// <summary>What the person may do with it; null for nothing.</summary>
    public DeskRole? Role { get; set; }
}

/// <summary>A browser that a person is signed in with.</summary>
public sealed class Session
{
    /// <summary>Named in the browser's cookie.</summary>
    public Guid Id { get; init; }

    /// <summary>Who is signed in.</summary>
    public long PersonId { get; init; }

    /// <summary>What the browser says it is.</summary>
    public required string Agent { get; init; }

    /// <summary>From which network address it signed in.</summary>
    public string? From { get; init; }

    /// <summary>When it signed in.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it was last used, to some minutes.</summary>
    public DateTimeOffset Seen { get; set; }

    /// <summary>When it was signed out, here or from another browser.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>Who is signed in.</summary>
    public Person? Person { get; init; }
}

/// <summary>A bearer token for scripts and other programs. Only its hash is kept.</summary>
public sealed class AccessToken
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>Whose rights it gives.</summary>
    public long PersonId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it was last used, to the hour.</summary>
    public DateTimeOffset? Used { get; set; }

    /// <summary>Its owner.</summary>
    public Person? Person { get; init; }
}

/// <summary>A link that signs a person in once. Only its hash is kept.</summary>
public sealed class SignInLink
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>Who is signed in.</summary>
    public long PersonId { get; init; }

    /// <summary>SHA-256 of the link's secret.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? Used { get; set; }

    /// <summary>Who is signed in.</summary>
    public Person? Person { get; init; }
}
