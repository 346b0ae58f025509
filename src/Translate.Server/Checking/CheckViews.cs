using Microsoft.Extensions.Localization;
using Translate.Core.Quality;

namespace Translate.Server.Checking;

/// <summary>A check as people choose it, worded in the caller's language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">What it looks after.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it finds, in a sentence.</param>
/// <param name="Source">A source of the example.</param>
/// <param name="Target">What it finds something in.</param>
/// <param name="To">The language of that.</param>
/// <param name="Usual">What it is where nobody says anything: <c>warning</c> or <c>error</c>.</param>
/// <param name="Said">What is said here: <c>off</c>, <c>warning</c> or <c>error</c>; null where nothing is.</param>
/// <param name="Holds">What holds here: what is said here or in the wider place, or the usual.</param>
/// <param name="IsAlways">What it finds cannot be delivered: nothing can be said of it.</param>
public sealed record CheckChoiceView(string Name, CheckGroup Group, string Title, string Text, string Source, string Target, string To, string Usual, string? Said, string Holds, bool IsAlways);

/// <summary>What is said of a document's checks, and of its units'.</summary>
/// <param name="Checks">What is otherwise than in its desk, by the names of checks.</param>
/// <param name="Units">What is otherwise than in the document, by unit.</param>
public sealed record DocumentChecksView(IReadOnlyDictionary<string, string> Checks, IReadOnlyList<UnitChecksView> Units)
{
    /// <summary>The view of settings.</summary>
    internal static DocumentChecksView Of(CheckSettings settings, IReadOnlyList<UnitCheckSettings> units) => new(CheckViews.Said(settings), [.. units.Select(u => new UnitChecksView(u.Unit, CheckViews.Said(u.Settings)))]);
}

/// <summary>What is otherwise for a unit.</summary>
public sealed record UnitChecksView(string Unit, IReadOnlyDictionary<string, string> Checks);

/// <summary>Words for checks.</summary>
static class CheckViews
{
    /// <summary>What is said of a check.</summary>
    public static readonly string[] Choices = ["off", "warning", "error"];

    /// <summary>The checks that the service makes: an empty translation and a draft keep a job from being handed in anyway.</summary>
    public static IReadOnlyList<KnownCheck> Known { get; } = [.. KnownChecks.All.Where(check => check.Name is not ("empty" or "draft"))];

    /// <summary>Whether the service makes a check.</summary>
    public static bool IsChosen(string name) => Known.Any(check => check.Name == name);

    /// <summary>Whether something can be said of a check.</summary>
    public static bool CanSay(string? name) => Known.Any(check => check.Name == name && !check.IsAlways);

    /// <summary>The checks with what is said of them in a place, and in the wider one.</summary>
    public static IReadOnlyList<CheckChoiceView> Of(CheckSettings settings, CheckSettings wider, IStringLocalizer<Strings> strings) =>
    [
        .. Known.Select(check =>
        {
            var usual = check.Severity is Severity.Error ? "error" : "warning";
            return new CheckChoiceView(
                check.Name, check.Group, strings[$"Check.{check.Name}"], strings[$"Check.{check.Name}.Text"], check.Source, check.Target.Replace("\u200B", "␣", StringComparison.Ordinal), check.To, usual,
                check.IsAlways ? null : settings.Said(check.Name), check.IsAlways ? usual : settings.Said(check.Name) ?? wider.Said(check.Name) ?? usual, check.IsAlways);
        }),
    ];

    /// <summary>What settings say, by the names of checks.</summary>
    public static IReadOnlyDictionary<string, string> Said(CheckSettings settings) => settings.Named.ToDictionary(name => name, name => settings.Said(name)!, StringComparer.Ordinal);

    /// <summary>Settings that say so.</summary>
    /// <returns>Null where there is no such check, nothing can be said of it, or what is said is none of the <see cref="Choices"/>.</returns>
    public static CheckSettings? Read(IReadOnlyDictionary<string, string>? said)
    {
        if (said is null || said.Any(one => !CanSay(one.Key) || !Choices.Contains(one.Value, StringComparer.Ordinal))) return null;
        return said.Aggregate(CheckSettings.Usual, (all, one) => all.With(one.Key, one.Value));
    }
}
