using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate concordance</c>: where words and phrases stand in memories, on either side.</summary>
static class ConcordanceCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What was found for a phrase.</summary>
    sealed record Found(string Phrase, IReadOnlyList<Hit> Hits);

    /// <summary>A pair as JSON; places are in UTF-16 code units of the plain texts.</summary>
    sealed record Hit(string Source, string Target, IReadOnlyList<Place> InSource, IReadOnlyList<Place> InTarget, Locale From, Locale To, string? Memory, string? Document, string State, string Origin);

    /// <summary>A stretch of text.</summary>
    sealed record Place(int Start, int Length);

    public static Command Create()
    {
        var phrases = new Argument<string[]>("PHRASE") { Arity = ArgumentArity.ZeroOrMore, Description = "What to look for, in either language; each line of standard input if not given" };
        var memories = new Memories(required: true);
        var from = Inputs.LocaleOption("--from", "The locale of the sources");
        var to = Inputs.LocaleOption("--to", "The locale of the translations");
        var most = new Option<int>("--most") { HelpName = "NUMBER", DefaultValueFactory = _ => 20, Description = "How many pairs are told for a phrase at the most" };
        most.Validators.Add(result =>
        {
            if (result.GetValue(most) < 1) result.AddError("Option '--most' takes a number from 1 on.");
        });
        var jsonl = new Option<bool>("--jsonl") { Description = "Write a line of JSON for each phrase" };
        var command = new Command("concordance", "Finds the pairs of a memory in which a word or phrase stands, on either side; the last word may go on") { phrases, from, to, most, jsonl };
        memories.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var (memory, isWhole) = await memories.Load(parsed);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            if (parsed.GetValue(phrases) is { Length: > 0 } asked)
            {
                foreach (var phrase in asked) await Answer(phrase);
                return isWhole ? ExitCode.Done : ExitCode.Failed;
            }

            using var input = new StreamReader(Console.OpenStandardInput());
            while (await input.ReadLineAsync(stop) is { } line)
            {
                await Answer(line);

                // Who asks line by line wants the answer before the next question.
                if (input.Peek() < 0) await output.FlushAsync(stop);
            }

            return isWhole ? ExitCode.Done : ExitCode.Failed;

            async Task Answer(string phrase)
            {
                var hits = memory.Concordance(parsed.GetValue(from), parsed.GetValue(to), phrase, parsed.GetValue(most));
                if (parsed.GetValue(jsonl)) await output.WriteLineAsync(JsonSerializer.Serialize(new Found(phrase, [.. hits.Select(Told)]), Json));
                else await Say(output, phrase, hits);
            }
        });
        return command;
    }

    static Hit Told(ConcordanceHit hit) => new(
        hit.Pair.Source.Text.Text, hit.Pair.Target.Text.Text, Told(hit.InSource), Told(hit.InTarget), hit.Pair.Source.Locale, hit.Pair.Target.Locale,
        hit.Memory, hit.Pair.Document, CamelCase.Name(hit.Pair.State), CamelCase.Name(hit.Pair.Origin));

    static Place[] Told(IReadOnlyList<TextSpan> spans) => [.. spans.Select(span => new Place(span.Start, span.Length))];

    static async Task Say(TextWriter output, string phrase, IReadOnlyList<ConcordanceHit> hits)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{phrase}: {(hits.Count == 1 ? "1 pair" : $"{hits.Count} pairs")}"));
        foreach (var hit in hits)
        {
            await output.WriteLineAsync($"  {Marked(hit.Pair.Source.Text.Text, hit.InSource)}");
            await output.WriteLineAsync($"  {Marked(hit.Pair.Target.Text.Text, hit.InTarget)}  ({string.Join(", ", new[] { hit.Memory, hit.Pair.Document }.OfType<string>())})");
        }
    }

    /// <summary>The text on one line, with brackets around what was found.</summary>
    static string Marked(string text, IReadOnlyList<TextSpan> places)
    {
        var (marked, at) = (new StringBuilder(), 0);
        foreach (var place in places)
        {
            marked.Append(text, at, place.Start - at).Append('[').Append(text, place.Start, place.Length).Append(']');
            at = place.End;
        }

        return marked.Append(text, at, text.Length - at).ToString().ReplaceLineEndings(" ");
    }
}
