using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Translate.Core.Metrics;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate score</c>: BLEU, chrF2, chrF2++ and TER of translations against references, as sacrebleu counts them.</summary>
static class ScoreCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The tokenizers of sacrebleu that need a dictionary or a model.</summary>
    static readonly string[] WithDictionary = ["ja-mecab", "ko-mecab", "spm", "flores101", "flores200", "spBLEU-1K"];

    public static Command Create()
    {
        var references = new Option<string[]>("--reference") { HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = false, Description = "What the translations should have been, one a line; may be given several times" };
        var hypothesis = new Option<string>("--hypothesis") { HelpName = "FILE", Required = true, Description = "The translations, one a line" };
        var tokenizer = new Option<string>("--tokenize") { HelpName = "NAME", DefaultValueFactory = _ => "13a", Description = $"How BLEU finds words: {string.Join(", ", BleuTokens.Names)}" };
        tokenizer.Validators.Add(result =>
        {
            var name = result.Tokens is [var token, ..] ? token.Value : "13a";
            if (BleuTokens.Names.Contains(name)) return;
            result.AddError(WithDictionary.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? $"The tokenizer \"{name}\" needs a dictionary or model that is not here. Expected one of {string.Join(", ", BleuTokens.Names)}."
                : $"\"{name}\" is no tokenizer. Expected one of {string.Join(", ", BleuTokens.Names)}.");
        });
        var json = new Option<bool>("--json") { Description = "Write a JSON array with name, score and signature of each metric" };
        var command = new Command("score", "Scores translations against references as sacrebleu does: BLEU, chrF2, chrF2++, TER") { references, hypothesis, tokenizer, json };
        command.SetAction(async (parsed, _) =>
        {
            List<MetricScore> scores = [];
            var code = await Inputs.Each([parsed.GetValue(hypothesis)!], file =>
            {
                var set = Read(file, parsed.GetValue(references)!);
                scores = [Bleu.Score(set, parsed.GetValue(tokenizer)!), ChrF.Score(set), ChrF.Score(set, 2), Ter.Score(set)];
                return Task.CompletedTask;
            });
            if (code is not ExitCode.Done) return code;
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(scores.Select(score => score with { Score = Math.Round(score.Score, 4, MidpointRounding.ToEven) }), Json));
            else scores.ForEach(score => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score.Name}|{score.Signature} = {score.Score:F4}")));
            return code;
        });
        return command;
    }

    static TestSet Read(string hypothesis, string[] references)
    {
        var lines = Lines(hypothesis);
        var others = new IReadOnlyList<string>[references.Length];
        for (var i = 0; i < others.Length; i++) others[i] = Lines(references[i]);
        try
        {
            return TestSet.Of(lines, others);
        }
        catch (FormatException e)
        {
            throw new InvalidDocumentException(hypothesis, e.Message, e);
        }
    }

    /// <summary>The lines of a file in UTF-8, without white space at their ends; only a line feed ends one.</summary>
    static IReadOnlyList<string> Lines(string file)
    {
        var bytes = Inputs.Bytes(file);
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDocumentException(file, e.Index, "this is no UTF-8.", e);
        }

        var lines = text.TrimStart('\uFEFF').Split('\n');
        return [.. (lines[^1].Length == 0 ? lines[..^1] : lines).Select(line => line.TrimEnd())];
    }
}
