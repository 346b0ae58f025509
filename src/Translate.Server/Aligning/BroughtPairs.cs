using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Memory;
using Translate.Server.Operations;

namespace Translate.Server.Aligning;

/// <summary>What became of documents that were brought to be paired.</summary>
/// <param name="Made">The alignments.</param>
/// <param name="Refused">Why others were refused.</param>
public sealed record Brought(IReadOnlyList<Alignment> Made, IReadOnlyList<InvalidDocumentException> Refused);

/// <summary>Reads the form with which pages and programs bring documents in two languages, and pairs them. One that is refused does not keep the others out.</summary>
sealed class BroughtPairs(Alignments alignments, Settings settings)
{
    /// <summary>The form of a request.</summary>
    /// <exception cref="InvalidDocumentException">It is none, or a file is over the limit.</exception>
    public Task<IFormCollection> Read(HttpRequest request, CancellationToken stop) => IntakeForm.Form(request, settings, IntakeForm.MostDrained, stop);

    /// <summary>Pairs <c>sources</c> and <c>targets</c>, files, that are in <c>from</c> and <c>to</c>, for the memory <c>memory</c>.</summary>
    /// <exception cref="InvalidDocumentException">A field is missing or senseless.</exception>
    public async Task<Brought> Make(long deskId, long byId, IFormCollection form, CancellationToken stop)
    {
        var (from, to) = (One(form, "from"), One(form, "to"));
        if (from == to) throw new InvalidDocumentException("form", "both documents are said to be in the same language. Choose two.");
        var name = form["memory"].ToString().Trim();
        if (name.Length is 0 or > DeskMemories.LongestName) throw new InvalidDocumentException("form", $"the memory needs a name of at most {DeskMemories.LongestName} characters.");
        var (sources, targets) = (Files(form, "sources"), Files(form, "targets"));
        if (sources.Count == 0 || targets.Count == 0) throw new InvalidDocumentException("form", "a document is missing. Choose at least one in each language.");

        var pairs = FilePairs.Of([.. sources.Select(f => f.FileName)], [.. targets.Select(f => f.FileName)], from, to);
        var (made, refused) = (new List<Alignment>(), pairs.Alone.Select(file => new InvalidDocumentException(file, "no document of the other language has the same name. Give both the same name but for the language: report.en.txt, report.ko.txt.")).ToList());
        foreach (var (source, target) in pairs.Pairs)
        {
            try
            {
                made.Add(await alignments.Make(deskId, byId, name, await Read(sources[source], stop), await Read(targets[target], stop), from, to, stop));
            }
            catch (InvalidDocumentException e)
            {
                refused.Add(e);
            }
        }

        return new(made, refused);
    }

    static List<IFormFile> Files(IFormCollection form, string field) => [.. form.Files.GetFiles(field).Where(f => !string.IsNullOrEmpty(f.FileName))];

    static async Task<(string Name, byte[] Bytes)> Read(IFormFile file, CancellationToken stop) => (Path.GetFileName(file.FileName), await IntakeForm.Bytes(file, stop));

    static Locale One(IFormCollection form, string field) =>
        IntakeForm.Locales("form", form[field]) is [var locale] ? locale : throw new InvalidDocumentException("form", $"\"{field}\" has to name one language.");
}
