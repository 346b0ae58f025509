using System.Globalization;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>What editors write into a proposal's fields.</summary>
static class ProposalFields
{
    /// <summary>Refuses what is too long or makes no sense.</summary>
    /// <returns>The day of publication, as it is after the change.</returns>
    /// <exception cref="InvalidDocumentException">Something of it cannot be kept.</exception>
    public static DateOnly? Check(Document document, ProposalChange change)
    {
        foreach (var (text, most) in new[]
        {
            (change.Title, ProposalChange.LongestLine), (change.Author, ProposalChange.LongestLine), (change.Publisher, ProposalChange.LongestLine), (change.Licence, ProposalChange.LongestLine),
            (change.Address, ProposalChange.LongestAddress), (change.Notes, ProposalChange.LongestNotes), (change.Topic, HandedIn.LongestTopic),
        })
        {
            if (text?.Length > most) throw new InvalidDocumentException(document.Name, string.Create(CultureInfo.InvariantCulture, $"\"{Fitting.Of(text, 40, "…")}\" has more than {most} characters. Say it in fewer."));
        }

        if (!string.IsNullOrWhiteSpace(change.Address) && !(Uri.TryCreate(change.Address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new InvalidDocumentException(document.Name, $"\"{change.Address}\" is no address of a web page. Expected one as https://example.org/article.");
        return change.Published switch
        {
            null => document.Published,
            _ when string.IsNullOrWhiteSpace(change.Published) => null,
            _ when DateOnly.TryParseExact(change.Published.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            _ => throw new InvalidDocumentException(document.Name, $"\"{change.Published}\" is not a date. Expected a day as 2026-11-30."),
        };
    }

    /// <summary>What is written, or what was there; nothing where it was taken away.</summary>
    public static string? Or(string? written, string? before) => written is null ? before : string.IsNullOrWhiteSpace(written) ? null : written.Trim();
}
