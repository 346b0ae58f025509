using System.Globalization;

namespace Translate.Server.Engines;

/// <summary>Amounts are kept as whole millionths of a currency's unit: they add up exactly, in every database.</summary>
static class Money
{
    const decimal Whole = 1_000_000;

    /// <summary>An amount as millionths.</summary>
    public static long Of(decimal amount) => (long)Math.Ceiling(amount * Whole);

    /// <summary>What so many price units cost, rounded up.</summary>
    public static long Of(long units, decimal pricePerMillion) => (long)Math.Ceiling(units * pricePerMillion);

    /// <summary>Millionths as an amount.</summary>
    public static decimal Amount(long millionths) => millionths / Whole;

    /// <summary>An amount for people: two decimals, or four where it is smaller than a cent.</summary>
    public static string Show(long millionths, string currency)
    {
        var amount = Amount(millionths);
        return $"{amount.ToString(amount is > 0 and < 0.01m ? "N4" : "N2", CultureInfo.CurrentCulture)} {currency}";
    }
}
