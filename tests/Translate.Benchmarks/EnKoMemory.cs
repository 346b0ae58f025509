using System.Diagnostics;

namespace Translate.Benchmarks;

/// <summary>
/// A real English-Korean memory, about 202,000 pairs, from the gettext catalogues in Debian's packages. Its texts keep the licences of
/// their packages: they are measured with, never shipped.
/// </summary>
/// <remarks>Needs apt-get (after <c>apt-get update</c>), dpkg-deb and tar.</remarks>
static partial class EnKoMemory
{
    const string PairsFile = "en-ko.tsv", QueriesFile = "queries.txt";

    /// <summary>The pairs and 1,000 English queries of a folder; made there first where it has none.</summary>
    public static ((string Source, string Target)[] Pairs, string[] Queries) Open(string folder)
    {
        if (!File.Exists(Path.Combine(folder, PairsFile))) Make(folder);
        var pairs = File.ReadLines(Path.Combine(folder, PairsFile)).Select(line => line.Split('\t')).Select(sides => (sides[0], sides[1])).ToArray();
        var queries = Path.Combine(folder, QueriesFile);
        if (!File.Exists(queries)) File.WriteAllLines(queries, Queries([.. pairs.Select(pair => pair.Item1)]));
        return (pairs, File.ReadAllLines(queries));
    }

    /// <summary>1,000 of the texts with a word or two changed, added or left out: always the same ones.</summary>
    public static IEnumerable<string> Queries(string[] texts)
    {
        var random = new Random(20260101);
        string[] vocabulary = [.. random.GetItems(texts, 5000).SelectMany(text => text.Split(' ')).Where(word => word.All(char.IsLetter))];
        var pool = texts.Where(text => text.Split(' ').Length is >= 4 and <= 40).ToArray();
        random.Shuffle(pool);
        foreach (var text in pool.Take(1000))
        {
            var words = text.Split(' ').ToList();
            for (var edits = words.Count < 7 ? 1 : random.Next(1, 3); edits > 0; edits--)
            {
                var at = random.Next(words.Count);
                var fresh = vocabulary[random.Next(vocabulary.Length)];
                switch (random.Next(3))
                {
                    case 0: words[at] = fresh; break;
                    case 1: words.Insert(at, fresh); break;
                    default: words.RemoveAt(at); break;
                }
            }

            yield return string.Join(' ', words);
        }
    }

    static void Make(string folder)
    {
        var debs = Directory.CreateDirectory(Path.Combine(folder, "debs")).FullName;
        var tree = Directory.CreateDirectory(Path.Combine(folder, "tree")).FullName;
        foreach (var name in Packages.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(name => Directory.GetFiles(debs, $"{name}_*.deb").Length == 0))
            Start(debs, "apt-get", "download", "-q", "-o", "APT::Sandbox::User=root", name);
        foreach (var deb in Directory.GetFiles(debs, "*.deb").Order(StringComparer.Ordinal))
            Start(tree, "sh", "-c", "dpkg-deb --fsys-tarfile \"$1\" | tar -x --wildcards '*/ko/LC_MESSAGES/*' '*/ko_KR/LC_MESSAGES/*' '*/ko.mo'", "sh", deb);

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var catalogues = Directory.GetFiles(tree, "*.mo", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var entry in catalogues.SelectMany(file => Catalogue.Read(File.ReadAllBytes(file))))
        {
            var (source, target) = (Plain(entry.Source), Plain(entry.Target));
            if (IsGood(source, target)) pairs.TryAdd(source, target);
        }

        File.WriteAllLines(Path.Combine(folder, PairsFile), pairs.Select(pair => $"{pair.Key}\t{pair.Value}"));
    }

    static string Plain(string text) => string.Join(' ', text.Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>English on one side, Korean on the other, and no message of the kind that is a whole licence.</summary>
    static bool IsGood(string source, string target) =>
        source.Length is >= 3 and <= 2000 && HasWord(source) && !source.Any(IsHangul) && target.Any(IsHangul) && !source.Concat(target).Any(c => c < ' ');

    static bool HasWord(string text) => text.Zip(text.Skip(1)).Any(two => char.IsAsciiLetter(two.First) && char.IsAsciiLetter(two.Second));

    static bool IsHangul(char c) => c is >= '가' and <= '힣';

    /// <summary>What fails (a package that is gone, a package without catalogues) leaves its texts out.</summary>
    static void Start(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
