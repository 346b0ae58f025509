using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Revision;

/// <summary>A segment of a job of the revision before.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Segment">The segment, as it is in that job.</param>
public sealed record FormerSegment(long JobId, DocumentSegment Segment);

/// <summary>A segment of a job with what it was in the revision before.</summary>
/// <param name="Ordinal">Its name in the job.</param>
/// <param name="Source">What it says now.</param>
/// <param name="From">What it was: one segment, or those that became this one.</param>
/// <param name="IsKept">Its translation stays in its state. Otherwise its source says something else, and the translation is a draft.</param>
public sealed record CarriedSegment(int Ordinal, InlineText Source, IReadOnlyList<FormerSegment> From, bool IsKept);

/// <summary>Which of the segments of a revised document is which of those before, in one locale: sentence by sentence, also where the paragraph around it changed.</summary>
/// <param name="Segments">Those that were there before, in the order of the document. The others are new.</param>
/// <param name="Shape">What was split and joined before, and still is. The rows lack their job.</param>
public sealed record CarryPlan(IReadOnlyList<CarriedSegment> Segments, IReadOnlyList<JobSegment> Shape)
{
    /// <summary>What is compared.</summary>
    /// <param name="Units">Which unit is which.</param>
    /// <param name="Former">The segments of the jobs before, in the order of their document.</param>
    /// <param name="FormerRows">The segments of the document before, as they were read.</param>
    /// <param name="FormerShape">What was split or joined in the jobs before.</param>
    /// <param name="Rows">The segments of the document now, as they were read.</param>
    public sealed record Basis(
        IReadOnlyList<RevisedUnit> Units, IReadOnlyList<FormerSegment> Former, IReadOnlyList<DocumentSegment> FormerRows, IReadOnlyList<JobSegment> FormerShape, IReadOnlyList<DocumentSegment> Rows);

    /// <summary>Makes the plan: the same from the same, however often.</summary>
    public static CarryPlan Of(Basis basis) => new Making(basis).Plan();

    /// <summary>A translation as it can stand under another source: its codes are those of the source, as far as they are in the same places; else it is only its words.</summary>
    public static InlineText Fitted(InlineText target, InlineText before, InlineText now)
    {
        if (target.Codes.IsEmpty) return target;
        if (before.Codes.Length != now.Codes.Length || before.Codes.Zip(now.Codes).Any(c => c.First.Kind != c.Second.Kind)) return new(target.Text);

        var used = new bool[before.Codes.Length];
        var codes = new List<InlineCode>(target.Codes.Length);
        foreach (var code in target.Codes)
        {
            var at = before.Codes.Index().FirstOrDefault(c => !used[c.Index] && c.Item.Kind == code.Kind && c.Item.Id == code.Id && c.Item.Data == code.Data, (-1, default)).Index;
            if (at < 0) at = before.Codes.Index().FirstOrDefault(c => !used[c.Index] && c.Item.Kind == code.Kind && c.Item.Data == code.Data, (-1, default)).Index;
            if (at < 0) return new(target.Text);
            used[at] = true;
            codes.Add(now.Codes[at] with { Offset = code.Offset });
        }

        return new(target.Text, [.. codes]);
    }

    sealed class Making(Basis basis)
    {
        readonly ILookup<string, FormerSegment> former = basis.Former.ToLookup(f => f.Segment.UnitId, StringComparer.Ordinal);
        readonly ILookup<string, DocumentSegment> formerRows = basis.FormerRows.ToLookup(s => s.UnitId, StringComparer.Ordinal);
        readonly ILookup<string, DocumentSegment> rows = basis.Rows.ToLookup(s => s.UnitId, StringComparer.Ordinal);
        readonly ILookup<int, JobSegment> cut = basis.FormerShape.ToLookup(s => s.First);
        readonly List<CarriedSegment> carried = [];
        readonly List<JobSegment> shape = [];
        readonly List<FormerSegment> left = [];
        readonly List<DocumentSegment> open = [];
        readonly Dictionary<int, int> places = basis.Rows.Index().ToDictionary(r => r.Item.Ordinal, r => r.Index);
        readonly Dictionary<int, int> homes = [];
        int newName = basis.Rows.Count == 0 ? 0 : basis.Rows.Max(r => r.Ordinal) + 1;

        public CarryPlan Plan()
        {
            foreach (var unit in basis.Units)
            {
                List<FormerSegment> then = unit.BeforeId is null ? [] : [.. former[unit.BeforeId]];
                List<DocumentSegment> now = unit.UnitId is null ? [] : [.. rows[unit.UnitId]];
                if (then.Count == 0 || now.Count == 0)
                {
                    left.AddRange(then);
                    open.AddRange(now);
                }
                else if (unit.Change is not Revised.Changed && IsCutAlike([.. formerRows[unit.BeforeId!]], now)) AsItWas([.. formerRows[unit.BeforeId!]], then, now);
                else BySentence(then, now, unit.Change is not Revised.Changed || unit.IsMinor);
            }

            Elsewhere();
            return new([.. carried.OrderBy(c => places[homes.GetValueOrDefault(c.Ordinal, c.Ordinal)]).ThenBy(c => c.Ordinal)], shape);
        }

        static bool IsCutAlike(List<DocumentSegment> then, List<DocumentSegment> now) =>
            then.Count == now.Count && then.Zip(now).All(s => s.First.Before.Equals(s.Second.Before) && s.First.Source.Equals(s.Second.Source) && s.First.After.Equals(s.Second.After));

        /// <summary>Nothing has changed in the unit: what people have split and joined in it stays so.</summary>
        void AsItWas(List<DocumentSegment> thenRows, List<FormerSegment> then, List<DocumentSegment> now)
        {
            var names = thenRows.Zip(now).ToDictionary(s => s.First.Ordinal, s => s.Second.Ordinal);
            foreach (var part in thenRows.SelectMany(r => cut[r.Ordinal]).OrderBy(p => p.Ordinal))
            {
                if (!names.TryGetValue(part.Ordinal, out var name)) names.Add(part.Ordinal, name = newName++);
                homes[name] = names[part.First];
                shape.Add(new() { Ordinal = name, First = names[part.First], Start = part.Start, IsGone = part.IsGone, Before = part.Before, Source = part.Source, After = part.After, Words = part.Words });
            }

            carried.AddRange(then.Select(s => new CarriedSegment(names[s.Segment.Ordinal], s.Segment.Source, [s], IsKept: true)));
        }

        void BySentence(List<FormerSegment> then, List<DocumentSegment> now, bool keeps)
        {
            // What was several sentences and is one now, with little between them changed.
            if (keeps && now.Count == 1 && then.Count > 1)
            {
                carried.Add(new(now[0].Ordinal, now[0].Source, then, IsKept: true));
                return;
            }

            var (gone, fresh) = (new List<FormerSegment>(), new List<DocumentSegment>());
            foreach (var pair in RevisionAlignment.Of([.. then.Select(s => new RevisedText(s.Segment.Source))], [.. now.Select(s => new RevisedText(s.Source))]))
            {
                if (pair is { Before: { } before, After: { } after }) carried.Add(new(now[after].Ordinal, now[after].Source, [then[before]], keeps || pair.Change is not Revised.Changed));
                else if (pair.Before is { } removed) gone.Add(then[removed]);
                else fresh.Add(now[pair.After!.Value]);
            }

            // Whatever they say, they stand in the place of as many others of the same paragraph.
            if (gone.Count == fresh.Count)
            {
                carried.AddRange(gone.Zip(fresh, (was, becomes) => new CarriedSegment(becomes.Ordinal, becomes.Source, [was], keeps)));
                return;
            }

            left.AddRange(gone);
            open.AddRange(fresh);
        }

        /// <summary>A sentence that went into another paragraph is the same sentence.</summary>
        void Elsewhere()
        {
            var there = new Dictionary<InlineText, Queue<FormerSegment>>();
            foreach (var segment in left)
            {
                var text = MemoryKey.Normalize(segment.Segment.Source);
                if (text.IsEmpty) continue;
                if (!there.TryGetValue(text, out var queue)) there.Add(text, queue = new());
                queue.Enqueue(segment);
            }

            foreach (var segment in open)
                if (there.TryGetValue(MemoryKey.Normalize(segment.Source), out var queue) && queue.TryDequeue(out var was)) carried.Add(new(segment.Ordinal, segment.Source, [was], IsKept: true));
        }
    }
}

/// <summary>A unit of a document's revision, as it is compared with those of another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text.</param>
/// <param name="Kind">What it is.</param>
public sealed record RevisionUnit(string Id, InlineText Text, UnitKind Kind)
{
    /// <summary>It to be aligned: an entry by its key, too.</summary>
    public RevisedText ToRevised() => new(Text, Kind is UnitKind.Entry ? Id : null);
}
