using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>What a manager says of an engine.</summary>
/// <param name="Name">What the desk calls it.</param>
/// <param name="PricePerMillion">What a million of its price units cost, in the desk's currency; 0 where it costs nothing.</param>
/// <param name="MostCalls">Calls at once; null for what the engine itself declares.</param>
/// <param name="Values">Its settings by name. A secret that is left out, or empty, stays what it was.</param>
public sealed record EngineInput(string? Name, decimal? PricePerMillion, int? MostCalls, IReadOnlyDictionary<string, string>? Values);

/// <summary>What can be wrong with what is said of an engine.</summary>
public enum EngineWrong
{
    /// <summary>There is no engine of that kind.</summary>
    NoKind,

    /// <summary>It has no name, or one too long.</summary>
    NoName,

    /// <summary>A setting is missing that it cannot do without.</summary>
    Missing,

    /// <summary>The engine has no such setting.</summary>
    Unknown,

    /// <summary>This is no http or https address.</summary>
    NoAddress,

    /// <summary>This cannot be chosen.</summary>
    NoChoice,

    /// <summary>It is longer than anything sensible.</summary>
    TooLong,

    /// <summary>There is no price, or one below 0.</summary>
    NoPrice,

    /// <summary>This is no number of calls.</summary>
    NoCalls,

    /// <summary>Somebody changed the engine since it was read.</summary>
    Stale,
}

/// <summary>Something wrong, and the field that it is about: a setting's name, or <c>kind</c>, <c>name</c>, <c>price</c>, <c>calls</c>, <c>version</c>.</summary>
public sealed record EngineProblem(string Field, EngineWrong Wrong);

/// <summary>What came of a test.</summary>
/// <param name="Source">The sentence, as it was sent; null where it was not even sent.</param>
/// <param name="Translation">What came back.</param>
/// <param name="KeepsCode">Whether its inline code came back; null where the engine knows none.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Problem">What is wrong, as a sentence; null where the engine works.</param>
public sealed record EngineTest(string? Source, string? Translation, bool? KeepsCode, int Milliseconds, string? Problem);

/// <summary>A desk's engines: adding, changing, removing and trying them.</summary>
public sealed class DeskEngines(TranslateDb db, EngineKeys keys, EngineRoom room, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The longest name that an engine can have.</summary>
    public const int LongestName = 100;

    /// <summary>The longest setting: a style guide may have pages.</summary>
    const int LongestValue = 10_000;

    /// <summary>An engine of the desk that is not removed, or null.</summary>
    public Task<DeskEngine?> Find(long deskId, long engineId, CancellationToken stop) =>
        db.Engines.AsNoTracking().SingleOrDefaultAsync(e => e.Id == engineId && e.DeskId == deskId && !e.IsRemoved, stop);

    /// <summary>Adds an engine to the desk.</summary>
    /// <returns>Its id; or what is wrong, all of it.</returns>
    public async Task<(long? Id, IReadOnlyList<EngineProblem> Problems)> Add(long deskId, string? kind, EngineInput input, long byId, CancellationToken stop)
    {
        if (KnownEngines.Find(kind ?? "") is not { } description) return (null, [new("kind", EngineWrong.NoKind)]);
        if (Check(description, input, kept: new HashSet<string>(StringComparer.Ordinal)) is { Count: > 0 } problems) return (null, problems);

        var row = new DeskEngine
        {
            DeskId = deskId,
            Kind = description.Profile.Name,
            Name = input.Name!.Trim(),
            PricePerMillion = Price(description, input),
            MostCalls = input.MostCalls,
            Created = clock.GetUtcNow(),
        };
        keys.Write(row, description, input.Values ?? new Dictionary<string, string>());
        db.Engines.Add(row);
        Record(deskId, byId, "engine-added", row.Name);
        await db.SaveChangesAsync(stop);
        return (row.Id, []);
    }

    /// <summary>Changes an engine. It is asked again, even if it rested or was stopped.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="engineId">The engine.</param>
    /// <param name="version">The version that is changed; null to change whatever stands there.</param>
    /// <param name="input">What holds from now on.</param>
    /// <param name="byId">Who changes it.</param>
    /// <param name="stop">Breaks off; nothing is changed then.</param>
    /// <returns>What is wrong; null where the desk has no such engine.</returns>
    public async Task<IReadOnlyList<EngineProblem>?> Change(long deskId, long engineId, int? version, EngineInput input, long byId, CancellationToken stop)
    {
        if (await Find(deskId, engineId, stop) is not { } row) return null;
        if (KnownEngines.Find(row.Kind) is not { } description) return [new("kind", EngineWrong.NoKind)];

        var kept = Kept(row, description, input.Values);
        if (kept.Count == 0) row.Secrets = null;
        if (Check(description, input, kept) is { Count: > 0 } problems) return problems;

        keys.Write(row, description, input.Values ?? new Dictionary<string, string>());
        var (name, price, values, secrets, seen) = (input.Name!.Trim(), Price(description, input), row.Values, row.Secrets, version ?? row.Version);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var changed = await db.Engines.Where(e => e.Id == engineId && e.Version == seen && !e.IsRemoved).ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.Name, name)
                .SetProperty(e => e.PricePerMillion, price)
                .SetProperty(e => e.MostCalls, input.MostCalls)
                .SetProperty(e => e.Values, values)
                .SetProperty(e => e.Secrets, secrets)
                .SetProperty(e => e.Version, seen + 1)
                .SetProperty(e => e.IsStopped, false)
                .SetProperty(e => e.RestsUntil, (DateTimeOffset?)null)
                .SetProperty(e => e.Problem, (string?)null),
            stop);
        if (changed == 0) return [new("version", EngineWrong.Stale)];

        Record(deskId, byId, "engine-changed", name);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return [];
    }

    /// <summary>Takes an engine away: no route asks it any more, and its secrets are deleted. What it translated keeps its name.</summary>
    /// <returns>False where the desk has no such engine.</returns>
    public async Task<bool> Remove(long deskId, long engineId, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var removed = await db.Engines.Where(e => e.Id == engineId && e.DeskId == deskId && !e.IsRemoved).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.IsRemoved, true).SetProperty(e => e.Secrets, (string?)null).SetProperty(e => e.Version, e => e.Version + 1), stop);
        if (removed == 0) return false;

        foreach (var route in await db.Routes.Where(r => r.DeskId == deskId).ToListAsync(stop))
            if (route.Engines.Contains(engineId)) route.Engines = [.. route.Engines.Where(id => id != engineId)];
        Record(deskId, byId, "engine-removed", await db.Engines.Where(e => e.Id == engineId).Select(e => e.Name).SingleAsync(stop));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Has an engine translate one short sentence. If it can, it is asked again from now on, even if it rested or was stopped.</summary>
    /// <returns>What came of it; null where the desk has no such engine.</returns>
    public async Task<EngineTest?> Test(long deskId, long engineId, Locale from, Locale to, long byId, CancellationToken stop)
    {
        if (await Find(deskId, engineId, stop) is not { } row) return null;

        EngineTest test;
        try
        {
            test = await Ask(room.Of(row), deskId, from, to, stop);
        }
        catch (EngineException e)
        {
            test = new(null, null, null, 0, e.Message);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (test.Problem is null)
            await db.Engines.Where(e => e.Id == engineId).ExecuteUpdateAsync(
                set => set.SetProperty(e => e.IsStopped, false).SetProperty(e => e.RestsUntil, (DateTimeOffset?)null).SetProperty(e => e.Problem, (string?)null), stop);
        Record(deskId, byId, "engine-tested", test.Problem is null ? row.Name : $"{row.Name}: {test.Problem}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return test;
    }

    async Task<EngineTest> Ask(Translate.Engines.Lane.LaneEngine engine, long deskId, Locale from, Locale to, CancellationToken stop)
    {
        var store = new LaneStore(scopes, clock, deskId, lease: null);
        var sample = EngineSample.Of(from, engine.Engine.Profile.Markups[0]);
        var call = (await store.Begin(engine, 1, sample.Text.Length, estimate: 0, stop))!.Value;

        // From here on nobody breaks off: the service charges for what it does, whether or not somebody still looks at the page.
        var watch = Stopwatch.StartNew();
        try
        {
            var answer = await engine.Engine.Translate(new(from, to, sample.Markup, [new(sample.Text)]), CancellationToken.None);
            await store.Keep(call, [], answer.Billed, retries: 0, watch.Elapsed, CancellationToken.None);
            return new(sample.Text, answer.Texts[0], sample.IsKeptIn(answer.Texts[0]), (int)watch.ElapsedMilliseconds, null);
        }
        catch (EngineException e)
        {
            await store.Fail(call, e, retries: 0, watch.Elapsed, CancellationToken.None);
            return new(sample.Text, null, null, (int)watch.ElapsedMilliseconds, e.Message);
        }
    }

    /// <summary>Secrets that need not be entered again: none where they cannot be read any more, or would now be sent to another server than the one they were entered for.</summary>
    IReadOnlySet<string> Kept(DeskEngine row, EngineDescription description, IReadOnlyDictionary<string, string>? values)
    {
        var before = EngineKeys.Open(row);
        var moved = description.Fields.Any(f => f.Kind is FieldKind.Address && Server(before.GetValueOrDefault(f.Name) ?? f.Default) != Server(values?.GetValueOrDefault(f.Name) is { Length: > 0 } given ? given : f.Default));
        return moved ? new HashSet<string>(StringComparer.Ordinal) : keys.Kept(row);
    }

    static string Server(string? address) => Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : "";

    static List<EngineProblem> Check(EngineDescription description, EngineInput input, IReadOnlySet<string> kept)
    {
        var problems = new List<EngineProblem>();
        if (input.Name?.Trim().Length is null or 0 or > LongestName) problems.Add(new("name", EngineWrong.NoName));
        foreach (var name in input.Values?.Keys.Where(name => description.Fields.All(f => f.Name != name)) ?? []) problems.Add(new(name, EngineWrong.Unknown));
        foreach (var field in description.Fields)
            if (Wrong(field, input.Values?.GetValueOrDefault(field.Name)?.Trim() ?? "", kept) is { } wrong) problems.Add(new(field.Name, wrong));
        if (description.Profile.PriceUnit is not PriceUnit.Free && input.PricePerMillion is null or < 0 or > 1_000_000) problems.Add(new("price", EngineWrong.NoPrice));
        if (input.MostCalls is < 1 or > 1000) problems.Add(new("calls", EngineWrong.NoCalls));
        return problems;
    }

    static EngineWrong? Wrong(EngineField field, string value, IReadOnlySet<string> kept) => value switch
    {
        "" => field.IsRequired && field.Default is null && !kept.Contains(field.Name) ? EngineWrong.Missing : null,
        { Length: > LongestValue } => EngineWrong.TooLong,
        _ when field.Kind is FieldKind.Address && !(Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") => EngineWrong.NoAddress,
        _ when field.Kind is FieldKind.Choice && !field.Choices.Contains(value, StringComparer.Ordinal) => EngineWrong.NoChoice,
        _ => null,
    };

    static decimal Price(EngineDescription description, EngineInput input) => description.Profile.PriceUnit is PriceUnit.Free ? 0 : input.PricePerMillion ?? 0;

    void Record(long deskId, long byId, string act, string detail) => db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });
}

/// <summary>A short sentence with an inline code, to try an engine with.</summary>
sealed record EngineSample(string Text, Markup Markup, string[] Codes)
{
    /// <summary>In the languages that desks mostly work from; the code is around the words in the middle.</summary>
    static readonly Dictionary<string, (string Before, string Within, string After)> Sentences = new(StringComparer.Ordinal)
    {
        ["en"] = ("The library is ", "open until nine", " today."),
        ["ko"] = ("도서관은 오늘 ", "아홉 시까지", " 문을 엽니다."),
        ["de"] = ("Die Bibliothek ist heute ", "bis neun Uhr", " geöffnet."),
        ["es"] = ("La biblioteca está ", "abierta hasta las nueve", " hoy."),
        ["fr"] = ("La bibliothèque est ", "ouverte jusqu’à neuf heures", " aujourd’hui."),
        ["ja"] = ("図書館は今日、", "九時まで", "開いています。"),
        ["zh"] = ("图书馆今天", "开到九点", "。"),
    };

    /// <summary>The sentence in the locale's language, English where there is none, as the markup writes it.</summary>
    public static EngineSample Of(Locale locale, Markup markup)
    {
        var (before, within, after) = Sentences.GetValueOrDefault(locale.Language, Sentences["en"]);
        string[] codes = markup switch
        {
            Markup.Html => ["<span id=\"1\">", "</span>"],
            Markup.Xml => ["<g id=\"1\">", "</g>"],
            _ => [],
        };
        return new(codes is [var opening, var closing] ? $"{before}{opening}{within}{closing}{after}" : before + within + after, markup, codes);
    }

    /// <summary>Whether a translation still has the code; null where none was sent.</summary>
    public bool? IsKeptIn(string translation) => Codes.Length == 0 ? null : Codes.All(code => translation.Contains(code, StringComparison.Ordinal));
}
