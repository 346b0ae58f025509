using System.Collections.Concurrent;
using Translate.Core.Text;

namespace Translate.Core.Quality.Spelling;

/// <summary>The dictionaries of folders, each opened when it is asked for first. What they said of a word is remembered.</summary>
/// <param name="folders">The folders, the first first.</param>
public sealed class Dictionaries(params IReadOnlyList<string> folders) : IDisposable
{
    readonly ConcurrentDictionary<Locale, Lazy<Remembered?>> open = new();
    readonly ConcurrentDictionary<Locale, bool> begun = new();

    /// <summary>The dictionary of a locale; null where none is installed. A large one takes seconds to open.</summary>
    public ISpelling? Of(Locale locale) => Lazily(locale).Value;

    /// <summary>The dictionary of a locale as far as it is open; else it is being opened from now on, and null until then.</summary>
    public ISpelling? Ready(Locale locale)
    {
        var there = Lazily(locale);
        if (there.IsValueCreated) return there.Value;
        if (folders.Count > 0 && begun.TryAdd(locale, true)) ThreadPool.UnsafeQueueUserWorkItem(static lazy => _ = lazy.Value, there, preferLocal: false);
        return null;
    }

    /// <summary>Gives their memory back.</summary>
    public void Dispose()
    {
        foreach (var dictionary in open.Values)
            if (dictionary is { IsValueCreated: true, Value: { } there }) there.Dispose();
    }

    Lazy<Remembered?> Lazily(Locale locale) => open.GetOrAdd(locale, l => new(() => Hunspell.Find(l, folders) is { } found ? new Remembered(found) : null));

    /// <summary>A dictionary that is asked about each word once: a language's words come again and again.</summary>
    sealed class Remembered(Hunspell dictionary) : ISpelling, IDisposable
    {
        /// <summary>Of more words nothing is remembered.</summary>
        const int Most = 500_000;

        readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<string, IReadOnlyList<string>> meant = new(StringComparer.Ordinal);

        public bool Knows(string word) => Remember(known, word, dictionary.Knows);

        public IReadOnlyList<string> Suggest(string word) => Remember(meant, word, dictionary.Suggest);

        static T Remember<T>(ConcurrentDictionary<string, T> told, string word, Func<string, T> ask)
        {
            if (told.TryGetValue(word, out var answer)) return answer;
            answer = ask(word);
            if (told.Count < Most) told[word] = answer;
            return answer;
        }

        public void Dispose() => dictionary.Dispose();
    }
}
