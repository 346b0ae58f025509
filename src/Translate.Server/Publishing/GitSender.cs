using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LibGit2Sharp;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

/// <summary>Publishes as a commit into a Git repository: on this machine below the operator's folder, or elsewhere over HTTPS with a token.</summary>
/// <remarks>
/// A commit is made only where the content differs, and carries the publication's id as a trailer, by which one that was pushed before a crash is known again. What somebody
/// pushed in between stays, and the commit is made anew on top of it.
/// </remarks>
sealed class GitSender(IHttpMessageHandlerFactory handlers, OutletKeys keys, PublishFolder folder, TimeProvider clock, Settings settings) : ISender
{
    /// <summary>The trailer that names the publication.</summary>
    public const string Trailer = "Translate-Publication";

    /// <summary>As often as a push is tried that others were faster than.</summary>
    const int MostPushes = 5;

    /// <summary>How long a branch is left to somebody who was faster or has it locked before it is looked at again.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>So many commits back an own one is looked for.</summary>
    const int MostCommits = 1000;

    public OutletKind Kind => OutletKind.Git;

    public async Task<Sent> Send(Parcel parcel, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(settings.PublishTimeout * 6);
        return await Task.Run(() => Publish(parcel, late.Token), stop);
    }

    Sent Publish(Parcel parcel, CancellationToken stop)
    {
        try
        {
            if (IsWeb(parcel.Outlet.Place))
            {
                var secret = keys.Read(parcel.Outlet)?.Now;
                var authorization = secret is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{parcel.Options.User ?? "x-access-token"}:{secret}")));
                using var client = new HttpMessageInvoker(handlers.CreateHandler(WebhookSender.Client), disposeHandler: false);
                return GitTransport.Use(new(client, authorization, stop), () => ThroughMirror(parcel, parcel.Outlet.Place, stop));
            }

            var path = folder.Resolve(parcel.Outlet.Place);
            if (!Repository.IsValid(path)) throw new PublishException($"there is no Git repository at \"{parcel.Outlet.Place}\".") { IsFinal = true };
            using var repository = new Repository(path);
            return repository.Info.IsBare ? Within(parcel, repository, stop) : Beside(parcel, repository, stop);
        }
        catch (OperationCanceledException e)
        {
            throw new PublishException("the repository's server did not answer in time.", e);
        }
        catch (Exception e) when (e is LibGit2SharpException or IOException or UnauthorizedAccessException or HttpRequestException or InvalidOperationException)
        {
            throw new PublishException($"Git says: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>An address on the web, as opposed to a path.</summary>
    internal static bool IsWeb(string place) => place.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Commits in a copy of our own, and pushes.</summary>
    Sent ThroughMirror(Parcel parcel, string address, CancellationToken stop)
    {
        var mirror = Path.GetFullPath(Path.Combine(settings.DataFolder, "publishing", string.Create(CultureInfo.InvariantCulture, $"outlet-{parcel.Outlet.Id}.git")));
        Directory.CreateDirectory(Path.GetDirectoryName(mirror)!);

        // One at a time in this copy, whichever process.
        using var turn = Turn($"{mirror}.lock", stop);
        if (!Repository.IsValid(mirror)) Repository.Init(mirror, isBare: true);
        using var repository = new Repository(mirror);
        if (repository.Network.Remotes["outlet"] is { } present) repository.Network.Remotes.Update(present.Name, r => r.Url = address);
        else repository.Network.Remotes.Add("outlet", address);

        var branch = BranchOf(parcel);
        var remote = repository.Network.Remotes["outlet"];
        return OnTop(parcel, repository, Tip, (_, commit) => Push(repository, remote, commit, branch), stop);

        Commit? Tip()
        {
            var there = repository.Network.ListReferences(remote).ToList();
            if (!there.Exists(r => r.CanonicalName == branch)) return there.Exists(r => r.CanonicalName.StartsWith("refs/heads/", StringComparison.Ordinal)) ? throw NoBranch(parcel) : null;
            Commands.Fetch(repository, remote.Name, [$"+{branch}:refs/remotes/outlet/tip"], new() { TagFetchMode = TagFetchMode.None }, null);
            return repository.Lookup<Commit>(repository.Refs["refs/remotes/outlet/tip"].TargetIdentifier);
        }
    }

    static string? Push(Repository repository, Remote remote, Commit commit, string branch)
    {
        repository.Refs.Add("refs/heads/publish", commit.Id, allowOverwrite: true);
        string? refused = null;
        try
        {
            repository.Network.Push(remote, $"refs/heads/publish:{branch}", new PushOptions { OnPushStatusError = error => refused = error.Message });
            return refused;
        }
        catch (NonFastForwardException e)
        {
            return e.Message;
        }
    }

    /// <summary>Commits in a bare repository on this machine, which others push to.</summary>
    Sent Within(Parcel parcel, Repository repository, CancellationToken stop) =>
        OnTop(parcel, repository, () => LocalTip(parcel, repository), (tip, commit) => GitBranch.Move(repository, BranchOf(parcel), tip?.Id, commit.Id), stop);

    /// <summary>Commits in a repository that somebody works in. Where its branch is checked out, the file is written there too, unless it was changed.</summary>
    Sent Beside(Parcel parcel, Repository repository, CancellationToken stop)
    {
        return OnTop(parcel, repository, () => LocalTip(parcel, repository), Move, stop);

        string? Move(Commit? tip, Commit commit)
        {
            var isOut = repository.Refs.Head is SymbolicReference head && head.TargetIdentifier == BranchOf(parcel);
            if (isOut && repository.RetrieveStatus(parcel.Path) is not (FileStatus.Unaltered or FileStatus.Nonexistent)) throw new PublishException($"\"{parcel.Path}\" has changes there that are not committed.");
            if (GitBranch.Move(repository, BranchOf(parcel), tip?.Id, commit.Id) is { } refused) return refused;
            if (!isOut) return null;

            var file = Path.Combine(repository.Info.WorkingDirectory, parcel.Path);
            folder.Resolve(file);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, parcel.Delivery.Bytes);
            repository.Index.Add(parcel.Path);
            repository.Index.Write();
            return null;
        }
    }

    /// <summary>Commits on top of what the branch holds; again on top of what it holds then, where somebody was faster or the other side has rules of its own.</summary>
    /// <param name="parcel">What is published.</param>
    /// <param name="repository">Where the commit is made.</param>
    /// <param name="look">Gives the commit that the branch is at; null where it is not there yet.</param>
    /// <param name="move">Moves the branch from the commit that was looked at to the new one; null, or why it was not moved.</param>
    /// <param name="stop">Breaks off between two tries.</param>
    Sent OnTop(Parcel parcel, Repository repository, Func<Commit?> look, Func<Commit?, Commit, string?> move, CancellationToken stop)
    {
        string? refused = null;
        for (var i = 0; i < MostPushes; i++)
        {
            if (i > 0) stop.WaitHandle.WaitOne(Pause);
            stop.ThrowIfCancellationRequested();
            var tip = look();
            if (Found(repository, parcel, tip) is { } done) return done;
            var commit = Commit(repository, parcel, tip);
            refused = move(tip, commit);
            if (refused is null) return new(commit.Sha);
        }

        throw new PublishException($"the push was refused {MostPushes} times: {refused}");
    }

    static Commit? LocalTip(Parcel parcel, Repository repository)
    {
        var branch = repository.Branches[BranchOf(parcel)];
        return branch is not null || !repository.Branches.Any() ? branch?.Tip : throw NoBranch(parcel);
    }

    /// <summary>The publication is there already: as a commit of its own, or because the content is the same.</summary>
    static Sent? Found(Repository repository, Parcel parcel, Commit? tip)
    {
        if (tip is null) return null;
        var mark = $"{Trailer}: {parcel.Publication.Message:N}";
        var own = repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = tip }).Take(MostCommits).FirstOrDefault(c => c.Message.Contains(mark, StringComparison.Ordinal));
        if (own is not null) return new(own.Sha);
        return tip[parcel.Path] is { TargetType: TreeEntryTargetType.Blob } entry && entry.Target.Id == Blob(repository, parcel).Id ? new(tip.Sha) : null;
    }

    Commit Commit(Repository repository, Parcel parcel, Commit? tip)
    {
        var tree = tip is null ? new TreeDefinition() : TreeDefinition.From(tip);
        tree.Add(parcel.Path, Blob(repository, parcel), Mode.NonExecutableFile);
        var author = new Signature(Name(parcel.Options.AuthorName) ?? Name(parcel.Desk) ?? "Translate", Name(parcel.Options.AuthorEmail) ?? "translate@localhost", clock.GetUtcNow());
        var message = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Name(parcel.Job.Document!.Title) ?? parcel.Job.Document.Name} ({parcel.Job.Locale.Tag})\n\n");
        foreach (var line in parcel.Credits.Words) message.Append(line).Append('\n');
        if (parcel.Credits.Words.Count > 0) message.Append('\n');
        message.Append(CultureInfo.InvariantCulture, $"{Trailer}: {parcel.Publication.Message:N}\n");
        return repository.ObjectDatabase.CreateCommit(author, author, message.ToString(), repository.ObjectDatabase.CreateTree(tree), tip is null ? [] : [tip], prettifyMessage: false);
    }

    static Blob Blob(Repository repository, Parcel parcel)
    {
        using var bytes = new MemoryStream(parcel.Delivery.Bytes);
        return repository.ObjectDatabase.CreateBlob(bytes);
    }

    static PublishException NoBranch(Parcel parcel) => new($"the repository has no branch \"{Branch(parcel)}\".") { IsFinal = true };

    static string Branch(Parcel parcel) => parcel.Options.Branch ?? "main";

    static string BranchOf(Parcel parcel) => $"refs/heads/{Branch(parcel)}";

    /// <summary>A name as a commit can hold it; null where nothing is left.</summary>
    static string? Name(string? name) => new string([.. (name ?? "").Where(c => !char.IsControl(c) && c is not ('<' or '>'))]).Trim() is { Length: > 0 } clean ? clean : null;

    static FileStream Turn(string path, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50)))
            {
                // Another publication is at it.
            }
        }
    }
}
