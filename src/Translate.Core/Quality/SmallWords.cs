using System.Collections.Frozen;

namespace Translate.Core.Quality;

/// <summary>The small words of languages (articles, prepositions, conjunctions), by which a text's language is told.</summary>
static class SmallWords
{
    /// <summary>One or two alike in two languages (<c>a</c>, <c>se</c>) tell nothing.</summary>
    const int LeastDifferent = 3;

    /// <summary>The words of each language that is known here.</summary>
    public static readonly FrozenDictionary<string, FrozenSet<string>> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in is that for with was are by on as at from it be this which have has were not or an",
        ["es"] = "el la los las de y que en un una es por con para del se no su al lo como más o pero sus fue este esta son está muy cuando",
        ["fr"] = "le la les de et des que en un une est pour dans par sur du au aux ce qui ne pas il plus avec sont cette ces nous vous être",
        ["de"] = "der die das und in zu den von mit ist des im für auf dem ein eine nicht als auch es sich an werden aus wird sind bei oder nach",
        ["pt"] = "o a os as de e que em um uma é por com para do da no na se não dos das ao como mais foi são pelo pela você seu sua nos",
        ["it"] = "il la i gli le di e che in un una è per con del della non si al dei nel da come più sono dell alla delle questo essere",
        ["nl"] = "de het een en van in is dat op te zijn voor met niet aan er om ook als bij maar naar uit deze worden werd wordt hij",
        ["sv"] = "och i att det som en på är av för med till den har de inte om ett men var jag så från vi eller kan också",
        ["nb"] = "og i det som en på er av for med til den har de ikke om et men var jeg så fra vi eller kan også hun etter",
        ["da"] = "og i det som en på er af for med til den har de ikke om et men var jeg så fra vi eller kan også hun efter",
        ["fi"] = "ja on ei että se oli hän mutta ovat kun niin kuin joka myös tai jos vain sen ole hänen tämä olla mukaan",
        ["pl"] = "w i z na do się nie że jest to o od za po przez jak dla są oraz jego był ale tym może czy które",
        ["cs"] = "a v se na je že o s do z k i ve pro za by ale jako po jsou byl podle nebo od jeho tak při již",
        ["sk"] = "a v sa na je že o s do z k aj vo pre za by ale ako po sú bol podľa alebo od jeho tak pri už",
        ["hu"] = "a az és hogy nem is egy meg de ez csak volt mint már van még el vagy ha lehet kell azt",
        ["ro"] = "și de la în a cu pe că nu un o din pentru mai este sunt care se ce au fost lui sau prin după",
        ["tr"] = "ve bir bu için de da ile olarak daha çok gibi olan en var ne kadar sonra ama veya değil",
        ["id"] = "yang dan di dari untuk dengan ini itu pada dalam tidak akan adalah ke oleh atau juga sebagai karena telah",
        ["vi"] = "và của là có được trong cho không các một những với người này để đã khi từ cũng về như",
        ["ru"] = "и в не на что с по как это он к из у за от для но так его же все было быть или если только ещё",
        ["uk"] = "і в не на що з як це до та за від для але його є було бути або якщо тільки ще його який також",
        ["bg"] = "и на за да се в от с че е не са по до като ще си той но или тя това който която след също",
        ["sr"] = "и у је да се на за од су са који не као о али из што би то или која које био",
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The words of a language; null where it is not known here.</summary>
    public static FrozenSet<string>? Of(string language) => All.GetValueOrDefault(language is "no" ? "nb" : language);

    /// <summary>Whether a text is another language's: a fourth of its words at least, and three different ones, are the other's alone, and at most a fourth as many its own alone.</summary>
    /// <param name="words">The words of the text, in small letters.</param>
    /// <param name="theirs">The other language's.</param>
    /// <param name="own">Those of the language that it should be in.</param>
    public static bool Tell(IReadOnlyList<string> words, FrozenSet<string> theirs, FrozenSet<string> own)
    {
        var foreign = words.Count(word => theirs.Contains(word) && !own.Contains(word));
        return foreign * 4 >= words.Count && words.Where(word => theirs.Contains(word) && !own.Contains(word)).Distinct(StringComparer.Ordinal).Skip(LeastDifferent - 1).Any() && words.Count(word => own.Contains(word) && !theirs.Contains(word)) * 4 <= foreign;
    }
}
