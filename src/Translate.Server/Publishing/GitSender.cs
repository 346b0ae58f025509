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

    /// <summary>How long a branch is left to somebody who has it locked before it is looked at again.</summary>
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
            return repository.Info.IsBare ? Within(parcel, repository, stop) : Beside(parcel, repository);
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

        var branch = $"refs/heads/{Branch(parcel)}";
        string? refused = null;
        for (var i = 0; i < MostPushes; i++)
        {
            stop.ThrowIfCancellationRequested();
            var remote = repository.Network.Remotes["outlet"];
            var there = repository.Network.ListReferences(remote).ToList();
            var has = there.Exists(r => r.CanonicalName == branch);
            if (!has && there.Exists(r => r.CanonicalName.StartsWith("refs/heads/", StringComparison.Ordinal))) throw NoBranch(parcel);
            if (has) Commands.Fetch(repository, "outlet", [$"+{branch}:refs/remotes/outlet/tip"], new() { TagFetchMode = TagFetchMode.None }, null);
            var tip = has ? repository.Lookup<Commit>(repository.Refs["refs/remotes/outlet/tip"].TargetIdentifier) : null;
            if (Found(repository, parcel, tip) is { } done) return done;

            var commit = Commit(repository, parcel, tip);
            repository.Refs.Add("refs/heads/publish", commit.Id, allowOverwrite: true);
            refused = null;
            try
            {
                repository.Network.Push(remote, $"refs/heads/publish:{branch}", new PushOptions { OnPushStatusError = error => refused = error.Message });
                if (refused is null) return new(commit.Sha);
            }
            catch (NonFastForwardException e)
            {
                refused = e.Message;
            }

            // Somebody was faster, or the server has rules of its own: what is there now is looked at again.
        }

        throw Refused(refused);
    }

    /// <summary>Commits in a bare repository on this machine, which others push to.</summary>
    Sent Within(Parcel parcel, Repository repository, CancellationToken stop)
    {
        var branch = $"refs/heads/{Branch(parcel)}";
        string? refused = null;
        for (var i = 0; i < MostPushes; i++)
        {
            stop.ThrowIfCancellationRequested();
            var tip = repository.Branches[branch]?.Tip;
            if (tip is null && repository.Branches.Any()) throw NoBranch(parcel);
            if (Found(repository, parcel, tip) is { } done) return done;

            var commit = Commit(repository, parcel, tip);
            refused = GitBranch.Move(repository, branch, tip?.Id, commit.Id);
            if (refused is null) return new(commit.Sha);
            stop.WaitHandle.WaitOne(Pause);
        }

        throw Refused(refused);
    }

    /// <summary>Commits in a repository that somebody works in. Where its branch is checked out, the file is written there too, unless it was changed.</summary>
    Sent Beside(Parcel parcel, Repository repository)
    {
        var branch = repository.Branches[Branch(parcel)];
        if (branch is null && !repository.Info.IsHeadUnborn) throw NoBranch(parcel);
        if (Found(repository, parcel, branch?.Tip) is { } done) return done;

        var isOut = branch?.IsCurrentRepositoryHead ?? true;
        var file = Path.Combine(repository.Info.WorkingDirectory, parcel.Path);
        if (isOut && repository.RetrieveStatus(parcel.Path) is not (FileStatus.Unaltered or FileStatus.Nonexistent)) throw new PublishException($"\"{parcel.Path}\" has changes there that are not committed.");
        var commit = Commit(repository, parcel, branch?.Tip);
        repository.Refs.Add(branch?.CanonicalName ?? $"refs/heads/{Branch(parcel)}", commit.Id, "publication", allowOverwrite: true);
        if (!isOut) return new(commit.Sha);

        folder.Resolve(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, parcel.Delivery.Bytes);
        repository.Index.Add(parcel.Path);
        repository.Index.Write();
        return new(commit.Sha);
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

    static PublishException Refused(string? why) => new($"the push was refused {MostPushes} times: {why}");

    static string Branch(Parcel parcel) => parcel.Options.Branch ?? "main";

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
