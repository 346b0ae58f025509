using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Files;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Terms;

/// <summary>What came of an import.</summary>
/// <param name="Added">Concepts that the termbase did not have.</param>
/// <param name="Changed">Concepts that it had otherwise.</param>
/// <param name="Known">Concepts that it had as they are.</param>
/// <param name="LeftOut">How many entries, or parts of one, could not be used.</param>
/// <param name="Problems">The first of these, each with its place and reason.</param>
public sealed record TermImport(int Added, int Changed, int Known, int LeftOut, IReadOnlyList<InvalidDocumentException> Problems);

/// <summary>Takes files of terms into a desk's termbase.</summary>
/// <remarks>
/// <para>An entry changes the concept that it is known to be: one of its name, from the same file or source, or with a term in common, for two files may
/// call different things the same. An entry without a name is known by a term in common where it is from the same file, and else by terms in common in two
/// languages. No concept is changed twice by one file.</para>
/// <para>Of a concept that is changed, terms go that the file does not have, but only in languages of which the entry speaks. What a table has no column
/// for stays: categories of other files, names of terms.</para>
/// </remarks>
public sealed class TermImports(TranslateDb db, DeskTerms terms, TimeProvider clock)
{
    /// <summary>So many entries are one transaction.</summary>
    const int ChunkSize = 200;

    /// <summary>Takes a file in, entry by entry.</summary>
    /// <exception cref="InvalidDocumentException">The file is no termbase, or breaks off; what came before that place is kept.</exception>
    public async Task<TermImport> Take(long deskId, string fileName, Stream file, long? byId, CancellationToken stop)
    {
        var problems = new FirstProblems();
        var sum = (Added: 0, Changed: 0, Known: 0);
        var taken = new HashSet<long>();
        var isNoted = false;
        foreach (var chunk in TermFile.Concepts(file, fileName, problems).Chunk(ChunkSize))
        {
            // First the record: a file that breaks off has been taken in as far as it goes.
            if (!isNoted) await terms.Record(deskId, byId, "terms-imported", fileName, stop);
            isNoted = true;
            var (added, changed, known) = await Take(deskId, fileName, [.. chunk.Where(c => IsUsable(c, fileName, problems))], taken, stop);
            sum = (sum.Added + added, sum.Changed + changed, sum.Known + known);
        }

        if (!isNoted) await terms.Record(deskId, byId, "terms-imported", fileName, stop);
        return new(sum.Added, sum.Changed, sum.Known, problems.Total, problems);
    }

    async Task<(int Added, int Changed, int Known)> Take(long deskId, string fileName, IReadOnlyList<Concept> chunk, HashSet<long> taken, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await terms.Raise(deskId, stop);
        var there = await Alike(deskId, chunk, stop);
        var fresh = new List<TermConcept>();
        int changed = 0, known = 0;
        foreach (var concept in chunk)
        {
            var origin = concept.Provenance.Source ?? fileName;
            if (Same(concept, origin, there, taken) is { } row)
            {
                taken.Add(row.Id);
                if (Write(row, concept, origin))
                {
                    row.Version++;
                    changed++;
                }
                else
                {
                    known++;
                }
            }
            else
            {
                row = new() { DeskId = deskId, Key = concept.IsNamed ? concept.Id : DeskTerms.NewKey() };
                Write(row, concept, origin);
                db.Concepts.Add(row);
                fresh.Add(row);
            }
        }

        if (fresh.Count + changed == 0)
        {
            await transaction.RollbackAsync(stop);
        }
        else
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            taken.UnionWith(fresh.Select(row => row.Id));
        }

        db.ChangeTracker.Clear();
        return (fresh.Count, changed, known);
    }

    /// <summary>The concepts that entries might be: those of their names, and for entries without one those with a term in common.</summary>
    async Task<List<TermConcept>> Alike(long deskId, IReadOnlyList<Concept> chunk, CancellationToken stop)
    {
        var keys = chunk.Where(c => c.IsNamed).Select(c => c.Id).ToList();
        var nameless = chunk.Where(c => !c.IsNamed).SelectMany(c => c.Terms).ToList();
        var (locales, texts) = (nameless.Select(t => t.Locale).Distinct().ToList(), nameless.Select(t => t.Text).Distinct(StringComparer.Ordinal).ToList());
        var alike = db.Concepts.Where(c => c.DeskId == deskId);
        alike = texts.Count == 0
            ? alike.Where(c => keys.Contains(c.Key!))
            : alike.Where(c => keys.Contains(c.Key!) || db.ConceptTerms.Where(t => locales.Contains(t.Locale) && texts.Contains(t.Text)).Select(t => t.ConceptId).Contains(c.Id));
        return await alike.Include(c => c.Terms).OrderBy(c => c.Id).ToListAsync(stop);
    }

    static TermConcept? Same(Concept concept, string origin, List<TermConcept> there, HashSet<long> taken)
    {
        TermConcept? same = null;
        var most = -1;
        foreach (var row in there)
        {
            if (taken.Contains(row.Id) || (concept.IsNamed && !string.Equals(row.Key, concept.Id, StringComparison.Ordinal))) continue;
            var common = concept.Terms.Where(t => row.Terms.Exists(r => r.Locale == t.Locale && string.Equals(r.Text, t.Text, StringComparison.Ordinal))).Select(t => t.Locale).Distinct().Count();
            var isSameFile = string.Equals(row.From, origin, StringComparison.Ordinal);
            var isSame = concept.IsNamed ? isSameFile || common > 0 : common > (isSameFile ? 0 : 1);
            if (isSame && common > most) (same, most) = (row, common);
        }

        return same;
    }

    /// <summary>Writes what an entry says into a row.</summary>
    /// <returns>False where it said all of that already.</returns>
    bool Write(TermConcept row, Concept concept, string origin)
    {
        var now = clock.GetUtcNow();
        var before = (row.Domain, row.Note, row.Definitions, row.Other);
        (row.Domain, row.Note) = (ConceptRules.Trimmed(concept.Domain), ConceptRules.Trimmed(concept.Note));
        (row.Definitions, row.Other) = (ConceptRows.Write(concept.Definitions), ConceptRows.Write(concept.Other) ?? row.Other);
        var isNew = before != (row.Domain, row.Note, row.Definitions, row.Other);

        var spoken = concept.Terms.Select(t => t.Locale).ToHashSet();
        var left = row.Terms.Where(t => spoken.Contains(t.Locale)).ToList();
        foreach (var term in concept.Terms)
        {
            var there = left.Find(t => t.Locale == term.Locale && string.Equals(t.Text, term.Text, StringComparison.Ordinal)) ?? (term.Id is null ? null : left.Find(t => t.Locale == term.Locale && string.Equals(t.Key, term.Id, StringComparison.Ordinal)));
            if (there is null) row.Terms.Add(there = new() { Text = "", Changed = now });
            else left.Remove(there);
            isNew |= Write(there, term, now);
        }

        foreach (var gone in left) row.Terms.Remove(gone);
        db.ConceptTerms.RemoveRange(left);
        isNew |= left.Count > 0;
        if (isNew) (row.Author, row.From, row.Changed) = (concept.Provenance.Author, origin, concept.Provenance.Changed ?? now);
        return isNew;
    }

    static bool Write(ConceptTerm row, Term term, DateTimeOffset now)
    {
        var before = (row.Key, row.Locale, row.Text, row.Status, row.PartOfSpeech, row.Note, row.IsCaseSensitive, row.Inflects, row.Other);
        (row.Key, row.Locale, row.Text, row.Status, row.PartOfSpeech, row.Note, row.IsCaseSensitive, row.Inflects, row.Other) =
            (term.Id ?? row.Key, term.Locale, term.Text, term.Status, ConceptRules.Trimmed(term.PartOfSpeech), ConceptRules.Trimmed(term.Note), term.IsCaseSensitive, term.Inflects, ConceptRows.Write(term.Other) ?? row.Other);
        if (before == (row.Key, row.Locale, row.Text, row.Status, row.PartOfSpeech, row.Note, row.IsCaseSensitive, row.Inflects, row.Other)) return false;
        (row.Author, row.From, row.Changed) = (term.Provenance.Author, term.Provenance.Source, term.Provenance.Changed ?? now);
        return true;
    }

    static bool IsUsable(Concept concept, string fileName, FirstProblems problems)
    {
        var problem =
            concept.Terms.Count > ConceptRules.MostTerms ? string.Create(CultureInfo.InvariantCulture, $"has more than {ConceptRules.MostTerms} terms.")
            : concept.Terms.Any(t => t.Text.Contains('\0', StringComparison.Ordinal)) ? "has a term with a control character (U+0000)."
            : null;
        if (problem is not null) problems.Add(new(fileName, $"the concept \"{concept.Id}\" {problem}"));
        return problem is null;
    }
}
