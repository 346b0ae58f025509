using System.Collections.Concurrent;
using Translate.Engines;
using Translate.Engines.Http;
using Translate.Engines.Lane;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>The engines of all desks as this process uses them: one connection pool, and one gate for each account, whoever works for it.</summary>
public sealed class EngineRoom(EngineKeys keys, TimeProvider clock) : IDisposable
{
    readonly HttpClient http = EngineHttpClient.Create();
    readonly ConcurrentDictionary<(long Id, int Version), Lazy<LaneEngine>> made = [];

    /// <summary>The engine that a row describes.</summary>
    /// <exception cref="EngineException">Its settings are missing or senseless.</exception>
    public LaneEngine Of(DeskEngine row)
    {
        try
        {
            return made.GetOrAdd((row.Id, row.Version), _ => new(() => Make(row))).Value;
        }
        catch (EngineException)
        {
            made.TryRemove((row.Id, row.Version), out _);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        foreach (var engine in made.Values.Where(e => e.IsValueCreated)) engine.Value.Gate.Dispose();
    }

    LaneEngine Make(DeskEngine row)
    {
        var description = KnownEngines.Find(row.Kind) ?? throw new EngineException(row.Name, EngineFault.Configuration, $"this version of Translate has no engine \"{row.Kind}\".");
        var engine = description.With(new(keys.Read(row), http, clock));
        return new(row.Id, engine, new(row.MostCalls ?? engine.Profile.MostCalls.Value, clock), EngineKeys.Options(row, description));
    }
}
