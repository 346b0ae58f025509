using System.Globalization;
using System.Numerics;

namespace Translate.Core.Quality.Figures;

/// <summary>What a number amounts to: its significant digits times a power of ten. Exact, of any length, equal where the values are.</summary>
readonly record struct Amount
{
    /// <summary>Longer numbers are compared digit for digit, but nothing is added to them.</summary>
    const int LongestSum = 60;

    readonly string? digits;
    readonly int exponent;

    Amount(string digits, int exponent)
    {
        this.digits = digits;
        this.exponent = exponent;
    }

    /// <summary>The value if it is a whole number that fits; else -1.</summary>
    public long Whole => digits is null || exponent < 0 || digits.Length + exponent > 18
        ? digits is null ? 0 : -1
        : long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value * (long)Power(exponent) : -1;

    /// <summary>A number by its digits (ASCII) before and after the decimal sign.</summary>
    public static Amount Of(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction = default)
    {
        fraction = fraction.TrimEnd('0');
        var all = (fraction.IsEmpty ? whole : string.Concat(whole, fraction)).TrimStart('0');
        if (all.IsEmpty) return default;
        var significant = all.TrimEnd('0');
        return new(significant.ToString(), all.Length - significant.Length - fraction.Length);
    }

    /// <summary>A small number.</summary>
    public static Amount Of(long value) => Of(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Not a value but a row of numbers, such as a version: equal only to the same row.</summary>
    public static Amount Row(IEnumerable<string> parts) => new(string.Join('.', parts), 0);

    /// <summary>This times a power of ten.</summary>
    public Amount Shift(int power) => digits is null ? this : new(digits, exponent + power);

    /// <summary>Both together.</summary>
    public Amount Plus(Amount other)
    {
        if (digits is null) return other;
        if (other.digits is null) return this;
        var low = Math.Min(exponent, other.exponent);
        if (digits.Length + (exponent - low) > LongestSum || other.digits.Length + (other.exponent - low) > LongestSum) return this;
        return Of((Unscaled(low) + other.Unscaled(low)).ToString(CultureInfo.InvariantCulture)).Shift(low);
    }

    /// <summary>Both multiplied.</summary>
    public Amount Times(Amount other)
    {
        if (digits is null || other.digits is null) return default;
        if (digits.Length + other.digits.Length > LongestSum) return this;
        return Of((Unscaled(exponent) * other.Unscaled(other.exponent)).ToString(CultureInfo.InvariantCulture)).Shift(exponent + other.exponent);
    }

    /// <summary>The value as nearly as a double can say it; infinite where it is beyond that.</summary>
    public double Approximate => digits is null ? 0 : double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The very value as a decimal; null where it is no single number, or has too many digits.</summary>
    public decimal? Exact =>
        digits is null ? 0
        : digits.Length <= 18 && exponent is >= -12 and <= 18 && digits.Length + exponent <= 24 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? exponent < 0 ? value / (decimal)Power(-exponent) : value * (decimal)Power(exponent)
        : null;

    /// <summary>Whether it is smaller than a power of ten.</summary>
    public bool IsBelow(int power) => digits is null || digits.Length + exponent <= power;

    BigInteger Unscaled(int low) => BigInteger.Parse(digits!, CultureInfo.InvariantCulture) * Power(exponent - low);

    static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);
}
