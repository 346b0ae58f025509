using System.Globalization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Operations;

namespace Translate.Server.Jobs;

/// <summary>What on a dashboard wants somebody's attention.</summary>
public enum Attention
{
    /// <summary>Waits for a translator.</summary>
    Unclaimed,

    /// <summary>Its day is past, and it is not approved.</summary>
    Late,

    /// <summary>Its claim ends within a day.</summary>
    Expiring,

    /// <summary>Waits for an editor.</summary>
    Waiting,

    /// <summary>An editor gave it back, and it was not handed in again.</summary>
    SentBack,

    /// <summary>Delivered within the last seven days.</summary>
    Delivered,
}

/// <summary>In which order a dashboard lists jobs.</summary>
public enum DashboardOrder
{
    /// <summary>What moved last comes first.</summary>
    Recent,

    /// <summary>What has stood still longest comes first.</summary>
    Oldest,

    /// <summary>What is due first comes first; what has no day comes last.</summary>
    Due,

    /// <summary>What is most urgent comes first, and of that what has stood still longest.</summary>
    Priority,
}

/// <summary>Until when a job should be done, as a filter says it.</summary>
public enum DueWithin
{
    /// <summary>Its day is past.</summary>
    Past,

    /// <summary>Within a day.</summary>
    Day,

    /// <summary>Within seven days.</summary>
    Week,

    /// <summary>It has no day.</summary>
    Never,
}

/// <summary>Which of a desk's jobs somebody wants to see.</summary>
/// <param name="State">Those in one state.</param>
/// <param name="Show">Those that want attention of one kind.</param>
/// <param name="Locale">Those into one locale.</param>
/// <param name="Person">Those that one person holds, or held last.</param>
/// <param name="Topic">Those of one topic.</param>
/// <param name="Due">By the day on which they should be done.</param>
/// <param name="Priority">Those of one priority.</param>
/// <param name="Document">Those whose document has come so far.</param>
/// <param name="Order">In which order.</param>
public sealed record DashboardFilter(
    JobState? State = null, Attention? Show = null, Locale? Locale = null, long? Person = null, string? Topic = null, DueWithin? Due = null, Priority? Priority = null, DocumentState? Document = null, DashboardOrder Order = DashboardOrder.Recent)
{
    /// <summary>It leaves something out.</summary>
    public bool Narrows => this with { Order = DashboardOrder.Recent } != new DashboardFilter();

    /// <summary>Reads it from an address; what makes no sense is as if it were not there.</summary>
    public static DashboardFilter Read(IQueryCollection query) => new(
        AddressQuery.Named<JobState>(query["state"]),
        AddressQuery.Named<Attention>(query["show"]),
        AddressQuery.LocaleOf(query["locale"]),
        long.TryParse(query["person"], NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null,
        query["topic"].ToString() is { Length: > 0 and <= HandedIn.LongestTopic } topic ? topic : null,
        AddressQuery.Named<DueWithin>(query["due"]),
        AddressQuery.Named<Priority>(query["priority"]),
        AddressQuery.Named<DocumentState>(query["document"]),
        AddressQuery.Named<DashboardOrder>(query["order"]) ?? DashboardOrder.Recent);

    /// <summary>Reads what <see cref="ToQuery"/> wrote.</summary>
    public static DashboardFilter Read(string query) => Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    /// <summary>It as the part of an address behind the question mark; the same for two that are the same.</summary>
    public string ToQuery() => AddressQuery.Of(
        ("state", State?.ToString()), ("show", Show?.ToString()), ("locale", Locale?.Tag), ("person", Person?.ToString(CultureInfo.InvariantCulture)), ("topic", Topic), ("due", Due?.ToString()),
        ("priority", Priority?.ToString()), ("document", Document?.ToString()), ("order", Order is DashboardOrder.Recent ? null : Order.ToString()));
}
