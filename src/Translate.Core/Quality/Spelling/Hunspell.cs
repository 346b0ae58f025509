using System.Runtime.InteropServices;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality.Spelling;

/// <summary>A Hunspell dictionary (<c>.aff</c>, <c>.dic</c>), read by the library of Hunspell that is installed with it.</summary>
/// <remarks>
/// The library knows affixes, compounds and conversions of every language, those of Korean with its syllables taken apart, too. It is asked by its C interface (<c>hunspell.h</c>),
/// by one thread at a time. Nothing is downloaded: where the library or the dictionary is not there, there is no check.
/// </remarks>
public sealed partial class Hunspell : ISpelling, IDisposable
{
    const string Library = "hunspell";

    /// <summary>Where Debian and most others keep dictionaries.</summary>
    public const string UsualFolder = "/usr/share/hunspell";

    readonly Lock gate = new();
    readonly Encoding encoding;
    nint handle;

    static Hunspell() => NativeLibrary.SetDllImportResolver(typeof(Hunspell).Assembly, (name, assembly, path) =>
        name is Library && Names.Select(n => NativeLibrary.TryLoad(n, assembly, path, out var found) ? found : 0).FirstOrDefault(found => found != 0) is var library ? library : 0);

    Hunspell(nint handle, Encoding encoding) => (this.handle, this.encoding) = (handle, encoding);

    /// <summary>The library under the names of its versions.</summary>
    static string[] Names => OperatingSystem.IsWindows() ? ["libhunspell.dll", "hunspell.dll"]
        : OperatingSystem.IsMacOS() ? ["libhunspell-1.7.dylib", "libhunspell-1.7.0.dylib", "libhunspell.dylib"]
        : ["libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell.so"];

    /// <summary>The dictionary of a locale in folders, the first first: of its very region, of the language, or of any region of it.</summary>
    /// <returns>Null where there is none that can be read, or Hunspell's library is not installed.</returns>
    public static Hunspell? Find(Locale locale, params IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var there = In(folder, locale);
            var names = new[] { locale.Tag.Split('-').Skip(1).FirstOrDefault(part => part.Length == 2) is { } region ? $"{locale.Language}_{region}" : null, locale.Language, locale.Language is "en" ? "en_US" : locale.Language is "pt" ? "pt_PT" : $"{locale.Language}_{locale.Language.ToUpperInvariant()}" };
            var found = names.Select(name => there.Find(file => Path.GetFileNameWithoutExtension(file).Replace('-', '_').Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(file => file is not null)
                ?? there.Find(file => Path.GetFileNameWithoutExtension(file).StartsWith($"{locale.Language}_", StringComparison.Ordinal));
            if (found is not null) return Open(Path.ChangeExtension(found, ".aff"), found);
        }

        return null;
    }

    /// <summary>The dictionaries of a language in a folder; none where it may not be read.</summary>
    static List<string> In(string folder, Locale locale)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, $"{locale.Language}*.dic").Order(StringComparer.Ordinal).Where(file => File.Exists(Path.ChangeExtension(file, ".aff")))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Opens a dictionary; null where Hunspell's library is not installed or is another one, or the dictionary cannot be read or has an encoding that is not known.</summary>
    public static Hunspell? Open(string affixes, string words)
    {
        try
        {
            // Of a file that it cannot open the library makes a dictionary without words.
            foreach (var file in new[] { affixes, words }) File.OpenRead(file).Dispose();
            var opened = Create(affixes, words);
            if (opened == 0) return null;
            var name = Marshal.PtrToStringAnsi(EncodingOf(opened)) ?? "ISO8859-1";
            if (Known(name.StartsWith("ISO8859", StringComparison.OrdinalIgnoreCase) ? $"iso-8859{name["ISO8859".Length..]}" : name) is { } known) return new(opened, known);
            Destroy(opened);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Knows(string word)
    {
        var bytes = Bytes(word);
        if (bytes is null) return false;
        lock (gate) return handle == 0 || Spell(handle, bytes) != 0;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Suggest(string word)
    {
        if (Bytes(word) is not { } bytes) return [];
        lock (gate)
        {
            if (handle == 0) return [];
            var count = Suggest(handle, out var list, bytes);
            var found = new List<string>();
            for (var i = 0; i < Math.Min(count, 3); i++) found.Add(Read(Marshal.ReadIntPtr(list, i * nint.Size)));
            if (count > 0) FreeList(handle, ref list, count);
            return found;
        }
    }

    /// <summary>Gives the dictionary's memory back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (handle != 0) Destroy(handle);
            handle = 0;
        }
    }

    /// <summary>The word as a C string; null where the dictionary's encoding lacks a letter of it.</summary>
    byte[]? Bytes(string word)
    {
        try
        {
            return [.. encoding.GetBytes(word), 0];
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    string Read(nint text)
    {
        var length = 0;
        while (Marshal.ReadByte(text, length) != 0) length++;
        var bytes = new byte[length];
        Marshal.Copy(text, bytes, 0, length);
        return encoding.GetString(bytes);
    }

    static Encoding? Known(string name)
    {
        try
        {
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
            return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [LibraryImport(Library, EntryPoint = "Hunspell_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Create(string affixes, string words);

    [LibraryImport(Library, EntryPoint = "Hunspell_destroy")]
    private static partial void Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "Hunspell_get_dic_encoding")]
    private static partial nint EncodingOf(nint handle);

    [LibraryImport(Library, EntryPoint = "Hunspell_spell")]
    private static partial int Spell(nint handle, byte[] word);

    [LibraryImport(Library, EntryPoint = "Hunspell_suggest")]
    private static partial int Suggest(nint handle, out nint list, byte[] word);

    [LibraryImport(Library, EntryPoint = "Hunspell_free_list")]
    private static partial void FreeList(nint handle, ref nint list, int count);
}
