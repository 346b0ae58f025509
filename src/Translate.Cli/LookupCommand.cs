using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Translate.Core.Memory;
using Translate.Core.Memory.Repair;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate lookup</c>: what a memory knows of each line of standard input.</summary>
static class LookupCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What was found for a line.</summary>
    sealed record Found(JsonElement? Id, string Text, IReadOnlyList<Match> Matches);

    /// <summary>A match as JSON; places are in UTF-16 code units of the plain texts.</summary>
    sealed record Match(
        int Score, double Similarity, string Source, string Target, Locale From, Locale To, string? Memory, string? Document, string State, string Origin,
        IReadOnlyList<Penalty> Penalties, IReadOnlyList<Change> Changes, Mended? Mended);

    /// <summary>The target with what a program could surely put right, and what that was.</summary>
    sealed record Mended(string Target, IReadOnlyList<Mend> Mendings);

    /// <summary>One thing that was put right: where it stands in the line, in the match, in the target as it was and as it is.</summary>
    sealed record Mend(MendingKind Kind, Place Asked, Place Known, Place Was, Place Now);

    /// <summary>A difference: from <c>start</c>, so many units long.</summary>
    sealed record Change(TextChangeKind Kind, Place Asked, Place Known);

    /// <summary>A stretch of text.</summary>
    sealed record Place(int Start, int Length);

    public static Command Create()
    {
        var memories = new Memories(required: true);
        var from = Inputs.LocaleOption("--from", "The locale of the lines");
        var to = Inputs.LocaleOption("--to", "The locale of the translations");
        var min = Percent("--min", 70, "The similarity from which matches are told, in percent");
        var most = Percent("--most", 5, "How many matches are told for a line at the most");
        var jsonl = new Option<bool>("--jsonl") { Description = "Write a line of JSON for each line; a line of input may be {\"id\":…,\"text\":…} as well" };
        var command = new Command("lookup", "Finds what a memory knows of each line of standard input, best first") { from, to, min, most, jsonl };
        memories.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var (memory, isWhole) = await memories.Load(parsed);
            using var input = new StreamReader(Console.OpenStandardInput());
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            while (await input.ReadLineAsync(stop) is { } line)
            {
                var (id, text) = parsed.GetValue(jsonl) ? Read(line) : (null, line);
                var matches = memory.Find(parsed.GetValue(from), parsed.GetValue(to), text, parsed.GetValue(min), parsed.GetValue(most));
                if (parsed.GetValue(jsonl)) await output.WriteLineAsync(JsonSerializer.Serialize(new Found(id, text, [.. matches.Select(match => Told(match, Mended(match)))]), Json));
                else await Say(output, text, matches, Mended);

                MendedMatch? Mended(FuzzyMatch match) => MatchRepair.Mend(text, parsed.GetValue(from), parsed.GetValue(to), match, []);

                // Who asks line by line wants the answer before the next question.
                if (input.Peek() < 0) await output.FlushAsync(stop);
            }

            return isWhole ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    static Option<int> Percent(string name, int usual, string description)
    {
        var option = new Option<int>(name) { HelpName = "NUMBER", DefaultValueFactory = _ => usual, Description = description };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 1 or > 100) result.AddError($"Option '{name}' takes a number from 1 to 100.");
        });
        return option;
    }

    /// <summary>A line is itself, or an object with a text.</summary>
    static (JsonElement? Id, string Text) Read(string line)
    {
        if (!line.StartsWith('{')) return (null, line);
        try
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String) return (null, line);
            return (json.RootElement.TryGetProperty("id", out var id) ? id.Clone() : null, text.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, line);
        }
    }

    static Match Told(FuzzyMatch match, MendedMatch? mended) => new(
        match.Score, Math.Round(match.Similarity, 2), match.Pair.Source.Text.Text, match.Pair.Target.Text.Text, match.Pair.Source.Locale, match.Pair.Target.Locale,
        match.Memory, match.Pair.Document, CamelCase.Name(match.Pair.State), CamelCase.Name(match.Pair.Origin), match.Penalties,
        [.. match.Changes.Select(change => new Change(change.Kind, Told(change.Asked), Told(change.Known)))],
        mended is null ? null : new(mended.Target.Text, [.. mended.Mendings.Select(m => new Mend(m.Kind, Told(m.Asked), Told(m.Known), Told(m.Was), Told(m.Now)))]));

    static Place Told(TextSpan span) => new(span.Start, span.Length);

    static async Task Say(TextWriter output, string text, IReadOnlyList<FuzzyMatch> matches, Func<FuzzyMatch, MendedMatch?> mend)
    {
        await output.WriteLineAsync(matches.Count == 0 ? $"{text}\n  nothing" : text);
        foreach (var match in matches)
        {
            var (source, penalties) = (match.Pair.Source.Text.Text, string.Concat(match.Penalties.Select(p => string.Create(CultureInfo.InvariantCulture, $", {CamelCase.Name(p.Kind)} −{p.Points}"))));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {match.Score,3}  {OneLine(match.Pair.Target.Text.Text)}"));
            await output.WriteLineAsync($"       {OneLine(source)}  ({match.Memory}{penalties})");
            foreach (var change in match.Changes.Where(change => change.Kind is not TextChangeKind.Codes))
                await output.WriteLineAsync($"       {CamelCase.Name(change.Kind)}: {Piece(source, change.Known)} → {Piece(text, change.Asked)}");
            if (mend(match) is { } mended) await output.WriteLineAsync($"       mended: {OneLine(mended.Target.Text)}");
        }
    }

    static string Piece(string text, TextSpan span) => $"“{OneLine(text.Substring(span.Start, span.Length))}”";

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
