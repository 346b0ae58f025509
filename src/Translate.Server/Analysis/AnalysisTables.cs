using System.Globalization;
using System.Text;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Server.Operations.Csv;

namespace Translate.Server.Analysis;

/// <summary>Analyses and efforts as comma-separated values, with a head.</summary>
static class AnalysisTables
{
    /// <summary>A row for each job and band.</summary>
    public static string Of(DocumentAnalysis analysis)
    {
        var csv = new StringBuilder().Line("document", "locale", "part", "state", "analysed", "band", "segments", "words", "characters", "share", "rate", "weightedWords");
        foreach (var job in analysis.Jobs)
            foreach (var band in job.Analysis.Bands)
                csv.Line([Cell(analysis.Name), Cell(job.Locale.Tag), Number(job.Part), CamelCase.Name(job.State), job.At?.ToString("O", CultureInfo.InvariantCulture) ?? "", .. Band(band)]);
        return csv.ToString();
    }

    /// <summary>A row for each locale, state and band.</summary>
    public static string Of(DeskAnalysis analysis)
    {
        var csv = new StringBuilder().Line("locale", "state", "band", "segments", "words", "characters", "share", "rate", "weightedWords");
        foreach (var cell in analysis.Cells)
            foreach (var band in cell.Analysis.Bands)
                csv.Line([Cell(cell.Locale.Tag), CamelCase.Name(cell.State), .. Band(band)]);
        return csv.ToString();
    }

    /// <summary>A row for each pass and origin, and for each band of a memory's matches; where the band is empty, it is all of them.</summary>
    public static string Of(EffortReport report)
    {
        var csv = new StringBuilder().Line("pass", "origin", "name", "band", "segments", "unchanged", "unchangedShare", "sourceWords", "edits", "words", "ter", "chrF", "seconds", "secondsAWord", "wordsAnHour");
        foreach (var row in report.Origins.Concat(report.Bands))
            csv.Line(
                CamelCase.Name(row.Pass), CamelCase.Name(row.Origin), Cell(row.Name), row.Band is { } band ? RateTable.Name(band) : "", Number(row.Segments), Number(row.Unchanged), Number(row.UnchangedShare), Number(row.SourceWords),
                Number(row.Edits), Number(row.Words), Number(row.Ter), Number(row.ChrF), Number(row.Seconds), Number(row.SecondsAWord), Number(row.WordsAnHour));
        return csv.ToString();
    }

    static string[] Band(BandCount band) => [RateTable.Name(band.Band), Number(band.Segments), Number(band.Words), Number(band.Characters), Number(Math.Round(band.Share, 4)), Number(band.Rate), Number(band.WeightedWords)];
}
