using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Engines.Lane;

namespace Translate.Cli;

/// <summary><c>translate run</c>: the main job without a server. Says how many segments came from where and what is left for people.</summary>
static class RunCommand
{
    /// <summary>What came of a file, for people and, with <c>--json</c>, for programs.</summary>
    sealed record Result(
        string File, string Written, Locale To, int Segments, int Words, int InContext, int Exact, IReadOnlyDictionary<string, int> Drafts, int Translated, int Copied, int Machine, IReadOnlyList<Named> Terms, int TermFindings,
        int LeftSegments, int LeftRepetitions, int LeftWords);

    /// <summary>A term of the termbase, what it is to be called (null where nobody says), and in how many places it stands.</summary>
    sealed record Named(string Term, string? Target, int Times);

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        var from = Inputs.LocaleOption("--from", "The locale that the files are written in");
        var to = Inputs.LocaleOption("--to", "The locale to translate into");
        var memories = new Memories();
        var fuzzy = new Option<int?>("--fuzzy") { HelpName = "SCORE", Arity = ArgumentArity.ZeroOrOne, Description = $"Fill in what is only similar as drafts, from this score on ({FuzzyDrafts.UsualMin} if none is said)" };
        fuzzy.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var score) || score is < 1 or > 100))
                result.AddError("Option '--fuzzy' takes a score from 1 to 100.");
        });
        var folder = Inputs.OutOption();
        var force = Results.ForceOption();
        var reading = new Reading();
        var json = new Option<bool>("--json") { Description = "Write what came of each file as a line of JSON" };
        var command = new Command("run", "Extracts, segments, fills from memory and writes the localized files") { files, from, to, fuzzy, folder, force, json };
        memories.AddTo(command);
        reading.AddTo(command);
        var engineOption = new EngineOption();
        engineOption.AddTo(command);
        var termsOption = new TermsOption();
        termsOption.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            LaneEngine? engine;
            try
            {
                engine = engineOption.Read(parsed);
            }
            catch (EngineException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.WrongUsage;
            }

            var (memory, isWhole) = await memories.Load(parsed);
            var (terms, termsFailed) = await termsOption.Read(parsed);
            if (engine is not null && (!isWhole || termsFailed))
            {
                await Console.Error.WriteLineAsync("Nothing was sent to the engine: it would be asked for what could not be read.");
                return ExitCode.Failed;
            }

            var drafts = parsed.GetResult(fuzzy) is { Implicit: false } ? new FuzzyDrafts(memory, parsed.GetValue(fuzzy) ?? FuzzyDrafts.UsualMin) { Terms = terms ?? new([]) } : null;
            var findings = 0;
            var results = new Results(parsed.GetValue(files)!, parsed.GetValue(folder), parsed.GetValue(force));
            var code = await Inputs.Each(results.Files, async file =>
            {
                var opened = reading.Open(parsed, file, parsed.GetValue(from), parsed.GetValue(to));
                var result = await Translate(file, opened.Format, opened.Source, parsed.GetValue(from), parsed.GetValue(to), memory, drafts, engine, terms, results, stop);
                findings += result.TermFindings;
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(result, Json) : Say(result));
            });
            return isWhole && !termsFailed && findings == 0 ? code : ExitCode.Failed;
        });
        return command;
    }

    static async Task<Result> Translate(
        string file, IFormat format, SourceText source, Locale from, Locale to, FuzzyIndex memory, FuzzyDrafts? drafts, LaneEngine? engine, Termbase? terms, Results results, CancellationToken stop)
    {
        var path = results.Place(file, format.LocalizedName(Path.GetFileName(file), to), to, isDear: engine is not null);
        var segmenter = SegmentationRules.Shipped.For(from);
        var document = SegmentedDocument.Of(format.Extract(format.Localized(source, to)), segmenter);
        IReadOnlyList<Target?> targets =
        [
            // What a bilingual file has already is somebody's work: it is neither paid for again nor left for anybody.
            .. document.Sources.Zip(Pretranslation.Fill(document.Sources, from, to, memory, drafts), (segment, found) =>
                segment.Standing is { IsFinished: true } own ? new Target(own.Text, own.State, new(OriginKind.Human, null, file)) : found),
        ];
        if (engine is not null) targets = await EngineOption.Fill(engine, document, targets, terms, file, from, to, stop);

        var joined = document.Join(targets);
        var bytes = Reassembly.Write(format, source, to, unit => unit.Standing is { IsFinished: true } ? null : joined(unit));
        await results.Write(path, bytes, format, source);

        var uses = new List<TermUse>();
        var findings = 0;
        for (var i = 0; terms is not null && i < targets.Count; i++)
        {
            var own = terms.Find(document.Sources[i].Source, from, to);
            uses.AddRange(own);
            if (targets[i] is { } target) findings += await TermsOption.Check(own, document.Sources[i].Source, target.Text, from, to, file, i + 1);
        }

        var left = document.Sources.Zip(targets).Where(pair => pair.Second is null).Select(pair => pair.First).ToList();
        return new(
            file, path, to, document.Sources.Count, document.Sources.Sum(s => WordCount.Of(s.Source.Text)),
            InContext: targets.Count(t => t?.Origin is { Kind: OriginKind.Memory, Score: > 100 }),
            Exact: targets.Count(t => t?.Origin is { Kind: OriginKind.Memory, Score: <= 100 } && !IsDraft(t)),
            Drafts: targets.OfType<Target>().Where(IsDraft)
                .GroupBy(t => MatchBands.Of(t.Origin.Score!.Value)).OrderBy(band => band.Key).ToDictionary(band => RateTable.Name(band.Key), band => band.Count()),
            Translated: targets.Count(t => t?.Origin.Kind is OriginKind.Human),
            Copied: targets.Count(t => t?.Origin.Kind is OriginKind.Source),
            Machine: targets.Count(t => t?.Origin.Kind is OriginKind.Machine),
            Terms: [.. uses.GroupBy(use => (use.Concept.Id, use.Term.Text)).OrderByDescending(same => same.Count()).Select(same => new Named(same.Key.Text, same.First().Targets.FirstOrDefault(t => t.Status is not TermStatus.Forbidden)?.Text, same.Count()))],
            TermFindings: findings,
            LeftSegments: left.Count, LeftRepetitions: left.Count - left.DistinctBy(s => MemoryKey.Exactly(s.Source, s.Context.Flows)).Count(), LeftWords: left.Sum(s => WordCount.Of(s.Source.Text)));

        // The very text of a pair that is trusted less has such a score too.
        static bool IsDraft(Target target) => target is { State: TargetState.Initial, Origin: { Kind: OriginKind.Memory, Score: < 100 } };
    }

    static string Say(Result result)
    {
        var drafts = result.Drafts.Count == 0 ? "" : $", {result.Drafts.Values.Sum()} drafts from similar segments ({string.Join(", ", result.Drafts.Select(band => $"{band.Value} {MatchBandNames.Label(band.Key)}"))})";
        var translated = result.Translated == 0 ? "" : $", {result.Translated} translated in the file";
        var machine = result.Machine == 0 ? "" : $", {result.Machine} by the engine, unread";
        var findings = result.TermFindings == 0 ? "" : $"{result.TermFindings} {(result.TermFindings == 1 ? "term" : "terms")} called otherwise; ";
        var repetitions = result.LeftRepetitions == 0 ? "" : $", {result.LeftRepetitions} of them repetitions";
        var left = result.LeftSegments == 0 ? "nothing left for people" : $"{result.LeftSegments} segments, {result.LeftWords} words left for people{repetitions}";
        var terms = string.Concat(result.Terms.Select(term => $"\n  {term.Term} → {term.Target ?? "?"}{(term.Times > 1 ? $", {term.Times} times" : "")}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Written}: {result.Segments} segments, {result.Words} words; {result.InContext} in context and {result.Exact} exact from memory{drafts}{translated}, {result.Copied} copied{machine}; {findings}{left}{terms}");
    }
}
