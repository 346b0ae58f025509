using System.CommandLine;
using System.Globalization;
using Translate.Core.Memory;
using Translate.Core.Segmentation;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Candidates;
using Translate.Core.Terminology.Files;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate terms</c>: what may be terms in documents and their translations, for a person to accept.</summary>
static class ProposeTermsCommand
{
    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.OneOrMore);
        files.Description = "Documents: with their translations (XLIFF, PO, CSV, or TMX), or in one language";
        var from = Inputs.LocaleOption("--from", "The locale that the documents are written in");
        var to = Inputs.LocaleOption("--to", "The locale of their translations");
        var background = new Option<string[]>("--background")
        {
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = false,
            Description = "Other texts in the language of the documents, or a memory (TMX): what is common there is no term; may be given several times",
        };
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The termbase to write: a table where its name ends in .csv, else TBX 3; if not given, a list for people" };
        var most = new Option<int>("--most") { HelpName = "NUMBER", DefaultValueFactory = _ => 100, Description = "How many terms are proposed at the most" };
        most.Validators.Add(result =>
        {
            if (result.GetValue(most) < 1) result.AddError("Option '--most' takes a number from 1 on.");
        });
        var memories = new Memories();
        var known = new TermsOption("What stands in this termbase (TBX 2 or 3, or a table .csv) is not proposed again; may be given several times");
        var reading = new Reading();
        var command = new Command("terms", "Proposes terms from documents and their translations, for a person to accept") { files, from, to, background, output, most };
        memories.AddTo(command);
        known.AddTo(command);
        reading.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var (source, target) = (parsed.GetValue(from), parsed.GetValue(to));
            var (memory, isWhole) = await memories.Load(parsed);
            var (terms, termsFailed) = await known.Read(parsed);
            var failed = !isWhole || termsFailed;

            var usual = new PhraseBackground(source);
            var segments = new List<(InlineText, InlineText?)>();
            failed |= await Inputs.Each(parsed.GetValue(background)!, async file =>
            {
                foreach (var (text, _) in await Read(file)) usual.Add(text.Text);
            }) is not ExitCode.Done;
            failed |= await Inputs.Each(parsed.GetValue(files)!, async file => segments.AddRange(await Read(file))) is not ExitCode.Done;

            var candidates = TermCandidates.Propose(segments, usual, target, terms, parsed.GetValue(most));
            if (parsed.GetValue(output) is { } path)
            {
                List<Concept> concepts = [.. candidates.Select((candidate, i) => Concept(candidate, i, source, target))];
                failed |= await Inputs.Each([path], file => Inputs.Write(file, stream => Write(stream, file, concepts, source))) is not ExitCode.Done;
            }
            else
            {
                foreach (var candidate in candidates) Console.WriteLine($"{candidate.Text} ({Times(candidate.Times)}){(candidate.Translations.Count == 0 ? "" : ": ")}{string.Join(", ", candidate.Translations.Select(one => $"{one.Text} ({Times(one.Times)})"))}");
            }

            return failed ? ExitCode.Failed : ExitCode.Done;

            async Task<List<(InlineText Source, InlineText? Target)>> Read(string file)
            {
                if (Path.GetExtension(file).Equals(".tmx", StringComparison.OrdinalIgnoreCase)) return await ReadMemory(file, source, target);
                var (format, text) = reading.Open(parsed, file);
                var units = format.Extract(text);
                if (format.IsBilingual) return [.. units.Select(unit => (unit.Source, unit.Standing?.Text))];
                var segmenter = SegmentationRules.Shipped.For(source);
                return [.. units.SelectMany(segmenter.Segment).Select(segment => (segment.Source, Known(segment.Source)))];
            }

            InlineText? Known(InlineText text) => memory.Lookup(source, target, text, SegmentContext.Unknown) is [var match, ..] ? match.Pair.Target.Text : null;
        });
        return command;
    }

    /// <summary>A memory's pairs in the two languages, either way; bad units are named on standard error.</summary>
    static async Task<List<(InlineText, InlineText?)>> ReadMemory(string file, Locale from, Locale to)
    {
        var problems = new List<InvalidDocumentException>();
        await using var stream = Inputs.Open(file);
        var pairs = new List<(InlineText, InlineText?)>();
        foreach (var pair in TmxReader.Read(stream, file, problems))
        {
            var own = pair.Source.Locale.SharesLanguage(from) ? pair : pair.Reversed;
            if (own.Source.Locale.SharesLanguage(from) && own.Target.Locale.SharesLanguage(to)) pairs.Add((own.Source.Text, own.Target.Text));
        }

        foreach (var problem in problems) await Console.Error.WriteLineAsync(problem.Message);
        return pairs;
    }

    /// <summary>A candidate as a concept: the likeliest translation as its term, the others in a note, and no word that any of it is preferred.</summary>
    static Concept Concept(TermCandidate candidate, int number, Locale from, Locale to) => new(
        string.Create(CultureInfo.InvariantCulture, $"proposed-{number + 1}"),
        [new Term(from, candidate.Text), .. candidate.Translations.Take(1).Select(translation => new Term(to, translation.Text))])
    {
        Note = $"Proposed: {Times(candidate.Times)}{(candidate.Translations.Count == 0 ? "" : $", {candidate.Translations[0].Text} {Times(candidate.Translations[0].Times)}")}" +
            (candidate.Translations.Count < 2 ? "." : $"; or {string.Join(", ", candidate.Translations.Skip(1).Select(translation => translation.Text))}."),
    };

    static string Times(int times) => times == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{times} times");

    static void Write(Stream output, string file, List<Concept> concepts, Locale locale)
    {
        if (Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase)) TermTable.Write(output, concepts);
        else TbxWriter.Write(output, concepts, Path.GetFileNameWithoutExtension(file), locale);
    }
}
