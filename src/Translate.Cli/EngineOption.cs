using System.CommandLine;
using Translate.Core.Pretranslation;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Engines.Http;
using Translate.Engines.Lane;

namespace Translate.Cli;

/// <summary><c>--engine NAME</c> and its settings: on the command line, or in the environment, where a key is not seen by others (<c>TRANSLATE_DEEPL_KEY</c>).</summary>
sealed class EngineOption
{
    readonly Option<string?> name = new("--engine")
    {
        HelpName = "NAME",
        Description = $"An engine for what memory does not know: {string.Join(", ", KnownEngines.All.Select(e => e.Profile.Name))}",
    };

    readonly Option<string[]> settings = new("--engine-setting")
    {
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
        Description = "A setting of the engine; may be given several times. Each is also read from the environment: TRANSLATE_ENGINE_NAME, in capitals",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(name);
        command.Add(settings);
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } chosen && KnownEngines.Find(chosen) is not { } && chosen.Length > 0)
                result.AddError($"There is no engine \"{chosen}\". There are: {string.Join(", ", KnownEngines.All.Select(e => e.Profile.Name))}.");
            foreach (var setting in result.GetValue(settings) ?? [])
                if (!setting.Contains('=', StringComparison.Ordinal)) result.AddError($"\"{setting}\" is no setting. Expected NAME=VALUE.");
        });
    }

    /// <summary>The engine that was asked for, as a lane uses it; null where none was.</summary>
    /// <exception cref="EngineException">A setting is missing or senseless.</exception>
    public LaneEngine? Read(ParseResult parsed)
    {
        if (parsed.GetValue(name) is not { } chosen || KnownEngines.Find(chosen) is not { } description) return null;
        var given = (parsed.GetValue(settings) ?? []).Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
        var values = description.Fields
            .Select(f => (f.Name, Value: given.GetValueOrDefault(f.Name) ?? Environment.GetEnvironmentVariable($"TRANSLATE_{description.Profile.Name}_{f.Name}".ToUpperInvariant().Replace('-', '_'))))
            .Where(f => f.Value is not null)
            .ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
        if (given.Keys.FirstOrDefault(k => !description.Fields.Any(f => f.Name == k)) is { } unknown)
            throw new EngineException(description.Profile.Title, EngineFault.Configuration, $"there is no setting \"{unknown}\". There are: {string.Join(", ", description.Fields.Select(f => f.Name))}.");
        var engine = description.With(new(values, EngineHttpClient.Create(), TimeProvider.System));
        return new(1, engine, new(engine.Profile.MostCalls.Value, TimeProvider.System), "");
    }

    /// <summary>Fills what has no target yet, told of the terms in each segment, and says on standard error what the engine could not do, and why.</summary>
    public static async Task<IReadOnlyList<Target?>> Fill(LaneEngine engine, SegmentedDocument document, IReadOnlyList<Target?> targets, Termbase? terms, string file, Locale from, Locale to, CancellationToken stop)
    {
        var open = Enumerable.Range(0, targets.Count).Where(i => targets[i] is null).ToList();
        if (open.Count == 0) return targets;

        var lane = new Lane(new MemoryLaneStore(TimeProvider.System), TimeProvider.System);
        var filled = targets.ToArray();
        foreach (var result in await lane.Translate(new(from, to, [.. open.Select(i => new LaneSegment(i, document.Sources[i].Source) { Terms = terms?.Pairs(document.Sources[i].Source, from, to) ?? [] })]) { Engines = [engine], Title = Path.GetFileName(file) }, stop))
        {
            switch (result)
            {
                case LaneResult.Translated t:
                    filled[t.Ordinal] = new(t.Text, TargetState.Translated, new(OriginKind.Machine, Name: engine.Engine.Profile.Title));
                    break;
                case LaneResult.ForPeople p:
                    await Console.Error.WriteLineAsync($"{file}: segment {p.Ordinal + 1} is left for people: {p.Detail}");
                    break;
                case LaneResult.Later l:
                    await Console.Error.WriteLineAsync($"{file}: segment {l.Ordinal + 1} is left for people: {l.Detail}");
                    break;
            }
        }

        return filled;
    }
}
