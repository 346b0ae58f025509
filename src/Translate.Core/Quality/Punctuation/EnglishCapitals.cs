using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>Words that English writes with a capital wherever they stand, and other languages with a small letter: <c>Monday</c>, <c>March</c>, <c>French</c>, <c>Dr.</c>, <c>I</c>.</summary>
static class EnglishCapitals
{
    /// <summary>Languages that write some or all of them small.</summary>
    static readonly FrozenSet<string> SmallIn = "fr es it pt el ca gl eu ro oc ru uk be bg mk sr hr bs sl pl cs sk hu fi et lv lt sv nb nn no da is nl tr az".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Words = (
        // Days and months.
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
        + "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Easter Christmas Ramadan "

        // Languages, peoples, and what belongs to them.
        + "Afghan African Afrikaans Albanian Algerian American Amharic Arab Arabic Arabian Arabs Argentine Argentinian Armenian Asian Assamese Australian Austrian Azerbaijani Bangladeshi Bashkir Basque Belarusian Belgian Bengali "
        + "Bolivian Bosnian Brazilian Breton British Bulgarian Burmese Cambodian Canadian Cantonese Catalan Chechen Chilean Chinese Christian Christians Colombian Cornish Corsican Croatian Cuban Cypriot Czech Danish Dutch "
        + "Ecuadorian Egyptian English Englishman Esperanto Estonian Ethiopian European Europeans Faroese Filipino Finnish Flemish French Frenchman Frisian Gaelic Galician Georgian German Germanic Germans Greek Greeks Guarani "
        + "Gujarati Haitian Hausa Hawaiian Hebrew Hindi Hindu Hungarian Icelandic Igbo Indian Indians Indonesian Iranian Iraqi Irish Islamic Israeli Israelis Italian Italians Jamaican Japanese Javanese Jew Jewish Jews Jordanian Kannada "
        + "Kashmiri Kazakh Kenyan Khmer Korean Koreans Kurdish Kurds Kuwaiti Kyrgyz Lao Laotian Latin Latvian Lebanese Libyan Lithuanian Luxembourgish Macedonian Malagasy Malay Malayalam Malaysian Maltese Mandarin Manx Maori Marathi "
        + "Mexican Mexicans Moldovan Mongolian Moroccan Muslim Muslims Nepali Nigerian Norwegian Occitan Oriya Pakistani Palestinian Palestinians Pashto Persian Peruvian Philippine Polish Portuguese Protestant Punjabi Quechua Romanian Romansh "
        + "Russian Russians Sami Samoan Sanskrit Sardinian Saudi Scottish Serbian Sicilian Sindhi Sinhala Slavic Slovak Slovenian Somali Spaniard Spanish Sudanese Swahili Swede Swedish Swiss Syrian Syriac Syrians Tagalog Taiwanese Tajik Tamil "
        + "Tatar Telugu Thai Tibetan Tunisian Turk Turkish Turkmen Turks Ukrainian Ukrainians Urdu Uyghur Uzbek Venezuelan Vietnamese Walloon Welsh Wolof Xhosa Yemeni Yiddish Yoruba Zulu Catholic Catholics Buddhist Republican Republicans Democrat Democrats").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Titles = (
        "Mr Mrs Ms Miss Dr Professor Prof President Senator Sen Congressman Minister Secretary Chancellor King Queen Prince Princess Pope Judge Captain Colonel General Major Sergeant Lieutenant Admiral Governor Mayor "
        + "Saint St Lord Lady Sir Father Sister Brother").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an English text begins with such a word, and the locale of its translation may write it small.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">Its first letter.</param>
    /// <param name="from">Its locale.</param>
    /// <param name="to">The locale of its translation.</param>
    public static bool Begin(string text, TextSpan first, Locale from, Locale to)
    {
        if (from.Language is not "en" || !SmallIn.Contains(to.Language)) return false;
        var end = first.Start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var word = text[first.Start..end];
        return word is "I" || Words.Contains(word) || (Titles.Contains(word) && text.AsSpan(end).TrimStart(". \u00A0") is [var next, ..] && char.IsUpper(next));
    }
}
