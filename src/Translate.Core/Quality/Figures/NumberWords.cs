using System.Collections.Frozen;
using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>The numbers that a text says in words, read as generously as can be: they excuse a number in digits on the other side, and are never asked for.</summary>
/// <remarks>
/// Cardinals and ordinals, words that imply a number (<c>both</c>, <c>decade</c>, <c>noon</c>), the months by the platform's names (CLDR), Roman
/// numerals, and the numerals of Korean, Japanese and Chinese (<see cref="EastAsianWords"/>).
/// </remarks>
static class NumberWords
{
    /// <summary>Longer texts are not read for words beyond here.</summary>
    const int Longest = 100_000;

    /// <summary>The word adds its value, and multiplies where it is above: <c>two hundred</c>.</summary>
    static readonly FrozenDictionary<string, FrozenDictionary<string, decimal>> Tables = new Dictionary<string, FrozenDictionary<string, decimal>>(StringComparer.Ordinal)
    {
        ["en"] = WordTable.Read(
            """
            0 zero none nil positive negative nonzero · 1 one first once single a an per each every hourly daily weekly monthly yearly annual annually solo
            2 two second seconds twice both couple pair double doubles doubled doubling twin twofold half halves halve halved dual binary
            3 three third thirds thrice triple triples tripled tripling trio threefold
            4 four fourth fourths quadruple quadrupled quarter quarters quarterly fourfold · 5 five fifth fifths fivefold quintupled · 6 six sixth sixths · 7 seven seventh week
            8 eight eighth eighths octal · 9 nine ninth ninths · 10 ten tenth tenths tenfold decimal teen teens teenage teenager teenagers decade decades
            11 eleven eleventh · 12 twelve twelfth dozen dozens noon midnight year · 13 thirteen thirteenth · 14 fourteen fourteenth fortnight
            15 fifteen fifteenth · 16 sixteen sixteenth hexadecimal hex · 17 seventeen seventeenth · 18 eighteen eighteenth · 19 nineteen nineteenth
            20 twenty twentieth twenties · 24 day · 30 thirty thirtieth thirties · 40 forty fortieth forties · 50 fifty fiftieth fifties · 60 sixty sixtieth sixties
            70 seventy seventieth seventies · 80 eighty eightieth eighties · 90 ninety ninetieth nineties
            100 hundred hundreds hundredth hundredths century centuries · 1000 thousand thousands thousandth · 1000000 million millions · 1000000000 billion billions
            1000000000000 trillion trillions
            """),
        ["es"] = WordTable.Read(
            """
            0 cero medianoche · 1 un uno una primer primero primera cada diario mensual anual · 2 dos segundo segunda ambos ambas doble duplicó duplicado duplicar binario par dúo
            3 tres tercer tercero tercera triple triplicó triplicado triplicar trío · 4 cuatro cuarto cuarta · 5 cinco quinto quinta · 6 seis sexto sexta · 7 siete séptimo séptima
            8 ocho octavo octava octal · 9 nueve noveno novena · 10 diez décimo décima década décadas · 11 once · 12 doce docena docenas mediodía medianoche
            13 trece · 14 catorce · 15 quince quincena · 16 dieciséis · 17 diecisiete · 16 hexadecimal · 18 dieciocho · 19 diecinueve · 20 veinte veintena · 21 veintiuno veintiún veintiuna
            22 veintidós · 23 veintitrés · 24 veinticuatro día · 25 veinticinco · 26 veintiséis · 27 veintisiete · 28 veintiocho · 29 veintinueve
            30 treinta · 40 cuarenta · 50 cincuenta · 60 sesenta · 70 setenta · 80 ochenta · 90 noventa
            100 cien ciento cientos siglo siglos · 200 doscientos doscientas · 300 trescientos trescientas · 400 cuatrocientos cuatrocientas
            500 quinientos quinientas · 600 seiscientos seiscientas · 700 setecientos setecientas · 800 ochocientos ochocientas · 900 novecientos novecientas
            1000 mil miles · 1000000 millón millones · 1000000000000 billón billones
            """),
        ["de"] = WordTable.Read(
            """
            0 null · 1 ein eine einen einem einer eines eins erste ersten erster erstes einmal jede jeder jedes pro einzig einzige einzigen
            2 zwei zweite zweiten zweiter zweites zweimal beide beiden doppelt doppelte verdoppelt verdoppelte verdoppelten verdoppeln binär paar
            3 drei dritte dritten dritter drittes dreimal verdreifacht verdreifachte verdreifachten verdreifachen
            4 vier vierte vierten vierter viertes viertel vervierfacht vervierfachte · 5 fünf fünfte fünften fünfter · 6 sechs sechste sechsten sechster · 7 sieben siebte siebten siebter woche
            8 acht achte achten achter oktal · 9 neun neunte neunten neunter · 10 zehn zehnte zehnten zehnter jahrzehnt jahrzehnte jahrzehnten · 11 elf elfte elften
            12 zwölf zwölfte zwölften dutzend mittag mitternacht · 13 dreizehn · 14 vierzehn · 15 fünfzehn · 16 sechzehn hexadezimal · 17 siebzehn · 18 achtzehn · 19 neunzehn
            20 zwanzig · 24 tag · 30 dreißig dreissig · 40 vierzig · 50 fünfzig · 60 sechzig · 70 siebzig · 80 achtzig · 90 neunzig
            100 hundert hunderte jahrhundert jahrhunderte jahrhunderts · 1000 tausend tausende · 1000000 million millionen · 1000000000 milliarde milliarden
            1000000000000 billion billionen
            """),
        ["fr"] = WordTable.Read(
            """
            0 zéro minuit · 1 un une premier première chaque par · 2 deux deuxième deuxièmes second seconde double doublé doublée doubler binaire paire · 3 trois troisième triple triplé triplée tripler
            4 quatre quatrième quart quadruplé · 5 cinq cinquième · 6 six sixième · 7 sept septième semaine · 8 huit huitième octal · 9 neuf neuvième · 10 dix dixième décennie décennies
            11 onze onzième · 12 douze douzième douzaine midi minuit · 13 treize · 14 quatorze · 15 quinze quinzaine · 16 seize hexadécimal · 24 jour · 20 vingt vingts vingtième vingtaine
            30 trente trentaine · 40 quarante quarantaine · 50 cinquante cinquantaine · 60 soixante soixantaine
            100 cent cents centaine centaines siècle siècles · 1000 mille millier milliers · 1000000 million millions · 1000000000 milliard milliards
            1000000000000 billion billions
            """),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Links = FrozenSet.Create(StringComparer.Ordinal, "and", "of", "y", "de", "und", "et");
    static readonly FrozenSet<string> Halves = FrozenSet.Create(
        StringComparer.Ordinal, "half", "medio", "media", "mitad", "halb", "halbe", "halben", "halbes", "hälfte", "demi", "demie", "moitié");

    /// <summary>Whether the numerals of a language are known here.</summary>
    public static bool Know(string language) => Tables.ContainsKey(language) || language is "ko" or "ja" or "zh";

    /// <summary>All values that a text says, or may say, in words.</summary>
    public static IReadOnlySet<Amount> In(string text, Locale locale)
    {
        var found = new HashSet<Amount>();
        if (text.Length > Longest) text = text[..Longest];
        if (locale.Language is "ko" or "ja" or "zh") EastAsianWords.Add(text, locale.Language, found);

        var table = Tables.GetValueOrDefault(locale.Language);
        var months = MonthNames.Of(locale);
        var run = new Sum(found);
        foreach (var range in new WordRanges(text))
        {
            var word = text[range].Trim('.');
            var lower = word.ToLowerInvariant();
            if (Roman(word) is > 0 and var roman) found.Add(Amount.Of(roman));
            if (locale.Language is "fr" && FrenchOrdinal(word) is > 0 and var ordinal) found.Add(Amount.Of(ordinal));
            if (months.TryGetValue(lower, out var month)) found.Add(Amount.Of(month));
            if (Halves.Contains(lower)) run.Half();
            else if (IsRange(lower, locale.Language) && run.Opens()) continue;
            else if (table is not null && Value(table, lower, locale.Language) is { } value) run.Take(value);
            else if (!Links.Contains(lower)) run.End();
        }

        run.End();
        AddFractions(text, found);
        return found;
    }

    /// <summary>½ is a half, and where it is written out, 2분의 1.</summary>
    static void AddFractions(string text, HashSet<Amount> found)
    {
        foreach (var sign in text)
            if (Fractions.Of(sign) is var (numerator, denominator))
            {
                found.Add(Amount.Of((long)numerator));
                found.Add(Amount.Of((long)denominator));
                if (Fractions.Decimals(sign) is { } decimals) found.Add(Amount.Of("0", decimals));
            }
    }

    static decimal? Value(FrozenDictionary<string, decimal> table, string word, string language)
    {
        if (table.TryGetValue(word, out var value)) return value;

        // einundzwanzig: units before tens, in one word.
        if (language is "de" && word.IndexOf("und", StringComparison.Ordinal) is > 0 and var und
            && table.TryGetValue(word[(und + 3)..], out var tens) && table.TryGetValue(word[..und], out var units)) return tens + units;
        return null;
    }

    /// <summary>Between numbers of which the second says what multiplies both: <c>two or three million</c>.</summary>
    static bool IsRange(string word, string language) => language switch
    {
        "en" => word is "to" or "or",
        "es" => word is "a" or "o",
        "de" => word is "bis" or "oder",
        "fr" => word is "à" or "ou",
        _ => false,
    };

    /// <summary>The value of XIXe, XXᵉ, Ier: Roman numerals of centuries and rulers with the ending of their ordinal; 0 for anything else (Le, De).</summary>
    static int FrenchOrdinal(string word)
    {
        var numeral = word.TrimEnd('e', 'r', 'è', 'm', 'ᵉ', 'ʳ', '\u0300');
        return numeral.Length > 0 && numeral.Length < word.Length && !numeral.AsSpan().ContainsAnyExcept("IVX") ? Roman(numeral) : 0;
    }

    /// <summary>The value of a Roman numeral in capitals, in its one proper form; 0 for anything else.</summary>
    static int Roman(string word)
    {
        if (word.Length > 12) return 0;
        var value = 0;
        var last = 0;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            var sign = word[i] switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, 'M' => 1000, _ => 0 };
            if (sign == 0) return 0;
            value += sign < last ? -sign : sign;
            last = Math.Max(last, sign);
        }

        return value;
    }

    /// <summary>Puts words together as they follow each other: <c>two hundred and five thousand</c>, <c>half a million</c>.</summary>
    sealed class Sum(HashSet<Amount> found)
    {
        decimal total, section, last, first;
        bool isOpen;

        /// <summary>A range goes on with its second number: <c>two or three million</c>. False where none has begun.</summary>
        public bool Opens()
        {
            if (!isOpen || total > 0) return false;
            var begun = section;
            End();
            first = begun;
            return true;
        }

        public void Take(decimal value)
        {
            found.Add(Of(value));
            last = value;
            if (value >= 1000)
            {
                if (total == 0 && first > 0) found.Add(Of(first * value));
                total += (section == 0 ? 1 : section) * value;
                section = 0;
            }
            else if (section > 0 && section < value && value is 10 or 12 or 20 or 100)
            {
                section *= value; // "two hundred", "two decades", "two dozen", "quatre-vingt"
            }
            else
            {
                section += value == 1 && section is 0.5m ? 0 : value; // "half a million"
            }

            isOpen = true;
            if (total > 1e20m) End();
            else found.Add(Of(total + section));
        }

        public void Half()
        {
            // As much is half of one, of an hour, of a hundred, of a year; and "a year and a half" may be 1.5.
            foreach (var value in new[] { 0.5m, 2, 30, 50, 1, 6, 1.5m }) found.Add(Of(value));
            if (isOpen && last == 1 && section >= 1) section--; // "two and a half"
            section += 0.5m;
            (last, isOpen) = (0, true);
            found.Add(Of(total + section));
        }

        public void End()
        {
            first = 0;
            if (!isOpen) return;
            found.Add(Of(total + section));
            (total, section, last, isOpen) = (0, 0, 0, false);
        }

        static Amount Of(decimal value)
        {
            var written = value.ToString(CultureInfo.InvariantCulture);
            var point = written.IndexOf('.', StringComparison.Ordinal);
            return point < 0 ? Amount.Of(written) : Amount.Of(written.AsSpan(0, point), written.AsSpan(point + 1));
        }
    }
}
