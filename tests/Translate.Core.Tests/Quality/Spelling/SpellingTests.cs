using System.Runtime.InteropServices;
using System.Text;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Quality.Spelling;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality.Spelling;

/// <summary>Spelling by Hunspell's own library and dictionaries: a tiny one of ours, and those of Debian's packages.</summary>
public sealed class SpellingTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_dictionary_knows_words_in_their_forms_and_proposes_others()
    {
        using var dictionary = Tiny();

        Assert.All(["fichier", "fichiers", "ouvrir", "l’été", "Fichier"], word => Assert.True(dictionary.Knows(word), word));
        Assert.All(["fichiér", "fichierss", "한글", "ouvrirs"], word => Assert.False(dictionary.Knows(word), word));
        Assert.Contains("fichier", dictionary.Suggest("fichjer"));
    }

    [Fact]
    public void In_a_document_others_are_proposed_for_the_first_words_only()
    {
        using var dictionary = Tiny();
        string[] words = [.. Enumerable.Range(0, 2 * SparingSpelling.Few).Select(i => $"fichj{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}r")];
        var segments = words.Prepend("fichjer").Append("fichjer").Select((word, i) => new CheckedSegment($"{i}", "Open it", $"ouvrir {word}")).ToList();

        var found = DocumentChecks.Examine(segments, new(Some.English, Locale.Parse("fr")) { Spelling = dictionary }).Where(f => f.Finding.Check is "spelling").ToList();

        Assert.Equal(segments.Count, found.Count);
        Assert.Equal("fichier", found[0].Finding.Detail);
        Assert.Equal("fichier", found[^1].Finding.Detail);
        Assert.All(found[SparingSpelling.Few..^1], f => Assert.Null(f.Finding.Detail));
    }

    [Fact]
    public void A_dictionary_of_an_older_encoding_is_asked_in_it()
    {
        Write("xx", "SET ISO8859-2\n", "1\nžluťoučký\n", CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-2")!);
        using var dictionary = Hunspell.Open(Path.Combine(folder, "xx.aff"), Path.Combine(folder, "xx.dic"));

        Assert.NotNull(dictionary);
        Assert.True(dictionary.Knows("žluťoučký"));
        Assert.False(dictionary.Knows("한글"));
    }

    [Theory]
    [InlineData("Ouvrir le fichjer", "fichjer")]
    [InlineData("Fichjer ouvrir", "Fichjer")]
    [InlineData("Ouvrir", "")]
    public void A_word_that_is_not_in_the_dictionary_is_found(string target, string word)
    {
        using var dictionary = Tiny();

        Assert.Equal(word, Found(dictionary, "Open the file", target));
    }

    [Fact]
    public void Names_words_of_the_source_terms_codes_and_addresses_are_not_looked_at()
    {
        using var dictionary = Tiny();

        Assert.Equal("", Found(dictionary, "Open it in kubectl", "ouvrir kubectl"));
        Assert.Equal("", Found(dictionary, "Open the file", "ouvrir le Seoul, NASA, iPhone, fichier2, a_b, https://exampel.com, ${fichjer} 서울"));
        Assert.Equal("", Found(dictionary, "Open the alliance", "ouvrir truc", new TermPair("alliance", "truc")));
        Assert.Equal("truc", Found(dictionary, "Open the alliance", "ouvrir truc", new TermPair("alliance", "truc") { Status = TermStatus.Forbidden }));
    }

    [Fact]
    public void The_dictionary_of_a_region_is_taken_before_that_of_the_language()
    {
        Write("de_AT", "", "1\nJänner\n");
        Write("de_DE", "", "1\nJanuar\n");
        using var dictionaries = new Dictionaries(folder);

        Assert.True(dictionaries.Of(Locale.Parse("de-AT"))!.Knows("Jänner"));
        Assert.True(dictionaries.Of(Locale.Parse("de"))!.Knows("Januar"));
        Assert.Null(dictionaries.Of(Locale.Parse("sv")));
    }

    [Fact]
    public void A_folder_or_a_file_that_may_not_be_read_is_no_dictionary()
    {
        if (!OperatingSystem.IsLinux()) return;
        var closed = Directory.CreateDirectory(Path.Combine(folder, "closed"), UnixFileMode.None).FullName;
        Write("fr", "", "1\nouvrir\n");
        File.SetUnixFileMode(Path.Combine(folder, "fr.dic"), UnixFileMode.None);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

        // Whoever may read everything gives that up for a moment.
        var actAs = Marshal.GetDelegateForFunctionPointer<ActAs>(NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "setfsuid"));
        var before = actAs(65534);
        try
        {
            Assert.Throws<UnauthorizedAccessException>(() => Directory.GetFiles(closed));
            using var found = Hunspell.Find(Locale.Parse("fr"), closed, folder);
            Assert.Null(found);
        }
        finally
        {
            _ = actAs(before);
        }
    }

    [Fact]
    public void Installed_dictionaries_know_English_and_Korean_with_its_particles()
    {
        using var dictionaries = new Dictionaries(Hunspell.UsualFolder);
        var (english, korean) = (dictionaries.Of(Some.English), dictionaries.Of(Some.Korean));

        Assert.NotNull(english);
        Assert.NotNull(korean);
        Assert.True(english.Knows("alliances") && !english.Knows("allianses"));
        Assert.Equal("년굴", FoundIn("ko", korean, "An economic alliance", "경제동맹으로 년굴 한미동맹의"));
        Assert.True(korean.Knows("동맹을") && korean.Knows("학교에서는") && korean.Knows("동맹을".Normalize(NormalizationForm.FormD).Normalize()) && !korean.Knows("동맹글"));
    }

    [Fact]
    public void A_word_that_another_check_mends_is_not_told_twice()
    {
        using var dictionary = Tiny();
        var context = new CheckContext(Some.English, Some.Korean) { Spelling = dictionary };

        Assert.Equal(["particles"], Gates.Examine("Delete the file", "파일를", context).Select(f => f.Check));
        Assert.Equal(["spelling"], Gates.Examine("Delete the file", "파일을", context).Select(f => f.Check));
    }

    [Fact]
    public async Task A_large_dictionary_is_opened_while_people_type_on()
    {
        Write("fr", "", "1\nouvrir\n");
        using var dictionaries = new Dictionaries(folder);

        for (var tries = 0; tries < 3000 && dictionaries.Ready(Locale.Parse("fr")) is null; tries++) await Task.Delay(10);
        Assert.True(dictionaries.Ready(Locale.Parse("fr"))!.Knows("ouvrir"));
        using var none = new Dictionaries();
        Assert.Null(none.Ready(Locale.Parse("fr")));
        Assert.Null(none.Of(Locale.Parse("fr")));
    }

    /// <summary>Who this thread is to the file system (<c>setfsuid</c> of Linux): answers who it was before.</summary>
    delegate int ActAs(int user);

    static string Found(ISpelling dictionary, string source, string target, params TermPair[] terms) => FoundIn("fr", dictionary, source, target, terms);

    static string FoundIn(string to, ISpelling dictionary, string source, string target, params TermPair[] terms) => string.Join(
        '|', new Misspellings().Examine(source, target, new(Some.English, Locale.Parse(to)) { Spelling = dictionary, Terms = terms }).Select(f => target.Substring(f.Target!.Value.Start, f.Target.Value.Length)));

    Hunspell Tiny()
    {
        Write("fr", "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\nWORDCHARS ’'\nSFX S Y 1\nSFX S 0 s .\n", "4\nfichier/S\nouvrir\nle\nl’été\n");
        return Hunspell.Open(Path.Combine(folder, "fr.aff"), Path.Combine(folder, "fr.dic")) ?? throw new InvalidOperationException("Hunspell's library is not installed: apt-get install libhunspell-1.7-0 hunspell-en-us hunspell-ko.");
    }

    void Write(string name, string affixes, string words, Encoding? encoding = null)
    {
        File.WriteAllText(Path.Combine(folder, $"{name}.aff"), affixes.Length == 0 ? "SET UTF-8\n" : affixes, encoding ?? new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, $"{name}.dic"), words, encoding ?? new UTF8Encoding(false));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
