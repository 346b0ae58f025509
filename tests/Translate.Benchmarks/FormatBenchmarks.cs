using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>How long files take to be read and written. Held to: a .resx of 10,000 entries there and back in 200 ms, a text of 100,000 sentences read in 300 ms.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    static readonly Locale Korean = Locale.Parse("ko");

    byte[] resx = [], text = [], wrapped = [], word = [];

    [GlobalSetup]
    public void Write()
    {
        var entries = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n");
        for (var i = 0; i < 10_000; i++)
            entries.Append(CultureInfo.InvariantCulture, $"  <data name=\"Page{i % 50}_Entry{i}\" xml:space=\"preserve\">\n    <value>You have {{0:N0}} new orders &amp; {i} drafts.</value>\n    <comment>Shown on page {i % 50}.</comment>\n  </data>\n");
        resx = Encoding.UTF8.GetBytes(entries.Append("</root>\n").ToString());

        text = Encoding.UTF8.GetBytes(Paragraphs(20_000, " "));
        wrapped = Encoding.UTF8.GetBytes(Paragraphs(20_000, "\n"));
        word = WordDocuments.OfParagraphs(2_200);
    }

    /// <summary>Paragraphs of five sentences, each as long as the next, so that with line breaks between them they look hard-wrapped.</summary>
    static string Paragraphs(int count, string between) => string.Join("\n\n", Enumerable.Repeat(string.Join(between, Enumerable.Repeat("The alliance between the two countries has grown for seventy years.", 5)), count));

    [Benchmark]
    public int Resx_of_10000_entries_read()
    {
        var (format, source) = FileFormats.Open(resx, "Strings.resx");
        return format.Extract(source).Count;
    }

    [Benchmark]
    public int Resx_of_10000_entries_read_translated_and_verified()
    {
        var (format, source) = FileFormats.Open(resx, "Strings.resx");
        return format.Extract(source).Count + Reassembly.Write(format, source, Korean, unit => Pseudo.Translate(unit.Source)).Length;
    }

    [Benchmark]
    public int Text_of_100000_sentences_read()
    {
        var (format, source) = FileFormats.Open(text, "article.txt");
        return format.Extract(source).Count;
    }

    [Benchmark]
    public int Wrapped_text_of_100000_sentences_read()
    {
        var (format, source) = FileFormats.Open(wrapped, "article.txt");
        return format.Extract(source).Count;
    }

    [Benchmark]
    public int Wrapped_text_of_100000_sentences_translated_and_verified()
    {
        var (format, source) = FileFormats.Open(wrapped, "article.txt");
        return Reassembly.Write(format, source, Korean, unit => Pseudo.Translate(unit.Source)).Length;
    }

    [Benchmark]
    public int Word_document_of_a_megabyte_read()
    {
        var (format, source) = FileFormats.Open(word, "report.docx");
        return format.Extract(source).Count;
    }

    [Benchmark]
    public int Word_document_of_a_megabyte_translated_and_verified()
    {
        var (format, source) = FileFormats.Open(word, "report.docx");
        return Reassembly.Write(format, source, Korean, unit => Pseudo.Translate(unit.Source)).Length;
    }
}
