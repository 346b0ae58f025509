using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>The strings of a file that are forms of one plural, as i18next names them: <c>item_one</c>, <c>item_other</c>, <c>place_ordinal_few</c> (i18next JSON v4).</summary>
/// <remarks>
/// Several forms beside <c>_other</c> make a plural, and so does <c>_other</c> alone where it says <c>{{count}}</c>. <c>_zero</c>, which i18next takes for
/// nothing in any language, stays in every locale.
/// </remarks>
sealed class JsonPlurals
{
    const string Ordinal = "_ordinal";

    sealed record Form(int Index, PluralCategory Category);

    readonly IReadOnlyList<JsonString> strings;
    readonly Dictionary<string, List<Form>> groups = new(StringComparer.Ordinal);
    readonly Dictionary<int, PluralForm> forms = [];

    public JsonPlurals(IReadOnlyList<JsonString> strings)
    {
        this.strings = strings;
        for (var i = 0; i < strings.Count; i++)
        {
            var pointer = strings[i].Pointer;
            if (!strings[i].IsNamed || pointer.LastIndexOf('_') is not (> 0 and var bar) || PluralCategories.Parse(pointer[(bar + 1)..]) is not { } category) continue;
            if (!groups.TryGetValue(pointer[..bar], out var group)) groups[pointer[..bar]] = group = [];
            group.Add(new(i, category));
        }

        foreach (var (stem, group) in groups.ToList())
        {
            if (group.Find(form => form.Category is PluralCategory.Other) is not { } other || (group.Count == 1 && !strings[other.Index].Text.Contains("{{count", StringComparison.Ordinal))) groups.Remove(stem);
            else foreach (var form in group) forms.Add(form.Index, new(form.Category, strings[other.Index].Pointer));
        }
    }

    /// <summary>Of which numbers a string speaks, where it is one of several forms.</summary>
    public PluralForm? Of(int index) => forms.GetValueOrDefault(index);

    /// <summary>Gives each plural the forms that a locale has: what it lacks says what <c>_other</c> says.</summary>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale)
    {
        var gone = new SortedSet<int>();
        foreach (var (stem, group) in groups)
        {
            var wanted = stem.EndsWith(Ordinal, StringComparison.Ordinal) ? PluralRules.OrdinalsOf(locale) : PluralRules.Of(locale).Categories;
            gone.UnionWith(group.Where(form => form.Category is not PluralCategory.Zero && !wanted.Contains(form.Category)).Select(form => form.Index));
            var other = strings[group.Find(form => form.Category is PluralCategory.Other)!.Index];
            var name = source.Text.LastIndexOf(PluralCategory.Other.Name(), other.Slot.Start - 1, other.Slot.Start - other.Start, StringComparison.Ordinal);
            var missing = wanted.Where(category => group.TrueForAll(form => form.Category != category)).ToList();
            if (missing.Count == 0 || name < 0) continue;

            var behind = name + PluralCategory.Other.Name().Length;
            var member = missing.Select(category => source.Text[other.Start..name] + category.Name() + source.Text[behind..(other.Slot.End + 1)] + "," + source.Text[BlankBefore(source.Text, other.Start)..other.Start]);
            yield return new(new(other.Start, 0), string.Concat(member));
        }

        foreach (var span in Spans(source.Text, gone)) yield return new(span, "");
    }

    /// <summary>A member goes with the comma before it; at the beginning of its object with the one behind it.</summary>
    IEnumerable<TextSpan> Spans(string text, IEnumerable<int> gone)
    {
        var leading = -1;
        foreach (var index in gone)
        {
            var (start, end) = (strings[index].Start, strings[index].Slot.End + 1);
            var comma = BlankBefore(text, start) - 1;
            if (text[comma] == ',' && start != leading)
            {
                yield return TextSpan.FromBounds(comma, end);
                continue;
            }

            var next = BlankBehind(text, end);
            leading = BlankBehind(text, next + 1);
            yield return TextSpan.FromBounds(start, leading);
        }
    }

    static int BlankBefore(string text, int at)
    {
        while (text[at - 1] is ' ' or '\t' or '\r' or '\n') at--;
        return at;
    }

    static int BlankBehind(string text, int at)
    {
        while (text[at] is ' ' or '\t' or '\r' or '\n') at++;
        return at;
    }
}
