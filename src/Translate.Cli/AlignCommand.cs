using System.CommandLine;
using System.Globalization;
using Translate.Core.Memory;
using Translate.Core.Memory.Aligning;
using Translate.Core.Memory.Files;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate align</c>: a translation memory of documents and their translations.</summary>
static class AlignCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A document, or a folder of documents" };
        var target = new Argument<string>("TARGET") { Description = "Its translation, or the folder of translations: those of the same name, or with the locale in it (page.ko.html, ko/page.html)" };
        var from = Inputs.LocaleOption("--from", "The locale that SOURCE is written in");
        var to = Inputs.LocaleOption("--to", "The locale that TARGET is written in");
        var output = new Option<string>("--output", "-o") { HelpName = "FILE", Required = true, Description = "The memory to write: TMX 1.4b, or by its ending XLIFF 2.1 (.xlf, .xliff) or a table (.csv)" };
        var min = new Option<int>("--min-confidence") { HelpName = "PERCENT", DefaultValueFactory = _ => 0, Description = "Leave out pairs that are less sure than this, in percent" };
        min.Validators.Add(result =>
        {
            if (result.GetValue(min) is < 0 or > 100) result.AddError("Option '--min-confidence' takes a number from 0 to 100.");
        });
        var reading = new Reading();
        var srx = new Option<string?>("--srx") { HelpName = "FILE", Description = "Segmentation rules (SRX 2.0) instead of those shipped" };
        var command = new Command("align", "Finds which sentences of a document and its translation belong together, and writes them as a memory") { source, target, from, to, output, min, srx };
        reading.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) == result.GetValue(to)) result.AddError("Options '--from' and '--to' name the same locale.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            SegmentationRules rules;
            List<DocumentPair> documents;
            try
            {
                rules = parsed.GetValue(srx) is { } path ? SegmentCommand.Load(path) : SegmentationRules.Shipped;
                documents = DocumentPair.Find(parsed.GetValue(source)!, parsed.GetValue(target)!, parsed.GetValue(from), parsed.GetValue(to));
            }
            catch (Exception e) when (e is InvalidDocumentException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.Failed;
            }

            var (files, code, found) = (documents.Where(pair => pair.Target is not null).ToDictionary(pair => pair.Source, StringComparer.Ordinal), ExitCode.Done, false);
            foreach (var alone in documents.Where(pair => pair.Target is null))
            {
                code = ExitCode.Failed;
                await Console.Error.WriteLineAsync($"{alone.Source}: there is no translation of it.");
            }

            // Where nothing could be read, what was there stays.
            return await Inputs.Each([parsed.GetValue(output)!], file => Inputs.Write(file, async memory =>
            {
                var problems = new List<InvalidDocumentException>();
                await Write(memory, file, problems);
                foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
            }, mayTakeItsPlace: _ => found || code is ExitCode.Done)) is ExitCode.Done ? code : ExitCode.Failed;

            Task Write(Stream memory, string file, List<InvalidDocumentException> problems)
            {
                var (one, other) = (parsed.GetValue(from), parsed.GetValue(to));
                return Path.GetExtension(file).ToUpperInvariant() switch
                {
                    ".XLF" or ".XLIFF" => XliffPairWriter.Write(memory, Pairs(), one, other, file, problems, stop),
                    ".CSV" => PairTable.Write(memory, Pairs(), (one, other), stop),
                    _ => TmxWriter.Write(memory, Pairs(), new TmxHeader { Name = file, Source = one }, problems, stop),
                };
            }

            // The pairs of one document after the other: ten years of them are never in memory at once.
            async IAsyncEnumerable<MemoryPair> Pairs()
            {
                foreach (var (file, document) in files)
                {
                    List<MemoryPair> kept = [];
                    if (await Inputs.Each([file], async _ =>
                    {
                        var one = Read(file, parsed.GetValue(from));
                        var other = Read(document.Target!, parsed.GetValue(to));
                        var beads = DocumentAligner.Align(one, other, stop);
                        var all = AlignedPairs.Of(one, other, beads, document.Name).ToList();
                        kept = [.. all.Where(pair => pair.Confidence >= parsed.GetValue(min))];
                        await Console.Error.WriteLineAsync(Summary(file, beads, all.Count, kept.Count));
                    }) is not ExitCode.Done) code = ExitCode.Failed;

                    found |= kept.Count > 0;
                    foreach (var pair in kept) yield return pair;
                }
            }

            AlignableDocument Read(string file, Locale locale)
            {
                var (format, text) = reading.Open(parsed, file);
                if (format.IsBilingual) throw new InvalidDocumentException(file, "the file holds both languages already. Hand in a document and its translation.");
                return AlignableDocument.Of(format.Extract(text), locale, rules.For(locale));
            }
        });
        return command;
    }

    /// <summary>A line for people: what was found of a document.</summary>
    static string Summary(string file, IReadOnlyList<Bead> beads, int pairs, int kept)
    {
        var (single, alone, aloneThere) = (beads.Count(bead => bead is { SourceCount: 1, TargetCount: 1 }), beads.Sum(bead => bead.TargetCount == 0 ? bead.SourceCount : 0), beads.Sum(bead => bead.SourceCount == 0 ? bead.TargetCount : 0));
        var paired = beads.Count(bead => bead.IsPair);
        var sure = paired == 0 ? 0 : beads.Where(bead => bead.IsPair).Average(bead => bead.Confidence) * 100;
        var left = string.Concat(
            paired > pairs ? string.Create(CultureInfo.InvariantCulture, $", {paired - pairs} left out that are the same in both") : "",
            pairs > kept ? string.Create(CultureInfo.InvariantCulture, $", {pairs - kept} left out that are less sure") : "");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {kept} pairs ({single} of one and one segment, {paired - single} of two){left}; {alone} segments and {aloneThere} of the translation have no partner; {sure:0} % sure on average");
    }
}
