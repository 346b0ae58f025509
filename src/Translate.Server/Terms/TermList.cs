using System.Text;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Terms;

/// <summary>Which concepts are wanted: those with one term that is all of what is said, in a domain.</summary>
/// <param name="Words">What a term has in it, whatever the case; null for any.</param>
/// <param name="Locale">Its language.</param>
/// <param name="Status">Whether it is to be used.</param>
/// <param name="Domain">What the concept's domain has in it.</param>
public sealed record TermFilter(string? Words = null, Locale? Locale = null, TermStatus? Status = null, string? Domain = null)
{
    /// <summary>Some concepts are not wanted.</summary>
    public bool Narrows => Words is not null || Locale is not null || Status is not null || Domain is not null;

    /// <summary>The filter of a query: <c>q</c>, <c>locale</c>, <c>status</c>, <c>domain</c>; what makes no sense says nothing.</summary>
    public static TermFilter Read(IQueryCollection query) => new(
        ConceptRules.Trimmed(query["q"]),
        AddressQuery.LocaleOf(query["locale"]),
        AddressQuery.Named<TermStatus>(query["status"]),
        ConceptRules.Trimmed(query["domain"]));
}

/// <summary>A page of concepts.</summary>
/// <param name="Concepts">The concepts, those made last first.</param>
/// <param name="Next">The concept after which the next page begins; null where this is the last.</param>
public sealed record TermPage(IReadOnlyList<ConceptView> Concepts, long? Next);

/// <summary>Lists a desk's concepts, page by page.</summary>
public sealed class TermList(TranslateDb db)
{
    /// <summary>As many concepts as a page has.</summary>
    public const int PageSize = 50;

    /// <summary>The most that are told at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>The concepts that are wanted, those made last first.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="after">The last concept of the page before.</param>
    /// <param name="take">How many.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<TermPage> Read(long deskId, TermFilter filter, long? after, int take, CancellationToken stop)
    {
        var wanted = db.Concepts.AsNoTracking().Where(c => c.DeskId == deskId);
        if (after is { } last) wanted = wanted.Where(c => c.Id < last);
        if (filter.Domain is { } domain)
        {
            var (one, other) = Forms(domain);
            wanted = wanted.Where(c => TranslateDb.Lower(c.Domain!).Contains(one) || TranslateDb.Lower(c.Domain!).Contains(other) || c.Domain!.Contains(domain));
        }

        if (filter.Words is not null || filter.Locale is not null || filter.Status is not null)
        {
            var terms = Terms(filter);
            wanted = wanted.Where(c => terms.Select(t => t.ConceptId).Contains(c.Id));
        }

        var rows = await wanted.OrderByDescending(c => c.Id).Take(take + 1).Include(c => c.Terms).ToListAsync(stop);
        return new([.. rows.Take(take).Select(ConceptView.Of)], rows.Count > take ? rows[take - 1].Id : null);
    }

    /// <summary>How many concepts the desk has.</summary>
    public Task<int> Count(long deskId, CancellationToken stop) => db.Concepts.CountAsync(c => c.DeskId == deskId, stop);

    /// <summary>The languages of the desk's terms, and its own.</summary>
    public async Task<IReadOnlyList<Locale>> Locales(long deskId, CancellationToken stop)
    {
        var desk = await db.Desks.Where(d => d.Id == deskId).Select(d => new { d.SourceLocale, d.TargetLocales }).SingleAsync(stop);
        var used = await db.Concepts.Where(c => c.DeskId == deskId).SelectMany(c => c.Terms.Select(t => t.Locale)).Distinct().ToListAsync(stop);
        return [.. used.Append(desk.SourceLocale).Concat(desk.TargetLocales).Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal)];
    }

    IQueryable<ConceptTerm> Terms(TermFilter filter)
    {
        var terms = db.ConceptTerms.AsQueryable();
        if (filter.Locale is { } locale) terms = terms.Where(t => t.Locale == locale);
        if (filter.Status is { } status) terms = terms.Where(t => t.Status == status);
        if (filter.Words is { } words)
        {
            // A database may know capitals of English only: what is typed as it stands is found in any case.
            var (one, other) = Forms(words);
            terms = terms.Where(t => TranslateDb.Lower(t.Text).Contains(one) || TranslateDb.Lower(t.Text).Contains(other) || t.Text.Contains(words));
        }

        return terms;
    }

    /// <summary>The words in small letters, with what is composed as one and apart: Hangul is written both ways.</summary>
    static (string Composed, string Apart) Forms(string words) =>
        (words.ToLowerInvariant().Normalize(NormalizationForm.FormC), words.ToLowerInvariant().Normalize(NormalizationForm.FormD));
}
