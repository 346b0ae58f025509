using System.Collections.Frozen;
using Translate.Core.Quality.Figures;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A quantity has another unit than in the source, and not the number that it has then: 10 miles as 10킬로미터, or as 20.</summary>
/// <remarks>Factors of the International System (NIST SP 811, appendix B). A number that was rounded may be off by a twentieth. Said where the units of one kind differ and nothing of the source agrees.</remarks>
sealed class UnitsOfMeasure : ICheck
{
    static readonly UnitWords Words = new(
        """
        km km ㎞ kilometer kilometers kilometre kilometres Kilometer 킬로미터 킬로 キロメートル 公里 千米 · m meter meters metre metres Meter 미터 メートル 米 · cm cm ㎝ centimeter centimeters centimetre 센티미터 センチ 厘米
        mm mm ㎜ millimeter millimeters millimetre 밀리미터 毫米 · mi mile miles Meile Meilen 마일 マイル 英里 · yd yard yards 야드 ヤード 码 · ft ft foot feet 피트 フィート 英尺 · in inch inches Zoll 인치 インチ 英寸
        kg kg ㎏ kilogram kilograms Kilogramm 킬로그램 キログラム 公斤 · g gram grams Gramm 그램 グラム 克 · lb lb lbs pound pounds 파운드 ポンド 磅 · oz oz ounce ounces 온스 オンス 盎司
        l liter liters litre litres Liter 리터 リットル 升 · gal gal gallon gallons 갤런 ガロン 加仑 · C °C ℃ Celsius · F °F ℉ Fahrenheit
        ha ha hectare hectares 헥타르 公顷 · ac acre acres 에이커 エーカー 英亩 · kmh km/h kph · mph mph
        """);

    /// <summary>The kind of each unit, and how many of the kind's own unit it is.</summary>
    static readonly FrozenDictionary<string, (string Kind, double Factor, double Zero)> Units = new Dictionary<string, (string, double, double)>(StringComparer.Ordinal)
    {
        ["km"] = ("length", 1000, 0),
        ["m"] = ("length", 1, 0),
        ["cm"] = ("length", 0.01, 0),
        ["mm"] = ("length", 0.001, 0),
        ["mi"] = ("length", 1609.344, 0),
        ["yd"] = ("length", 0.9144, 0),
        ["ft"] = ("length", 0.3048, 0),
        ["in"] = ("length", 0.0254, 0),
        ["kg"] = ("mass", 1, 0),
        ["g"] = ("mass", 0.001, 0),
        ["lb"] = ("mass", 0.45359237, 0),
        ["oz"] = ("mass", 0.028349523125, 0),
        ["l"] = ("volume", 1, 0),
        ["gal"] = ("volume", 3.785411784, 0),
        ["C"] = ("temperature", 1, 0),
        ["F"] = ("temperature", 5.0 / 9, -32),
        ["ha"] = ("area", 1, 0),
        ["ac"] = ("area", 0.40468564224, 0),
        ["kmh"] = ("speed", 1, 0),
        ["mph"] = ("speed", 1.609344, 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "units";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var wanted = Measure.In(source.Text, context.From, Words);
        if (wanted.Count == 0) yield break;
        foreach (var found in Measure.In(target.Text, context.To, Words))
        {
            var (kind, _, _) = Units[found.Unit];
            var alike = wanted.FindAll(measure => Units[measure.Unit].Kind == kind);

            // Several of a kind in one sentence cannot be told apart but by agreeing.
            if (alike.Count is 0 or > 20 || alike.Exists(measure => measure.Unit == found.Unit || Agree(measure, found))) continue;
            yield return new(Name, Severity, Place.Of(source.Text, alike[0].Span), Place.Of(target.Text, found.Span), $"{Place.Quote(target.Text, found.Span)} is not {Place.Quote(source.Text, alike[0].Span)}.");
        }
    }

    static bool Agree(Measure one, Measure other) => one.Figure.Readings.Any(a => other.Figure.Readings.Any(b => IsNear(Value(a, one.Unit), Value(b, other.Unit), Units[one.Unit].Kind is "temperature" ? 1 : 0)));

    static bool IsNear(double one, double other, double room) => Math.Abs(one - other) <= Math.Max(room, 0.05 * Math.Max(Math.Abs(one), Math.Abs(other)));

    static double Value(Amount amount, string unit) => (amount.Approximate + Units[unit].Zero) * Units[unit].Factor;
}
