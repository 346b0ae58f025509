using System.Text;

namespace Translate.Server.Tests.Running;

/// <summary>A folder for one service: its data, its seeds, its translations. Gone at the end.</summary>
public sealed class Place : IDisposable
{
    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = Find();

    public Place(bool withSeeds = true)
    {
        foreach (var folder in new[] { Seeds, Path.Combine(Translations, "memory"), Data }) Directory.CreateDirectory(folder);
        if (!withSeeds) return;
        File.Copy(Path.Combine(Repository, "seeds", "us-korea-alliance.txt"), Path.Combine(Seeds, "us-korea-alliance.txt"));
        File.Copy(Path.Combine(Repository, "translations", "memory", "en-ko.tmx"), Path.Combine(Translations, "memory", "en-ko.tmx"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("translate-test-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string Seeds => Path.Combine(Folder, "seeds");

    public string Translations => Path.Combine(Folder, "translations");

    /// <summary>The Korean article as it is committed.</summary>
    public static byte[] KoreanArticle => File.ReadAllBytes(Path.Combine(Repository, "translations", "ko", "us-korea-alliance.txt"));

    /// <summary>The article as it was handed in.</summary>
    public static byte[] Article => File.ReadAllBytes(Path.Combine(Repository, "seeds", "us-korea-alliance.txt"));

    /// <summary>A text of so many sentences that no memory knows, ten to a paragraph.</summary>
    public static byte[] LongText(int sentences)
    {
        var text = new StringBuilder();
        for (var i = 1; i <= sentences; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Sentence number {i} says something new.").Append(i % 10 == 0 ? "\n\n" : " ");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just killed may still be closing its files; the folder is a temporary one.
        }
    }

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Translate.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a build within the repository.");
    }
}
