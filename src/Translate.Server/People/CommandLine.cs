using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>What an operator does from a shell, beside running the service: sign-in links and tokens.</summary>
static class CommandLine
{
    const string Usage = """
        Translate.Server                             runs the service
        Translate.Server sign-in-link [EMAIL]        prints a link that signs the person in once; the first manager by default
        Translate.Server two-step-off EMAIL          turns the second step of a person's sign-in off, who has lost it and the recovery codes
        Translate.Server token [EMAIL] --name NAME   prints a bearer token with the person's rights
        """;

    /// <summary>Whether the arguments ask for something other than running the service.</summary>
    public static bool Knows(string[] args) => args is [var first, ..] && (first is "--help" || !first.StartsWith('-'));

    /// <summary>Does what the arguments ask for.</summary>
    /// <returns>0 done, 1 there is no such person, 2 wrong usage.</returns>
    public static async Task<int> Run(string[] args, WebApplication app)
    {
        var rest = args.Skip(1).ToList();
        var named = rest.IndexOf("--name");
        var name = named >= 0 && named + 1 < rest.Count ? rest[named + 1] : null;
        if (named >= 0) rest.RemoveRange(named, Math.Min(2, rest.Count - named));
        rest.RemoveAll(a => a.StartsWith("--", StringComparison.Ordinal));
        if (args[0] is not ("sign-in-link" or "token" or "two-step-off") || rest.Count > 1 || (args[0] is "two-step-off" && rest.Count == 0) || (args[0] is "token" && name is null))
        {
            Console.WriteLine(Usage);
            return args[0] is "help" or "--help" ? 0 : 2;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await Console.Error.WriteLineAsync("There is no database yet. Start the service once.");
            return 1;
        }

        var links = scope.ServiceProvider.GetRequiredService<SignInLinks>();
        var email = rest.FirstOrDefault()?.ToUpperInvariant();
        var person = email is null ? await links.FirstManager(default) : await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == email);
        if (person is null)
        {
            await Console.Error.WriteLineAsync($"There is nobody with the address {rest.FirstOrDefault()}.");
            return 1;
        }

        if (args[0] is "two-step-off")
        {
            await scope.ServiceProvider.GetRequiredService<SecondStep>().Off(person, null, default);
            Console.WriteLine($"{person.Email} signs in without a second step until another is set up.");
            return 0;
        }

        Console.WriteLine(args[0] is "token"
            ? await scope.ServiceProvider.GetRequiredService<AccessTokens>().Create(person.Id, name!, default)
            : $"{(app.Configuration["Urls"] ?? "http://localhost:5000").Split(';')[0]}/sign-in/link/{await links.Create(person.Id, SignInLinks.ForKnown, default)}");
        return 0;
    }
}
