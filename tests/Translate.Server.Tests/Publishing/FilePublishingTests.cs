using System.Net;
using System.Net.Http.Json;
using System.Text;
using LibGit2Sharp;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Tests.Delivery;

namespace Translate.Server.Tests.Publishing;

/// <summary>Deliveries go into folders and real Git repositories.</summary>
public class FilePublishingTests : DeliveringTests
{
    static readonly Signature Somebody = new("Somebody", "somebody@example.org", DateTimeOffset.UnixEpoch);

    string Root => Path.Combine(Folder, "open");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["PublishFolder"] = Root, ["AllowedNetworks:0"] = "127.0.0.0/8" };

    async Task<(Team Team, long Outlet)> Made(string kind, string place, object? options = null)
    {
        Directory.CreateDirectory(Root);
        var team = await NewTeam();
        var made = await Json(team.Boss.PostAsJsonAsync($"/api/v1/desks/{team.Desk}/outlets", new { kind, name = "Out", place, isAutomatic = true, options }));
        return (team, made.GetProperty("outlet").GetProperty("id").GetInt64());
    }

    Task<(long Document, long Job)> Delivered(Team team, string korean = "한 문장.") => Deliver(team, "One sentence.\n", "a.txt", korean);

    Task<Publication> Last() => Server.Rows(db => db.Publications.AsNoTracking().OrderBy(p => p.Id).LastAsync());

    /// <summary>Changes the words of a delivered job and delivers it again.</summary>
    async Task Again(Team team, long job, string korean)
    {
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/reopen", new { }));
        var version = await Server.Rows(db => db.Targets.Where(t => t.JobId == job).Select(t => t.Version).SingleAsync());
        await Ok(team.Theo.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version, typed = korean }));
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { }));
        await Work();
    }

    /// <summary>A bare repository with one commit, as a server has it.</summary>
    string Bare(string name = "site.git")
    {
        var path = Path.Combine(Root, name);
        Repository.Init(path, isBare: true);
        using var repository = new Repository(path);
        Push(repository, "README", "Hello");
        repository.Refs.UpdateTarget("HEAD", "refs/heads/main");
        return path;
    }

    /// <summary>A commit that somebody else made.</summary>
    static void Push(Repository repository, string file, string content) => repository.Refs.Add("refs/heads/main", Made(repository, file, content).Id, allowOverwrite: true);

    /// <summary>A commit on top of the branch, which does not point to it yet.</summary>
    static Commit Made(Repository repository, string file, string content)
    {
        var tip = repository.Branches["main"]?.Tip;
        var tree = tip is null ? new TreeDefinition() : TreeDefinition.From(tip);
        tree.Add(file, repository.ObjectDatabase.CreateBlob(new MemoryStream(Encoding.UTF8.GetBytes(content))), Mode.NonExecutableFile);
        return repository.ObjectDatabase.CreateCommit(Somebody, Somebody, $"{file}\n", repository.ObjectDatabase.CreateTree(tree), tip is null ? [] : [tip], prettifyMessage: false);
    }

    static (List<string> Messages, string? Content) Read(string path, string file)
    {
        using var repository = new Repository(path);
        var main = repository.Branches["main"];
        return ([.. main.Commits.Select(c => c.Message)], (main.Tip[file]?.Target as Blob)?.GetContentText());
    }

    [Fact]
    public async Task A_folder_has_the_file_below_its_locale_and_the_same_bytes_are_not_written_again()
    {
        var (team, _) = await Made("folder", "site");
        var (_, job) = await Delivered(team);
        var path = Path.Combine(Root, "site", "ko", "a.txt");
        Assert.Equal("한 문장.\n", await System.IO.File.ReadAllTextAsync(path));

        System.IO.File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        await Ok(team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{(await Last()).Id}/again", null));
        await Work();

        Assert.Equal((PublicationState.Published, "ko/a.txt"), ((await Last()).State, (await Last()).Result));
        Assert.Equal(DateTime.UnixEpoch, System.IO.File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFiles(Path.Combine(Root, "site"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("folder", "../outside", null)]
    [InlineData("folder", "/etc", null)]
    [InlineData("folder", "site", "../{name}")]
    [InlineData("folder", "site", "a//{name}")]
    [InlineData("git", "site.git", "{locale}/.git/config")]
    [InlineData("git", "../site.git", null)]
    [InlineData("git", "http://user:secret@127.0.0.1/site.git", null)]
    public async Task A_place_or_path_that_leads_out_is_refused(string kind, string place, string? path)
    {
        var team = await NewTeam();
        using var answer = await team.Boss.PostAsJsonAsync($"/api/v1/desks/{team.Desk}/outlets", new { kind, name = "Out", place, options = new { path } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_operators_folder_is_not_followed()
    {
        var (team, _) = await Made("folder", "site");
        var outside = Directory.CreateDirectory(Path.Combine(Folder, "outside")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(Root, "site"), outside);
        await Delivered(team);

        Assert.Equal(PublicationState.Failed, (await Last()).State);
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_repository_gets_a_commit_with_its_author_and_trailer_and_none_where_nothing_differs()
    {
        var bare = Bare();
        var (team, _) = await Made("git", "site.git", new { path = "content/{locale}/{name}", authorName = "The desk", authorEmail = "desk@example.org" });
        var (_, job) = await Delivered(team);

        var (messages, content) = Read(bare, "content/ko/a.txt");
        Assert.Equal("한 문장.\n", content);
        Assert.Equal(2, messages.Count);
        Assert.EndsWith($"Translate-Publication: {(await Last()).Message:N}\n", messages[0], StringComparison.Ordinal);
        using (var repository = new Repository(bare)) Assert.Equal(("The desk", "desk@example.org"), (repository.Branches["main"].Tip.Author.Name, repository.Branches["main"].Tip.Author.Email));

        // Approved again as it was: the same content is no new commit.
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/reopen", new { }));
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { }));
        await Work();
        Assert.Equal(2, Read(bare, "content/ko/a.txt").Messages.Count);
        Assert.Equal(2, await Server.Rows(db => db.Publications.CountAsync(p => p.State == PublicationState.Published)));

        await Again(team, job, "다른 문장.");
        Assert.Equal((3, "다른 문장.\n"), (Read(bare, "content/ko/a.txt").Messages.Count, Read(bare, "content/ko/a.txt").Content));
    }

    [Fact]
    public async Task An_own_commit_is_known_again_after_a_crash_even_where_somebody_has_changed_the_file_since()
    {
        var bare = Bare();
        var (team, _) = await Made("git", "site.git");
        var (_, job) = await Delivered(team);
        using (var repository = new Repository(bare)) Push(repository, "ko/a.txt", "corrected by hand");

        // As if the service had died between the push and its note of it.
        await Ok(team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{(await Last()).Id}/again", null));
        await Work();

        Assert.Equal(PublicationState.Published, (await Last()).State);
        Assert.Equal("corrected by hand", Read(bare, "ko/a.txt").Content);
        Assert.Equal(3, Read(bare, "ko/a.txt").Messages.Count);
    }

    [Fact]
    public async Task A_push_that_somebody_was_faster_than_is_made_anew_on_top_of_theirs()
    {
        var bare = Bare();
        var (team, _) = await Made("git", "site.git");

        // Somebody's push holds the branch until after ours was tried, and has moved it by then.
        await Delivered(team, "첫째.");
        using (var repository = new Repository(bare)) for (var i = 0; i < 3; i++) Push(repository, $"theirs-{i}", "x");
        var held = Path.Combine(bare, "refs", "heads", "main.lock");
        await System.IO.File.WriteAllTextAsync(held, "");
        await Deliver(team, "Another text.\n", "b.txt", "또 하나.");
        Assert.Contains("somebody else is moving the branch", (await Last()).Failure, StringComparison.Ordinal);
        System.IO.File.Delete(held);
        using (var repository = new Repository(bare)) Push(repository, "theirs-late", "x");
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Work();

        Assert.Equal(PublicationState.Published, (await Last()).State);
        Assert.Equal("또 하나.\n", Read(bare, "ko/b.txt").Content);
        Assert.Equal("첫째.\n", Read(bare, "ko/a.txt").Content);
        Assert.Equal("x", Read(bare, "theirs-2").Content);
        Assert.Equal("x", Read(bare, "theirs-late").Content);
    }

    [Fact]
    public async Task In_a_repository_that_somebody_works_in_the_file_is_there_and_their_own_changes_stay()
    {
        var path = Path.Combine(Root, "work");
        Repository.Init(path);
        using (var repository = new Repository(path))
        {
            repository.Refs.UpdateTarget("HEAD", "refs/heads/main");
            await System.IO.File.WriteAllTextAsync(Path.Combine(path, "mine.txt"), "mine");
            Commands.Stage(repository, "mine.txt");
            repository.Commit("mine", Somebody, Somebody);
            await System.IO.File.WriteAllTextAsync(Path.Combine(path, "mine.txt"), "mine, unfinished");
        }

        var (team, _) = await Made("git", "work");
        await Delivered(team);

        Assert.Equal(PublicationState.Published, (await Last()).State);
        Assert.Equal("한 문장.\n", await System.IO.File.ReadAllTextAsync(Path.Combine(path, "ko", "a.txt")));
        using var after = new Repository(path);
        Assert.Equal([("mine.txt", FileStatus.ModifiedInWorkdir)], after.RetrieveStatus(new StatusOptions()).Where(s => s.State is not FileStatus.Ignored).Select(s => (s.FilePath, s.State)));
    }

    [Fact]
    public async Task A_branch_of_a_repository_that_somebody_works_in_is_left_to_them_while_they_move_it()
    {
        var path = Path.Combine(Root, "work");
        Repository.Init(path);
        using (var repository = new Repository(path))
        {
            repository.Refs.UpdateTarget("HEAD", "refs/heads/main");
            repository.Commit("mine", Somebody, Somebody, new() { AllowEmptyCommit = true });
        }

        var (team, _) = await Made("git", "work");
        var held = Path.Combine(path, ".git", "refs", "heads", "main.lock");
        await System.IO.File.WriteAllTextAsync(held, "");
        await Delivered(team);

        Assert.Contains("somebody else is moving the branch", (await Last()).Failure, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path.Combine(path, "ko", "a.txt")));
        System.IO.File.Delete(held);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));
        await Work();

        Assert.Equal(PublicationState.Published, (await Last()).State);
        Assert.Equal("한 문장.\n", await System.IO.File.ReadAllTextAsync(Path.Combine(path, "ko", "a.txt")));
        using var after = new Repository(path);
        Assert.Equal(2, after.Commits.Count());
        Assert.False(after.RetrieveStatus(new StatusOptions()).IsDirty);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_fails_and_says_so_and_a_branch_too()
    {
        Bare();
        var (team, outlet) = await Made("git", "nowhere.git");
        var (_, job) = await Delivered(team);
        Assert.Contains("no Git repository", (await Last()).Failure, StringComparison.Ordinal);

        await Ok(team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/outlets/{outlet}", new { name = "Out", place = "site.git", isAutomatic = true, options = new { branch = "other" } }));
        await Ok(team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{(await Last()).Id}/again", null));
        await Work();

        Assert.Contains("no branch \"other\"", (await Last()).Failure, StringComparison.Ordinal);
    }
}
