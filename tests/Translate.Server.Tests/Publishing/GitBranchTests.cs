using LibGit2Sharp;
using Translate.Server.Publishing;

namespace Translate.Server.Tests.Publishing;

public sealed class GitBranchTests : IDisposable
{
    const string Main = "refs/heads/main";

    readonly string path = Directory.CreateTempSubdirectory("translate-branch-").FullName;
    readonly Repository repository;

    public GitBranchTests()
    {
        Repository.Init(path, isBare: true);
        repository = new(path);
    }

    public void Dispose()
    {
        repository.Dispose();
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void A_branch_is_made_and_moved_from_the_commit_that_was_looked_at()
    {
        var (first, second) = (Commit("first"), Commit("second"));

        Assert.Null(GitBranch.Move(repository, Main, null, first));
        Assert.Equal(first, repository.Branches["main"].Tip.Id);
        Assert.Null(GitBranch.Move(repository, Main, first, second));
        Assert.Equal(second, repository.Branches["main"].Tip.Id);
    }

    [Fact]
    public void A_branch_that_somebody_has_moved_since_stays_where_they_moved_it()
    {
        var (first, theirs, ours) = (Commit("first"), Commit("theirs"), Commit("ours"));
        GitBranch.Move(repository, Main, null, first);
        GitBranch.Move(repository, Main, first, theirs);

        Assert.Equal("the branch has moved.", GitBranch.Move(repository, Main, first, ours));
        Assert.Equal("the branch has moved.", GitBranch.Move(repository, Main, null, ours));
        Assert.Equal(theirs, repository.Branches["main"].Tip.Id);
    }

    [Fact]
    public void A_branch_that_somebody_is_moving_is_left_to_them_and_their_lock_too()
    {
        var first = Commit("first");
        GitBranch.Move(repository, Main, null, first);
        var held = Path.Combine(path, "refs", "heads", "main.lock");
        System.IO.File.WriteAllText(held, "theirs");

        Assert.Contains("somebody else", GitBranch.Move(repository, Main, first, Commit("ours")), StringComparison.Ordinal);
        Assert.Equal("theirs", System.IO.File.ReadAllText(held));
        Assert.Equal(first, repository.Branches["main"].Tip.Id);
    }

    [Fact]
    public void A_branch_that_stands_for_another_moves_the_other()
    {
        var (first, second) = (Commit("first"), Commit("second"));
        GitBranch.Move(repository, "refs/heads/trunk", null, first);
        repository.Refs.Add(Main, "refs/heads/trunk");

        Assert.Null(GitBranch.Move(repository, Main, first, second));
        Assert.Equal(second, repository.Branches["trunk"].Tip.Id);
        Assert.IsType<SymbolicReference>(repository.Refs[Main]);
    }

    [Fact]
    public void In_a_further_working_tree_the_branch_is_its_repositorys()
    {
        var (first, second) = (Commit("first"), Commit("second"));
        GitBranch.Move(repository, "refs/heads/other", null, first);
        repository.Refs.UpdateTarget("HEAD", "refs/heads/other");
        repository.Worktrees.Add("side", Path.Combine(path, "side"), isLocked: false);
        using var side = new Repository(Path.Combine(path, "side"));

        Assert.Null(GitBranch.Move(side, Main, null, first));
        Assert.Null(GitBranch.Move(side, Main, first, second));
        Assert.Equal(second, repository.Branches["main"].Tip.Id);
    }

    ObjectId Commit(string message)
    {
        var who = new Signature("A", "a@example.org", DateTimeOffset.UnixEpoch);
        return repository.ObjectDatabase.CreateCommit(who, who, message, repository.ObjectDatabase.CreateTree(new TreeDefinition()), [], prettifyMessage: false).Id;
    }
}
