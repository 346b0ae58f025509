using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary><c>translate segment</c>: the segments of plain text, one a line, or of JSON lines.</summary>
static class SegmentCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is not UTF-8 is refused, not replaced: joined, the segments have to be the text.</summary>
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create()
    {
        var files = Inputs.Files(ArgumentArity.ZeroOrMore);
        var locale = Inputs.LocaleOption("--locale", "The text's locale; with --jsonl the default for lines that name none", required: false);
        var srx = new Option<string?>("--srx") { HelpName = "FILE", Description = "Segmentation rules (SRX 2.0) instead of those shipped" };
        var jsonl = new Option<bool>("--jsonl") { Description = "Read {\"id\":…,\"locale\":…,\"text\":…} lines, write {\"id\":…,\"segments\":[…]} lines; joined, the segments are the text" };
        var explain = new Option<bool>("--explain") { Description = "For Korean without final punctuation: instead of the segments each word at which one could end, with the points that decide it" };
        var encoding = Inputs.EncodingOption();
        var command = new Command("segment", "Splits text into segments: plain text to one segment a line, or JSON lines") { files, locale, srx, jsonl, explain, encoding };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(jsonl) && result.GetResult(locale) is null) result.AddError("Option '--locale' is required, except with --jsonl.");
            if (result.GetValue(jsonl) && result.GetValue(explain)) result.AddError("Options '--jsonl' and '--explain' exclude each other.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            SegmentationRules rules;
            try
            {
                rules = parsed.GetValue(srx) is { } path ? Load(path) : SegmentationRules.Shipped;
            }
            catch (Exception e) when (e is InvalidDocumentException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.Failed;
            }

            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            var names = parsed.GetValue(files) is { Length: > 0 } named ? named : ["-"];
            var failedLines = 0;
            var code = await Inputs.Each(names, async name =>
            {
                await using var input = name == "-" ? Console.OpenStandardInput() : Inputs.Open(name);
                if (parsed.GetValue(jsonl)) failedLines += await Lines(rules, parsed.GetValue(locale), name, input, output, stop);
                else await Text(rules.For(parsed.GetValue(locale)), parsed.GetValue(explain), name, parsed.GetValue(encoding), input, output, stop);
            });
            return failedLines > 0 ? ExitCode.Failed : code;
        });
        return command;
    }

    internal static SegmentationRules Load(string path)
    {
        using var stream = Inputs.Open(path);
        return SegmentationRules.Load(stream, path);
    }

    /// <summary>Plain text: its units as the text format finds them, each segment, or each decision, on a line of its own.</summary>
    static async Task Text(Segmenter segmenter, bool explain, string name, string? encoding, Stream input, TextWriter output, CancellationToken stop)
    {
        // Of nothing there are no segments: what stands before it in a pipe may have nothing to say.
        var bytes = await ReadAll(input, stop);
        if (bytes.AsSpan().IndexOfAnyExcept("\t\r\n "u8) < 0) return;
        var (format, source) = FileFormats.Open(bytes, name == "-" ? "standard input" : name, "text", encoding);
        foreach (var unit in format.Extract(source))
        {
            // A heading is one segment, so nothing is decided in it.
            var lines = !explain ? segmenter.Segment(unit).Select(segment => segment.Source.Text.ReplaceLineEndings(" "))
                : unit.Kind == UnitKind.Heading ? []
                : segmenter.Explain(unit.Source.Text).Select(reading => reading.ToString());
            foreach (var line in lines) await output.WriteLineAsync(line);
        }
    }

    /// <summary>JSON lines. A bad line is named and passed over; the others follow.</summary>
    static async Task<int> Lines(SegmentationRules rules, Locale defaultLocale, string name, Stream input, TextWriter output, CancellationToken stop)
    {
        var segmenters = new Dictionary<Locale, Segmenter>();
        using var reader = new StreamReader(input, Strict);
        int failed = 0, number = 0;
        while (await Next() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                await output.WriteLineAsync(Line(line));
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or InvalidDocumentException)
            {
                failed++;
                await Console.Error.WriteLineAsync($"{name}({number},1): {e.Message}");
            }
        }

        return failed;

        async Task<string?> Next()
        {
            try
            {
                return await reader.ReadLineAsync(stop);
            }
            catch (DecoderFallbackException e)
            {
                throw new InvalidDocumentException(name == "-" ? "standard input" : name, new FilePosition(number + 1, 1), "at or behind this line the text is not UTF-8", e);
            }
        }

        string Line(string line)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind is not JsonValueKind.Object || !json.RootElement.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String)
                throw new FormatException("expected {\"id\":…,\"locale\":…,\"text\":…} with a text.");
            var locale = json.RootElement.TryGetProperty("locale", out var tag) ? Locale.Parse(tag.GetString() ?? "") : defaultLocale;
            if (locale == default) throw new FormatException("the line has no \"locale\", and --locale was not given.");
            if (!segmenters.TryGetValue(locale, out var segmenter)) segmenters.Add(locale, segmenter = rules.For(locale));
            var segments = segmenter.Segment(text.GetString()!).Select(s => s.Before.Text + s.Source.Text + s.After.Text);
            return json.RootElement.TryGetProperty("id", out var id)
                ? $$"""{"id":{{id.GetRawText()}},"segments":{{JsonSerializer.Serialize(segments, Json)}}}"""
                : $$"""{"segments":{{JsonSerializer.Serialize(segments, Json)}}}""";
        }
    }

    static async Task<byte[]> ReadAll(Stream input, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await input.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
