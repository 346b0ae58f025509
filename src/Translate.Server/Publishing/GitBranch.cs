using LibGit2Sharp;

namespace Translate.Server.Publishing;

/// <summary>A branch of a repository on this machine, moved as Git itself moves it: under the branch's lock file, and only from the commit that was looked at.</summary>
/// <remarks>
/// libgit2 writes a branch whatever it holds by then, also when it pushes to a path: what somebody pushed between the look and the writing was lost. The protocol is that of
/// gitrepository-layout and of Git's own lock files: <c>refs/heads/NAME.lock</c> is made new, written, and renamed over <c>refs/heads/NAME</c>.
/// </remarks>
public static class GitBranch
{
    /// <summary>Moves a branch, or makes it.</summary>
    /// <param name="repository">A repository, bare or one that somebody works in.</param>
    /// <param name="name">The branch's whole name, as <c>refs/heads/main</c>.</param>
    /// <param name="from">The commit that it must be at; null where it must not be there.</param>
    /// <param name="to">The commit that it is at afterwards.</param>
    /// <returns>Null, or why it was not moved: somebody has it locked, or it is at another commit by now.</returns>
    /// <exception cref="IOException">The branch cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The branch may not be written.</exception>
    public static string? Move(Repository repository, string name, ObjectId? from, ObjectId to)
    {
        var path = Path.Combine(Folder(repository), Direct(repository, name)?.CanonicalName ?? name);
        var held = $"{path}.lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream file;
        try
        {
            file = new(held, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(held))
        {
            return $"\"{name}.lock\" is there: somebody else is moving the branch.";
        }

        try
        {
            using (file)
            {
                if (Direct(repository, name)?.TargetIdentifier != from?.Sha) return "the branch has moved.";
                using var writer = new StreamWriter(file);
                writer.Write($"{to.Sha}\n");
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(held, path, overwrite: true);
            return null;
        }
        finally
        {
            File.Delete(held);
        }
    }

    /// <summary>Where the branches lie: of a further working tree, in the repository that it is of (gitrepository-layout, <c>commondir</c>).</summary>
    static string Folder(Repository repository)
    {
        var common = Path.Combine(repository.Info.Path, "commondir");
        return File.Exists(common) ? Path.GetFullPath(Path.Combine(repository.Info.Path, File.ReadAllText(common).Trim())) : repository.Info.Path;
    }

    static DirectReference? Direct(Repository repository, string name) => repository.Refs[name]?.ResolveToDirectReference();
}
