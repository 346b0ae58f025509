using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Terminology;
using Translate.Server.Terms;

namespace Translate.Server.Tests.Terms;

/// <summary>Terms that routes had before there were termbases.</summary>
public sealed class FormerTermsTests : TermTests
{
    [Fact]
    public async Task A_start_brings_the_lines_of_routes_into_the_termbase_once()
    {
        await Add("flag", "깃발");
        await Server.Rows(db => db.Routes.Add(new() { DeskId = Desk, From = English, To = Korean, Terms = "ministry = 부처\nflag = 깃발\nno term\nministry = 정부 부처\n= x" }).Context.SaveChangesAsync());

        await Restart();
        Assert.Equal(["flag/깃발", "ministry/부처/정부 부처"], await Server.Rows(async db => (await db.Concepts.Include(c => c.Terms).OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => string.Join('/', ConceptView.Of(c).Terms.Select(t => t.Text)))));
        Assert.Equal(["부처", "정부 부처"], await Server.Rows(db => db.ConceptTerms.Where(t => t.Text.Contains("부처")).OrderBy(t => t.Status).Select(t => t.Text).ToListAsync()));
        Assert.Equal([TermStatus.Preferred, TermStatus.Admitted], await Server.Rows(db => db.ConceptTerms.Where(t => t.Text.Contains("부처")).OrderBy(t => t.Status).Select(t => t.Status).ToListAsync()));
        Assert.Equal("", await Server.Rows(db => db.Routes.Select(r => r.Terms).SingleAsync()));
        Assert.Equal(["term-added", "terms-moved"], await Acts());

        await Server.Do(async services =>
        {
            await services.GetRequiredService<FormerTerms>().Move(default);
            return true;
        });
        Assert.Equal(2, await Server.Rows(db => db.Concepts.CountAsync()));
    }
}
