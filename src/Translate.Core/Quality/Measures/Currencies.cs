using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>An amount of money is the same number in another currency: $20 as 20유로.</summary>
/// <remarks>
/// Currencies by their ISO 4217 codes, signs and names. A bare <c>$</c> is any dollar and <c>¥</c> the yen or the yuan. Said only where the target has the number with a currency that none of
/// the source's amounts has; an amount that was converted has another number, which the check of numbers says.
/// </remarks>
sealed class Currencies : ICheck
{
    static readonly UnitWords Words = new(
        """
        $ $ ＄ · USD USD US$ dollar dollars Dollar Dollars dollaro dollari dólar dólares dólar dollars 달러 미달러 ドル 米ドル 美元 美金 доллар доллара долларов دولار
        EUR EUR € euro euros Euro Euros 유로 ユーロ 欧元 евро يورو · GBP GBP £ pound-sterling 파운드 ポンド 英镑
        ¥ ¥ ￥ · JPY JPY yen Yen 엔 엔화 円 日元 · CNY CNY RMB yuan Yuan renminbi 위안 人民币 · KRW KRW ₩ won Won 원 ウォン 韩元
        INR INR ₹ rupee rupees 루피 · RUB RUB ₽ ruble rubles 루블 рублей рубль · CHF CHF 스위스프랑 · BRL BRL R$ real reais
        """);

    /// <inheritdoc/>
    public string Name => "currencies";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var wanted = Measure.In(source.Text, context.From, Words);
        if (wanted.Count == 0) yield break;
        var units = wanted.Select(measure => measure.Unit).ToHashSet(StringComparer.Ordinal);
        var byValue = wanted.SelectMany(measure => measure.Figure.Readings.Select(value => (value, measure))).GroupBy(one => one.value).ToDictionary(same => same.Key, same => same.First().measure);
        foreach (var found in Measure.In(target.Text, context.To, Words))
            if (!units.Any(unit => IsSame(unit, found.Unit)) && found.Figure.Readings.Where(byValue.ContainsKey).Select(value => byValue[value]).FirstOrDefault() is { } amount)
                yield return new(Name, Severity, Place.Of(source.Text, amount.Span), Place.Of(target.Text, found.Span), $"{Place.Quote(source.Text, amount.Span)} has become {Place.Quote(target.Text, found.Span)}.");
    }

    /// <summary>Amounts that the target adds in brackets in a currency of its readers, behind one of the source: 10억 달러(약 1조3000억 원).</summary>
    public static IReadOnlyList<TextSpan> Added(string source, string target, CheckContext context)
    {
        if (target.AsSpan().IndexOfAny('(', '（', '[') < 0) return [];
        var units = Measure.In(source, context.From, Words).Select(measure => measure.Unit).ToHashSet(StringComparer.Ordinal);
        if (units.Count == 0) return [];
        var found = Measure.In(target, context.To, Words);
        return [.. found.Zip(found.Skip(1))
            .Where(pair => IsOfSource(pair.First) && !IsOfSource(pair.Second) && IsOpening(target.AsSpan(pair.First.Span.End..pair.Second.Span.Start)))
            .Select(pair => pair.Second.Span)];

        bool IsOfSource(Measure measure) => units.Any(unit => IsSame(unit, measure.Unit));

        // A bracket, and in it at most a word such as 약 or "about".
        static bool IsOpening(ReadOnlySpan<char> between) => between.Length <= 12 && between.TrimStart() is ['(' or '（' or '[', ..];
    }

    static bool IsSame(string one, string other) => one == other || (one, other) is ("$", "USD") or ("USD", "$") or ("¥", "JPY" or "CNY") or ("JPY" or "CNY", "¥");
}
