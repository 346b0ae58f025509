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
        new("/desks/{desk:long}", "/desks/1?show=Unclaimed&order=Oldest", Onlooker.Manager),
        new("/desks/{desk:long}/charts", "/desks/1/charts", Onlooker.Manager),
        new("/desks/{desk:long}/charts", "/desks/1/charts?days=28", Onlooker.Manager),
        new("/desks/{desk:long}/search", "/desks/1/search", Onlooker.Translator),
        new("/desks/{desk:long}/search", "/desks/1/search?q=%EB%8F%99%EB%A7%B9", Onlooker.Translator),
        new("/desks/{desk:long}/search", "/desks/1/search?q=nowhere", Onlooker.Manager),
        new("/desks/{desk:long}/documents/new", "/desks/1/documents/new", Onlooker.Manager),
        new("/intake/{document:long}", "/intake/{page}", Onlooker.Manager),
        new("/intake/{document:long}", "/intake/{strings}", Onlooker.Manager),
        new("/desks/{desk:long}/settings", "/desks/1/settings", Onlooker.Manager),
        new("/desks/{desk:long}/memory", "/desks/1/memory", Onlooker.Manager),
        new("/desks/{desk:long}/alignments", "/desks/1/alignments", Onlooker.Manager),
        new("/desks/{desk:long}/alignments/{alignment:long}", "/desks/1/alignments/{alignment}", Onlooker.Manager),
        new("/desks/{desk:long}/alignments/{alignment:long}", "/desks/1/alignments/{alignment}?show=doubtful", Onlooker.Manager),
        new("/desks/{desk:long}/quality", "/desks/1/quality", Onlooker.Manager),
        new("/desks/{desk:long}/reviews", "/desks/1/reviews", Onlooker.Manager),
        new("/desks/{desk:long}/reviews", "/desks/1/reviews?by=Week&locale=fr", Onlooker.Manager),
        new("/desks/{desk:long}/reviews", "/desks/1/reviews", Onlooker.Translator),
        new("/desks/{desk:long}/reviews/habits", "/desks/1/reviews/habits", Onlooker.Manager),
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
        new("/desks/{desk:long}/credits", "/desks/1/credits", Onlooker.Manager),
        new("/desks/{desk:long}/outlets", "/desks/1/outlets", Onlooker.Manager),
        new("/desks/{desk:long}/outlets/new", "/desks/1/outlets/new?kind=Git", Onlooker.Manager),
        new("/desks/{desk:long}/outlets/new", "/desks/1/outlets/new?kind=Folder", Onlooker.Manager),
        new("/desks/{desk:long}/outlets/{outlet:long}", "/desks/1/outlets/{outlet}", Onlooker.Manager),
        new("/jobs/{job:long}/publications", "/jobs/{edited}/publications", Onlooker.Manager),
        new("/jobs/{job:long}/publications", "/jobs/{claimed}/publications", Onlooker.Manager),
        new("/jobs/{job:long}/returns", "/jobs/{claimed}/returns", Onlooker.Translator),
        new("/jobs/{job:long}/returns", "/jobs/{delivered}/returns", Onlooker.Manager),
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
        new("/jobs/{job:long}", "/jobs/{revised}", Onlooker.Manager),
        new("/jobs/{job:long}", "/jobs/{superseded}", Onlooker.Translator),
        new("/jobs/{job:long}/edit", "/jobs/{superseded}/edit", Onlooker.Translator),
        new("/jobs/{job:long}/since-delivery", "/jobs/{revised}/since-delivery", Onlooker.Translator),
        new("/jobs/{job:long}/since-delivery", "/jobs/{claimed}/since-delivery", Onlooker.Translator),
        new("/documents/{document:long}/revise", "/documents/{revisable}/revise", Onlooker.Manager),
        new("/documents/{document:long}/revise", "/documents/{waiting}/revise", Onlooker.Manager),
        new("/documents/{document:long}/revision", "/documents/{proposed}/revision?all=true", Onlooker.Manager),
        new("/documents/{document:long}/revision", "/documents/{takenIn}/revision", Onlooker.Manager),
        new("/jobs/{job:long}/review", "/jobs/{submitted}/review", Onlooker.Manager),
        new("/jobs/{job:long}/review", "/jobs/{claimed}/review", Onlooker.Manager),
        new("/jobs/{job:long}/compare", "/jobs/{edited}/compare", Onlooker.Translator),
        new("/jobs/{job:long}/compare", "/jobs/{claimed}/compare", Onlooker.Manager),
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
        "/jobs/{job:long}/offer",
        "/settings/name",
        "/settings/email",
        "/settings/pairs",
        "/settings/password",
        "/settings/tokens",
        "/desks/{desk:long}/jobs",
        "/desks/{desk:long}/jobs/undo",
        "/desks/{desk:long}/views",
        "/desks/{desk:long}/views/delete",
        "/documents/{document:long}/revise/fetch",
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
        "/desks/{desk:long}/outlets/{outlet:long}/{form}",
        "/desks/{desk:long}/alignments/{alignment:long}/{form}",
        "/jobs/{job:long}/returns/merge",
    ];
}
