using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Memory;
using Translate.Server.Operations;

namespace Translate.Server.Editor;

/// <summary>A pair of the desk's memories in which a phrase stands.</summary>
/// <param name="Source">Its text in the language of the job's source.</param>
/// <param name="Target">Its text in the language of the job's translation.</param>
/// <param name="InSource">Where the phrase stands in the one.</param>
/// <param name="InTarget">Where it stands in the other.</param>
/// <param name="Memory">The memory's name.</param>
/// <param name="Document">The document it comes from.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Editor">Who approved it.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Changed">When it was last changed.</param>
public sealed record ConcordanceView(
    string Source, string Target, IReadOnlyList<TextSpan> InSource, IReadOnlyList<TextSpan> InTarget, string? Memory, string? Document, string? Author, string? Editor, TargetState State, DateTimeOffset? Changed);

/// <summary>Looks words and phrases up in a desk's memories for whoever translates.</summary>
static class ConcordanceReader
{
    /// <summary>More of them nobody reads.</summary>
    const int Most = 25;

    const int LongestPhrase = 200;

    public static async Task<Results<Ok<List<ConcordanceView>>, ProblemHttpResult>> Read(long job, TranslateDb db, MemoryShelves memory, CancellationToken stop, string phrase = "")
    {
        if (phrase.Length > LongestPhrase) return Problems.Invalid($"\"phrase\" has at most {LongestPhrase} characters.");
        var about = await db.Jobs.Where(j => j.Id == job).Select(j => new { j.DeskId, j.Document!.SourceLocale, j.Locale }).SingleAsync(stop);
        var hits = (await memory.Of(about.DeskId, stop)).Concordance(about.SourceLocale, about.Locale, phrase, Most);
        return TypedResults.Ok<List<ConcordanceView>>(
        [
            .. hits.Select(hit => new ConcordanceView(
                hit.Pair.Source.Text.Text, hit.Pair.Target.Text.Text, hit.InSource, hit.InTarget, hit.Memory, hit.Pair.Document, hit.Pair.Author, hit.Pair.Editor, hit.Pair.State, hit.Pair.Changed)),
        ]);
    }
}
