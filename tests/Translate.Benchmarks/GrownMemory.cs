using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>A real memory made larger: its pairs first, then mutations of them, with one to three words of either side changed, added or left out. Always the same ones.</summary>
/// <param name="texts">The real pairs.</param>
sealed class GrownMemory((string Source, string Target)[] texts)
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    readonly string[] sourceWords = Words(texts.Select(t => t.Source)), targetWords = Words(texts.Select(t => t.Target));

    /// <summary>So many pairs, made as they are asked for.</summary>
    public IEnumerable<MemoryPair> Pairs(int count)
    {
        var random = new Random(20260102);
        for (var i = 0; i < count; i++)
        {
            var (source, target) = texts[i % texts.Length];
            if (i >= texts.Length) (source, target) = (Mutated(source, sourceWords, random), Mutated(target, targetWords, random));
            yield return new(new(English, source), new(Korean, target));
        }
    }

    static string[] Words(IEnumerable<string> all) => [.. all.Where((_, i) => i % 7 == 0).SelectMany(text => text.Split(' ')).Where(word => word.Length > 0)];

    static string Mutated(string text, string[] vocabulary, Random random)
    {
        var words = text.Split(' ').ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(words.Count);
            var fresh = vocabulary[random.Next(vocabulary.Length)];
            switch (random.Next(3))
            {
                case 0: words[at] = fresh; break;
                case 1: words.Insert(at, fresh); break;
                default:
                    if (words.Count > 1) words.RemoveAt(at);
                    else words[at] = fresh;
                    break;
            }
        }

        return string.Join(' ', words);
    }
}
