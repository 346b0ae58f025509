using Translate.Core.Text;

namespace Translate.Server.Documents;

/// <summary>What became of what was handed in.</summary>
/// <param name="Documents">The documents that wait for a decision.</param>
/// <param name="Refused">Why others were refused.</param>
sealed record Handed(IReadOnlyList<long> Documents, IReadOnlyList<InvalidDocumentException> Refused);

/// <summary>Makes proposals of what an editor hands in: several files, a text, or an address. One that is refused does not keep the others out.</summary>
sealed class HandingIn(Intake intake, ArticleFetch fetch)
{
    public async Task<Handed> Propose(long deskId, long personId, OfferedForm form, CancellationToken stop)
    {
        var (documents, refused) = (new List<long>(), new List<InvalidDocumentException>());
        foreach (var read in form.Address is { } address ? form.Files.Prepend(reading => Fetched(address, form, reading)) : form.Files)
        {
            try
            {
                documents.Add((await intake.Propose(deskId, personId, await read(stop), stop)).Id);
            }
            catch (InvalidDocumentException e)
            {
                refused.Add(e);
            }
        }

        return new(documents, refused);
    }

    async Task<Offered> Fetched(string address, OfferedForm form, CancellationToken stop)
    {
        var page = await fetch.Fetch(address, stop);
        return new(page.Name, page.Bytes) { Format = "html", Encoding = page.Encoding, SourceLocale = form.From, Address = page.Address };
    }
}
