using System.Collections.Frozen;

namespace Translate.Core.Text;

/// <summary>How a language says a number of things: which categories it has, and which number is in which.</summary>
/// <remarks>
/// The categories are those of CLDR 48. <see cref="Formula"/> says the same of whole numbers in the language of gettext's <c>Plural-Forms</c>; what CLDR has
/// for fractions only (<c>many</c> in Czech) has no place there, and neither has the round million of Romance languages, which msginit leaves out, too.
/// </remarks>
public sealed class PluralRules
{
    static readonly PluralRules Default = new("one other", "n != 1");

    static readonly FrozenDictionary<string, PluralRules> Cardinals = Rules(
        ("ko ja zh vi id ig jv km lo ms my su th to wo yo yue", new("other", "0")),
        ("hi am as bn fa gu hy kn kok ln mg pa si ti zu kab", new("one other", "n > 1")),
        ("fr pt", new("one many other", "n > 1", "one other")),
        ("es it ca", new("one many other", "n != 1", "one other")),
        ("ru uk be", new("one few many other", "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", "one few many")),
        ("pl", new("one few many other", "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2", "one few many")),
        ("bs hr sr", new("one few other", "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2")),
        ("cs sk", new("one few many other", "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2", "one few other")),
        ("lt", new("one few many other", "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2", "one few other")),
        ("lv", new("zero one other", "n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2")),
        ("ro", new("one few other", "n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2")),
        ("sl hsb dsb", new("one two few other", "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3")),
        ("he se", new("one two other", "n==1 ? 0 : n==2 ? 1 : 2")),
        ("is mk", new("one other", "n%10!=1 || n%100==11")),
        ("fil ceb", new("one other", "n%10==4 || n%10==6 || n%10==9")),
        ("ga", new("one two few many other", "n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4")),
        ("gd", new("one two few other", "n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3")),
        ("cy", new("zero one two few many other", "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5")),
        ("mt", new("one two few many other", "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4")),
        ("ar", new("zero one two few many other", "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5")));

    static readonly FrozenDictionary<string, IReadOnlyList<PluralCategory>> Ordinals = new (string Languages, string Categories)[]
    {
        ("en ca gd mr kok", "one two few other"),
        ("fr vi fil ga hu hy lo ms ne ro sv", "one other"),
        ("it kk sc", "many other"),
        ("uk be tk", "few other"),
        ("hi as bn gu or", "one two few many other"),
        ("az", "one few many other"),
        ("cy", "zero one two few many other"),
        ("ka kw sq", "one many other"),
        ("mk", "one two many other"),
    }.SelectMany(group => group.Languages.Split(' ').Select(language => (language, List(group.Categories)))).ToFrozenDictionary(x => x.language, x => x.Item2, StringComparer.Ordinal);

    static readonly IReadOnlyList<PluralCategory> NoOrdinals = [PluralCategory.Other];

    readonly PluralExpression expression;
    readonly Lazy<bool> saysOneOfOneOnly;

    PluralRules(string categories, string formula, string? counted = null)
    {
        Categories = List(categories);
        Counted = List(counted ?? categories);
        Formula = formula;
        expression = PluralExpression.Parse(formula)!;
        saysOneOfOneOnly = new(() => Enumerable.Range(0, 200).All(number => number == 1 || Of(number) is not PluralCategory.One));
    }

    /// <summary>The categories of any number, fractions among them, in their order; the last one is <c>other</c>.</summary>
    public IReadOnlyList<PluralCategory> Categories { get; }

    /// <summary>The categories of whole numbers, in the order in which <see cref="Formula"/> numbers them.</summary>
    public IReadOnlyList<PluralCategory> Counted { get; }

    /// <summary>The number in <see cref="Counted"/> for <c>n</c>, as an expression of C (gettext's manual, 11.2.6).</summary>
    public string Formula { get; }

    /// <summary>The rules of a locale's language; for one that is not known those of English, which most languages have.</summary>
    public static PluralRules Of(Locale locale) => Cardinals.GetValueOrDefault(locale.Language, Default);

    /// <summary>The categories of ordinal numbers (1st, 2nd); where nothing is known, only <c>other</c>.</summary>
    public static IReadOnlyList<PluralCategory> OrdinalsOf(Locale locale) => Ordinals.GetValueOrDefault(locale.Language, NoOrdinals);

    /// <summary>The category <c>one</c> is for 1 and no other whole number, as in English; in Russian it is for 21, too.</summary>
    public bool SaysOneOfOneOnly => saysOneOfOneOnly.Value;

    /// <summary>The category of a whole number.</summary>
    public PluralCategory Of(int number) => Counted[(int)expression.Of(number)];

    static IReadOnlyList<PluralCategory> List(string names) => [.. names.Split(' ').Select(name => PluralCategories.Parse(name)!.Value)];

    static FrozenDictionary<string, PluralRules> Rules(params (string Languages, PluralRules Rules)[] groups) =>
        groups.SelectMany(group => group.Languages.Split(' ').Select(language => (language, group.Rules))).ToFrozenDictionary(x => x.language, x => x.Rules, StringComparer.Ordinal);
}
