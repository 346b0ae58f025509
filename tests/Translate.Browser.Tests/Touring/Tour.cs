namespace Translate.Browser.Tests.Touring;

/// <summary>One page that is looked at.</summary>
/// <param name="Route">The service's route, as it is written where it is mapped.</param>
/// <param name="Path">The address; names in braces are those of <see cref="Scene.Names"/>.</param>
/// <param name="Who">Who looks at it.</param>
public sealed record Sight(string Route, string Path, Onlooker Who);

/// <summary>Who looks at a page.</summary>
public enum Onlooker
{
    /// <summary>Nobody is signed in.</summary>
    Anybody,

    /// <summary>A person without a desk.</summary>
    Stranger,

    /// <summary>A translator, who has claimed jobs.</summary>
    Translator,

    /// <summary>The manager, who sees everything.</summary>
    Manager,
}

/// <summary>Every page of the service, in the states in which it looks different. A test proves that no route is forgotten.</summary>
static class Tour
{
    public static IReadOnlyList<Sight> Sights { get; } =
    [
        new("/", "/", Onlooker.Stranger),
        new("/sign-in", "/sign-in", Onlooker.Anybody),
        new("/sign-in/code", "/sign-in/code", Onlooker.Anybody),
        new("/sign-in/forgotten", "/sign-in/forgotten", Onlooker.Anybody),
        new("/goodbye", "/goodbye", Onlooker.Anybody),
        new("/sign-in/link/{secret}", "{link}", Onlooker.Anybody),
        new("/sign-in/link/{secret}", "/sign-in/link/unknown", Onlooker.Anybody),
        new("/welcome", "/welcome", Onlooker.Manager),
        new("/status/{code:int}", "/nowhere", Onlooker.Anybody),
        new("/status/{code:int}", "/desks/1/settings", Onlooker.Translator),
        new("/error", "/error", Onlooker.Anybody),
        new("/settings", "/settings", Onlooker.Manager),
        new("/settings/security", "/settings/security", Onlooker.Translator),
        new("/settings/security", "/settings/security", Onlooker.Manager),
        new("/settings/notices", "/settings/notices", Onlooker.Translator),
        new("/settings/leave", "/settings/leave", Onlooker.Translator),
        new("/settings/leave", "/settings/leave", Onlooker.Manager),
        new("/desks/{desk:long}/people", "/desks/1/people", Onlooker.Manager),
        new("/desks/{desk:long}/record", "/desks/1/record", Onlooker.Manager),
        new("/desks/{desk:long}/record", "/desks/1/record?from=2001-01-01&to=2001-01-02", Onlooker.Manager),
        new("/operations/record", "/operations/record", Onlooker.Manager),
        new("/desks/{desk:long}", "/desks/1", Onlooker.Manager),
        new("/desks/{desk:long}", "/desks/1", Onlooker.Translator),
        new("/desks/{desk:long}", "/desks/1?state=cancelled", Onlooker.Translator),
        new("/desks/{desk:long}/documents/new", "/desks/1/documents/new", Onlooker.Manager),
        new("/desks/{desk:long}/settings", "/desks/1/settings", Onlooker.Manager),
        new("/desks/{desk:long}/memory", "/desks/1/memory", Onlooker.Manager),
        new("/desks/{desk:long}/quality", "/desks/1/quality", Onlooker.Manager),
        new("/desks/{desk:long}/engines", "/desks/1/engines", Onlooker.Manager),
        new("/desks/{desk:long}/engines/new", "/desks/1/engines/new", Onlooker.Manager),
        new("/desks/{desk:long}/engines/new", "/desks/1/engines/new?kind=llm", Onlooker.Manager),
        new("/desks/{desk:long}/engines/{engine:long}", "/desks/1/engines/{engine}", Onlooker.Manager),
        new("/desks/{desk:long}/routes", "/desks/1/routes", Onlooker.Manager),
        new("/desks/{desk:long}/routes/new", "/desks/1/routes/new", Onlooker.Manager),
        new("/desks/{desk:long}/routes/{route:long}", "/desks/1/routes/{route}", Onlooker.Manager),
        new("/jobs/{job:long}", "/jobs/{delivered}", Onlooker.Manager),
        new("/jobs/{job:long}", "/jobs/{machine}", Onlooker.Manager),
        new("/jobs/{job:long}", "/jobs/{claimed}", Onlooker.Translator),
        new("/jobs/{job:long}", "/jobs/{edited}", Onlooker.Translator),
        new("/jobs/{job:long}/edit", "/jobs/{claimed}/edit", Onlooker.Translator),
        new("/jobs/{job:long}/edit", "/jobs/{delivered}/edit", Onlooker.Manager),
        new("/available", "/available", Onlooker.Manager),
        new("/available", "/available", Onlooker.Translator),
        new("/my-work", "/my-work", Onlooker.Translator),
        new("/my-work", "/my-work", Onlooker.Stranger),
        new("/notices", "/notices", Onlooker.Translator),
        new("/join/{secret}", "{invitation}", Onlooker.Anybody),
        new("/join/{secret}", "{invitation}", Onlooker.Translator),
        new("/join/{secret}", "/join/unknown", Onlooker.Anybody),
        new("/jobs/{job:long}/review", "/jobs/{submitted}/review", Onlooker.Manager),
        new("/jobs/{job:long}/review", "/jobs/{claimed}/review", Onlooker.Manager),
    ];

    /// <summary>What can be asked for with GET and is no page of ours: files, a program's answers, and addresses that lead back to a page.</summary>
    public static IReadOnlyList<string> NoPages { get; } =
    [
        "/health",
        "/openapi/{documentName}.json",
        "/operations/jobs/{**path}",
        "/jobs/{job:long}/preview",
        "/jobs/{job:long}/file",
        "/jobs/{job:long}/draft",
        "/jobs/{job:long}/claim",
        "/jobs/{job:long}/renew",
        "/jobs/{job:long}/release",
        "/jobs/{job:long}/release/without",
        "/settings/name",
        "/settings/email",
        "/settings/pairs",
        "/settings/password",
        "/settings/tokens",
        "/sign-in/outside",
        "/sign-in/outside/back",
        "/settings/security/{form}",
        "/settings/leave/mine",
        "/desks/{desk:long}/record/file",
        "/operations/record/file",
        "/desks/{desk:long}/invitations",
        "/desks/{desk:long}/people/{person:long}/{form}",
        "/desks/{desk:long}/engines/{engine:long}/{form}",
        "/desks/{desk:long}/routes/{route:long}/{form}",
    ];
}
