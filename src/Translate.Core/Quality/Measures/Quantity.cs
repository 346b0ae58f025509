using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A quantity of a text, with its unit of measurement: 10 miles, 시속 60km, 5 feet 10 inches.</summary>
/// <param name="Unit">The unit, by its code; of several (feet and inches) the first.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Values">What it may be, in the unit of its kind.</param>
/// <remarks>Factors of the International System (NIST SP 811, appendix B).</remarks>
sealed record Quantity(string Unit, TextSpan Span, IReadOnlyList<double> Values)
{
    static readonly UnitWords Words = new(
        """
        km km ㎞ kilometer kilometers kilometre kilometres Kilometer kilomètre kilomètres kilómetro kilómetros 킬로미터 킬로 キロメートル キロ 公里 千米 · m meter meters metre metres Meter mètre mètres metro metros 미터 メートル 米
        cm cm ㎝ centimeter centimeters centimetre Zentimeter 센티미터 センチ 厘米 · mm mm ㎜ millimeter millimeters millimetre 밀리미터 毫米 · mi mile miles Meile Meilen millas 마일 マイル 英里 · yd yard yards 야드 ヤード 码
        ft ft foot feet 피트 フィート 英尺 · in inch inches Zoll pouces pulgadas 인치 インチ 英寸
        kg kg ㎏ kilogram kilograms kilos Kilogramm 킬로그램 キログラム 公斤 · g gram grams Gramm 그램 グラム 克 · lb lb lbs pound pounds 파운드 ポンド 磅 · oz oz ounce ounces 온스 オンス 盎司
        l liter liters litre litres Liter L 리터 リットル 升 · gal gal gallon gallons 갤런 ガロン 加仑
        C °C ℃ Celsius degrees_Celsius Grad_Celsius degrés_Celsius grados_Celsius · F °F ℉ Fahrenheit degrees_Fahrenheit Grad_Fahrenheit degrés_Fahrenheit grados_Fahrenheit
        ha ha hectare hectares Hektar 헥타르 ヘクタール 公顷 · ac acre acres 에이커 エーカー 英亩
        m2 ㎡ m² square_meters square_metres Quadratmeter mètres_carrés metros_cuadrados 제곱미터 平方メートル 平方米 · sqft ft² square_feet square_foot sq_ft 제곱피트 평방피트 平方フィート 平方英尺
        km2 ㎢ km² square_kilometers square_kilometres Quadratkilometer 제곱킬로미터 平方キロメートル 平方公里 · mi2 square_miles square_mile Quadratmeilen 제곱마일 平方マイル 平方英里
        kmh km/h kph km/hr kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour km_per_hour Kilometer_pro_Stunde Stundenkilometer kilomètres_par_heure kilómetros_por_hora
        mph mph miles_per_hour miles_an_hour mi/h Meilen_pro_Stunde millas_por_hora
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
        ["ha"] = ("area", 10_000, 0),
        ["ac"] = ("area", 4046.8564224, 0),
        ["m2"] = ("area", 1, 0),
        ["sqft"] = ("area", 0.09290304, 0),
        ["km2"] = ("area", 1_000_000, 0),
        ["mi2"] = ("area", 2_589_988.110336, 0),
        ["kmh"] = ("speed", 1, 0),
        ["mph"] = ("speed", 1.609344, 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is measured: a length, a mass.</summary>
    public string Kind => Units[Unit].Kind;

    /// <summary>The quantities of a text.</summary>
    public static List<Quantity> In(string text, Locale locale)
    {
        var found = new List<Quantity>();
        foreach (var measure in Measure.In(text, locale, Words, Prefixed))
        {
            var (_, factor, zero) = Units[measure.Unit];
            var sign = measure.Unit is "C" or "F" && Minus.IsBefore(text, measure.Figure.Span.Start) ? -1 : 1;
            var quantity = new Quantity(measure.Unit, measure.Span, [.. measure.Figure.Readings.Select(amount => (sign * amount.Approximate + zero) * factor)]);

            // Five feet ten is one height.
            if (found is [.., var last] && (last.Unit, quantity.Unit) is ("ft", "in") or ("lb", "oz") && quantity.Span.Start - last.Span.End is 0 or 1 && last.Values.Count == 1 && quantity.Values.Count == 1)
                found[^1] = last with { Span = TextSpan.FromBounds(last.Span.Start, quantity.Span.End), Values = [last.Values[0] + quantity.Values[0]] };
            else found.Add(quantity);
        }

        return found;
    }

    /// <summary>Whether both are as much, one perhaps rounded.</summary>
    public bool Agrees(Quantity other) =>
        Kind == other.Kind && Values.Any(one => other.Values.Any(two => Math.Abs(one - two) <= Math.Max(Kind is "temperature" ? 1 : 0, 0.05 * Math.Max(Math.Abs(one), Math.Abs(two)))));

    /// <summary>Whether it is a quantity in another unit than the other, and as much.</summary>
    public bool Converts(Quantity other) => Unit != other.Unit && Agrees(other);

    /// <summary>What stands before a number and makes another unit of the one behind it: 시속 60km, 섭씨 20도.</summary>
    static string? Prefixed(string text, int at, string? unit)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        if (before.EndsWith("약")) before = before[..^1].TrimEnd();
        if (unit is null)
        {
            before = before.EndsWith("영하") || before.EndsWith("零下") ? before[..^2].TrimEnd() : before;
            return before.EndsWith("섭씨") || before.EndsWith("摂氏") || before.EndsWith("摄氏") ? "C" : before.EndsWith("화씨") || before.EndsWith("華氏") || before.EndsWith("华氏") ? "F" : null;
        }

        if (!(before.EndsWith("시속") || before.EndsWith("時速") || before.EndsWith("时速"))) return unit;
        return unit switch { "km" => "kmh", "mi" => "mph", _ => unit };
    }
}
