using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Engines.Protection;

namespace Translate.Server.Data;

/// <summary>An engine as a desk has set it up.</summary>
public sealed class DeskEngine
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>Which engine it is, by its short name.</summary>
    public required string Kind { get; init; }

    /// <summary>What the desk calls it.</summary>
    public required string Name { get; set; }

    /// <summary>Its settings but for secrets, as JSON.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>Its secrets as JSON, encrypted (Data Protection). Never shown again.</summary>
    public string? Secrets { get; set; }

    /// <summary>What a million of its price units cost, in the desk's currency; 0 where it is free.</summary>
    public decimal PricePerMillion { get; set; }

    /// <summary>Calls at once, where the desk's contract allows others than the engine declares.</summary>
    public int? MostCalls { get; set; }

    /// <summary>It is not asked before then: its quota is used up.</summary>
    public DateTimeOffset? RestsUntil { get; set; }

    /// <summary>It is not asked at all until a manager has looked at it.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Why it rests or is stopped.</summary>
    public string? Problem { get; set; }

    /// <summary>It was taken away; what it translated keeps its name.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Counts the changes of its settings.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When it was added.</summary>
    public DateTimeOffset Created { get; init; }
}

/// <summary>Where a desk's new segments of a pair of locales go.</summary>
public enum LaneChoice
{
    /// <summary>To people at once.</summary>
    People,

    /// <summary>To a machine; people see what it could not do, and an editor the whole.</summary>
    Machine,

    /// <summary>To a machine first, and then each to a translator who confirms or changes it.</summary>
    MachineThenPeople,
}

/// <summary>A desk's rules for what memory does not know, for one pair of locales.</summary>
public sealed class PairRoute
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The locale translated from.</summary>
    public Locale From { get; init; }

    /// <summary>The locale translated into.</summary>
    public Locale To { get; init; }

    /// <summary>To people, to a machine, or to both in turn.</summary>
    public LaneChoice Choice { get; set; }

    /// <summary>The engines to ask, the first first.</summary>
    public List<long> Engines { get; set; } = [];

    /// <summary>Headings go to people at once.</summary>
    public bool HeadingsToPeople { get; set; }

    /// <summary>Units whose id, file name or note contains one of these words go to people at once; one a line.</summary>
    public string UnitsToPeople { get; set; } = "";

    /// <summary>Segments of more words go to people at once; null for no limit.</summary>
    public int? MostWords { get; set; }

    /// <summary>In the machine's own lane, a translation that is estimated below this (0 to 100) waits for a person.</summary>
    public int PeopleBelow { get; set; } = 40;

    /// <summary>Words that stay as they are, one a line.</summary>
    public string KeptWords { get; set; } = "";

    /// <summary>Terms of the time before termbases, one a line: <c>source = target</c>. The next start brings them into the desk's and leaves nothing here.</summary>
    public string Terms { get; set; } = "";

    /// <summary>A second engine is asked as well, and how far the two agree is part of the estimate. Costs twice.</summary>
    public bool AsksSecondEngine { get; set; }

    /// <summary>The translation is translated back, and compared with the source, as part of the estimate. Costs twice.</summary>
    public bool TranslatesBack { get; set; }
}

/// <summary>What became of a call.</summary>
public enum EngineCallState
{
    /// <summary>It is being made; or its process died, and nobody knows whether it was charged.</summary>
    Begun,

    /// <summary>It was answered and is paid.</summary>
    Answered,

    /// <summary>It failed, and costs nothing.</summary>
    Failed,

    /// <summary>Its process died or gave up before the answer came: it may have been charged.</summary>
    Lost,
}

/// <summary>One call to an engine: the ledger.</summary>
public sealed class EngineCall
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The engine.</summary>
    public long EngineId { get; init; }

    /// <summary>The batch that it was made for; null for a test of the settings.</summary>
    public long? BatchId { get; init; }

    /// <summary>The lease that the batch was worked on under.</summary>
    public Guid? LeaseId { get; init; }

    /// <summary>What became of it.</summary>
    public EngineCallState State { get; set; }

    /// <summary>The number of its texts.</summary>
    public int Texts { get; init; }

    /// <summary>Their characters.</summary>
    public int Characters { get; init; }

    /// <summary>What was set aside for it, in millionths of the desk's currency.</summary>
    public long Estimate { get; init; }

    /// <summary>What was charged, in the engine's price unit.</summary>
    public long Billed { get; set; }

    /// <summary>What that costs, in millionths of the desk's currency.</summary>
    public long Cost { get; set; }

    /// <summary>How often it was tried again.</summary>
    public int Retries { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int Took { get; set; }
}

/// <summary>What a desk has spent on engines in a month.</summary>
public sealed class Spending
{
    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The month in UTC, as <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Paid, in millionths of the desk's currency.</summary>
    public long Cost { get; set; }

    /// <summary>Set aside for calls that are being made.</summary>
    public long Reserved { get; set; }

    /// <summary>Set aside for calls whose process died: perhaps charged. Counts against the budget.</summary>
    public long Lost { get; set; }
}

/// <summary>An answer that was paid for.</summary>
public sealed class CachedTranslation
{
    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>By what it is known again (<see cref="CacheKey"/>).</summary>
    public required string Key { get; init; }

    /// <summary>What the engine gave back.</summary>
    public required string Text { get; init; }

    /// <summary>The engine's model, where it says so.</summary>
    public string? Model { get; init; }

    /// <summary>When it was paid for.</summary>
    public DateTimeOffset Created { get; init; }
}

/// <summary>What the machine lane made of a segment: what an engine offered, or why none did. Stays as it is when people change the target.</summary>
public sealed class MachineOutcome
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment's place in the document.</summary>
    public int Ordinal { get; init; }

    /// <summary>The batch that asked.</summary>
    public long BatchId { get; init; }

    /// <summary>What was offered; null where a person has to translate.</summary>
    public InlineText? Text { get; init; }

    /// <summary>The engine that offered it.</summary>
    public long? EngineId { get; init; }

    /// <summary>Its model, where it says so.</summary>
    public string? Model { get; init; }

    /// <summary>How the inline codes came through.</summary>
    public Rung Rung { get; init; }

    /// <summary>It had been paid for before.</summary>
    public bool FromCache { get; init; }

    /// <summary>The estimated probability that it needs no edit, 0 to 1.</summary>
    public double? Score { get; init; }

    /// <summary>What the estimate was made from, as JSON.</summary>
    public string? Signals { get; init; }

    /// <summary>Why a person has to translate.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The same, as a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether a person changed it before it was approved; null as long as nobody has decided.</summary>
    public bool? WasEdited { get; set; }
}
