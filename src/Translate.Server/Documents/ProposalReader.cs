using Microsoft.EntityFrameworkCore;
using Translate.Core.Articles;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Analysis;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;

namespace Translate.Server.Documents;

/// <summary>A unit of a proposal, and what is done with it.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How deep, where that means something.</param>
/// <param name="Text">What it says.</param>
/// <param name="Words">The number of its words.</param>
/// <param name="Treatment">What is done with it.</param>
/// <param name="Furniture">What it is where it seems to be no part of the article.</param>
/// <param name="CanLeaveOut">It can be left out of the file.</param>
public sealed record ProposedUnit(string Id, UnitKind Kind, int Level, string Text, int Words, Treatment Treatment, FurnitureKind? Furniture, bool CanLeaveOut);

/// <summary>What a proposal would be in one locale: how much of it is known already, and what machines would ask for the rest.</summary>
/// <param name="Locale">The locale.</param>
/// <param name="Segments">The number of segments.</param>
/// <param name="Words">The words of all of them.</param>
/// <param name="InContext">Words that memory knows with what stands around them.</param>
/// <param name="Exact">Words that memory knows.</param>
/// <param name="Copied">Words that need no translation: numbers, the same language.</param>
/// <param name="Repeated">Words of sentences that stand in it before.</param>
/// <param name="New">All other words.</param>
/// <param name="ForMachine">The number of segments that the desk's route gives to engines; of what is so long that nobody would wait for its drafts, at the most.</param>
/// <param name="Cost">What they may cost in the currency; null where no engine is set.</param>
/// <param name="Currency">The desk's currency.</param>
public sealed record LocaleEstimate(Locale Locale, int Segments, int Words, int InContext, int Exact, int Copied, int Repeated, int New, int ForMachine, decimal? Cost, string Currency)
{
    /// <summary>All bands, with what is similar; null for what is so long that nobody would wait for it: it is analysed when work begins.</summary>
    public BandAnalysis? Analysis { get; init; }
}

/// <summary>A proposal as its editor sees it.</summary>
public sealed record ProposalView(long Id, long Desk, string Name, string Format, Locale From, string? Topic, ArticleView Article, DateTimeOffset Created, string? HandedInBy)
{
    /// <summary>Its units.</summary>
    public IReadOnlyList<ProposedUnit> Units { get; init; } = [];

    /// <summary>The words that are to be translated.</summary>
    public int Words => Units.Where(u => u.Treatment is Treatment.Translate).Sum(u => u.Words);

    /// <summary>What it would be in each locale asked for.</summary>
    public IReadOnlyList<LocaleEstimate> Estimates { get; init; } = [];
}

/// <summary>Reads proposals, and counts what they would be as work.</summary>
public sealed class ProposalReader(TranslateDb db, DeskMemory memory, DeskDrafts drafts, DeskLanes lanes, DeskRates rates, MemoryShelves shelves)
{
    /// <summary>So many segments, of all locales together, are looked up for what is similar while somebody waits: a second or two where most of them are long Korean ones.</summary>
    const int MostLookedUp = 2000;

    /// <summary>A proposal, counted for some locales; null where it is none, or not any more.</summary>
    public async Task<ProposalView?> Read(long documentId, IReadOnlyCollection<Locale> locales, CancellationToken stop)
    {
        var document = await Intake.Proposals(db).AsNoTracking().Include(d => d.File).Include(d => d.TakenInBy).Include(d => d.Desk).SingleOrDefaultAsync(d => d.Id == documentId, stop);
        if (document is null) return null;

        var choices = await db.UnitChoices.AsNoTracking().Where(c => c.DocumentId == documentId).ToDictionaryAsync(c => c.UnitId, c => c.Treatment, StringComparer.Ordinal, stop);
        var (format, source) = document.Open();
        var units = format.Extract(source);

        // Asked again rather than kept: it follows from the bytes alone.
        var found = ArticleReader.Read(format, source, units);
        return new(
            document.Id, document.DeskId, document.Name, document.Format, document.SourceLocale, document.Topic,
            new(document.Title, document.Author, document.Publisher, document.Address, document.Published, document.Licence, document.Notes), document.Created, document.TakenInBy?.DisplayName)
        {
            Units =
            [
                .. units.Select(u => new ProposedUnit(
                    u.Id, u.Kind, u.Level, u.Source.Text, WordCount.Of(u.Source.Text), choices.GetValueOrDefault(u.Id), found.Furniture.TryGetValue(u.Id, out var kind) ? kind : null, format.Extent(source, u) is not null)),
            ],
            Estimates = await Count(document, units, choices, locales, stop),
        };
    }

    async Task<List<LocaleEstimate>> Count(Document document, IReadOnlyList<Unit> units, Dictionary<string, Treatment> choices, IReadOnlyCollection<Locale> locales, CancellationToken stop)
    {
        if (locales.Count == 0) return [];
        var rows = DocumentRows.Of(document.Id, document.SourceLocale, units, choices.Where(c => c.Value is not Treatment.Translate).Select(c => c.Key).ToHashSet(StringComparer.Ordinal));
        var contexts = SegmentContexts.Of([.. rows.Select(r => (r.Source, r.Kind is UnitKind.Entry ? r.UnitId : null))]);
        var (desk, isShort) = (document.Desk!, rows.Count * locales.Count <= MostLookedUp);
        var counts = new List<Tally>();
        foreach (var locale in locales)
        {
            var lane = await lanes.Find(desk.Id, document.SourceLocale, locale, stop);
            counts.Add(new(locale, lane, isShort ? await drafts.Of(desk.Id, document.SourceLocale, locale, stop) : null));
        }

        foreach (var chunk in rows.Zip(contexts).Chunk(ExtractBatch.BatchSize))
        {
            var index = await memory.Find(desk.Id, chunk.Select(s => s.First.Source), stop);
            var sources = chunk.Select(s => new PretranslationSource(s.First.Source, s.Second)).ToList();
            foreach (var count in counts)
                foreach (var (segment, target) in chunk.Zip(Pretranslation.Fill(sources, document.SourceLocale, count.Locale, index, count.Drafts))) count.Add(segment.First, target, document.Name);
        }

        var analyses = isShort ? await Analyse(document, [.. rows.Zip(contexts, (row, context) => new PretranslationSource(row.Source, context))], locales, stop) : [];
        return counts.ConvertAll(c => c.Estimate(rows, desk.Currency) with { Analysis = analyses.GetValueOrDefault(c.Locale) });
    }

    async Task<Dictionary<Locale, BandAnalysis>> Analyse(Document document, IReadOnlyList<PretranslationSource> segments, IReadOnlyCollection<Locale> locales, CancellationToken stop)
    {
        var (index, table) = (await shelves.Of(document.DeskId, stop), await rates.Of(document.DeskId, stop));
        return locales.ToDictionary(locale => locale, locale => BandAnalysis.Of(new MatchAnalyzer(index, document.SourceLocale, locale).Add(segments), table));
    }

    /// <summary>Counts one locale's segments by what is known of them.</summary>
    sealed class Tally(Locale locale, DeskLane lane, FuzzyDrafts? drafts)
    {
        readonly HashSet<InlineText> seen = [];
        int inContext, exact, copied, repeated, fresh, forMachine;
        long characters;

        public Locale Locale => locale;

        public FuzzyDrafts? Drafts => drafts;

        public void Add(DocumentSegment segment, Target? target, string document)
        {
            switch (target)
            {
                case { Origin: { Kind: OriginKind.Memory, Score: > 100 } }: inContext += segment.Words; return;
                case { Origin: { Kind: OriginKind.Memory, Score: 100 } }: exact += segment.Words; return;
                case { Origin.Kind: not OriginKind.Memory }: copied += segment.Words; return;
            }

            if (!seen.Add(segment.Source)) repeated += segment.Words;
            else fresh += segment.Words;
            if (!Routing.SendsToMachine(lane.Route, segment, document, target)) return;
            forMachine++;
            characters += segment.Source.Text.Length;
        }

        public LocaleEstimate Estimate(List<DocumentSegment> rows, string currency) => new(
            locale, rows.Count, rows.Sum(r => r.Words), inContext, exact, copied, repeated, fresh, forMachine, lane.Engines.Count == 0 ? null : Money.Amount(lane.Estimate(characters)), currency);
    }
}
