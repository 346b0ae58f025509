using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LibGit2Sharp;

namespace Translate.Server.Publishing;

/// <summary>What else an outlet's kind needs.</summary>
/// <param name="Path">The path of a file below the folder or in the repository, with <c>{locale}</c>, <c>{name}</c> and <c>{document}</c> in it.</param>
/// <param name="Branch">The branch that is committed to.</param>
/// <param name="AuthorName">The name of commits' author.</param>
/// <param name="AuthorEmail">The author's address.</param>
/// <param name="User">The account that the token belongs to, where the server asks for one.</param>
public sealed record OutletOptions(string? Path = null, string? Branch = null, string? AuthorName = null, string? AuthorEmail = null, string? User = null)
{
    /// <summary>The path where nobody named another.</summary>
    public const string UsualPath = "{locale}/{name}";

    /// <summary>Reads a row's.</summary>
    public static OutletOptions Read(string json) => JsonSerializer.Deserialize<OutletOptions>(json) ?? new();

    /// <summary>As a row keeps them.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>The path of a file.</summary>
    /// <returns>False where it would lead out of its folder, or into what is a repository's own.</returns>
    public bool TryPath(string locale, string name, string document, [NotNullWhen(true)] out string? path)
    {
        path = (string.IsNullOrWhiteSpace(Path) ? UsualPath : Path.Trim())
            .Replace("{locale}", Safe(locale), StringComparison.Ordinal)
            .Replace("{document}", Safe(System.IO.Path.GetFileNameWithoutExtension(document)), StringComparison.Ordinal)
            .Replace("{name}", Safe(name), StringComparison.Ordinal);
        if (path.Length <= 400 && path.Split('/').All(IsName)) return true;
        path = null;
        return false;
    }

    /// <summary>The branch is one that Git takes.</summary>
    public bool HasValidBranch => Branch is null || (Branch.Length <= 200 && !Branch.StartsWith('-') && Reference.IsValidName($"refs/heads/{Branch}"));

    static string Safe(string part) => part.Replace('/', '_').Replace('\\', '_');

    static bool IsName(string part) =>
        part.Length > 0 && part is not ("." or "..") && !part.Equals(".git", StringComparison.OrdinalIgnoreCase) && !part.Contains('\\', StringComparison.Ordinal) && !part.Contains(':', StringComparison.Ordinal) && !part.Any(char.IsControl);
}
