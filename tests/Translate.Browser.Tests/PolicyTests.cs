using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Translate.Browser.Tests.Running;
using Translate.Browser.Tests.Touring;
using Translate.Server.Pages;

namespace Translate.Browser.Tests;

/// <summary>What a page may do in a browser. That no page breaks it is seen by every other test.</summary>
[Collection(nameof(Scene))]
public sealed class PolicyTests(Scene scene) : BrowserTests(scene)
{
    readonly Scene scene = scene;

    [Fact]
    public async Task Every_page_has_the_strict_policy()
    {
        foreach (var who in Enum.GetValues<Onlooker>())
        {
            var visitor = await scene.Onlooker(who, new());
            foreach (var sight in Tour.Sights.Where(s => s.Who == who))
            {
                var answer = await visitor.Context.APIRequest.GetAsync(scene.Path(sight.Path));
                var policy = Policy(answer.Headers["content-security-policy"]);

                Assert.True(policy["default-src"] is ["'self'"] || (sight.Path.EndsWith("/preview", StringComparison.Ordinal) && policy["default-src"] is ["'none'"] && !policy.ContainsKey("script-src")), sight.Path);
                Assert.True(policy.GetValueOrDefault("script-src", ["'self'"]) is ["'self'"], sight.Path);
                Assert.All(policy.GetValueOrDefault("style-src", ["'self'"]), source => Assert.True(source is "'self'" || source.StartsWith("'nonce-", StringComparison.Ordinal), sight.Path));
                Assert.DoesNotContain(policy.Keys, directive => directive is "script-src-elem" or "script-src-attr" or "style-src-elem" or "style-src-attr");
            }
        }
    }

    [Fact]
    public async Task A_script_writes_styles_only_where_its_page_says_so()
    {
        await using var service = new InProcess(http => Styled(http));
        service.UseKestrel(0);
        service.StartServer();
        var visitor = await Visitor.Open(service.ClientOptions.BaseAddress, new(), null);

        await visitor.Go("/styled?allowed");
        await visitor.Page.EvaluateAsync(Write, "column");
        Assert.Equal("column", await visitor.Page.EvaluateAsync<string>(Read));
        Assert.Empty(visitor.Complaints);
        var first = await visitor.Page.EvaluateAsync<string>("document.querySelector('main').nonce");

        await visitor.Page.ReloadAsync();
        Assert.NotEqual(first, await visitor.Page.EvaluateAsync<string>("document.querySelector('main').nonce"));

        visitor.Expect("style-src");
        await visitor.Go("/styled");
        await visitor.Page.EvaluateAsync(Write, "column");
        Assert.Equal("row", await visitor.Page.EvaluateAsync<string>(Read));
        await visitor.Context.CloseAsync();
    }

    /// <summary>As a code editor does: a style element with the nonce that it was given.</summary>
    const string Write = """
        direction => {
          const style = document.createElement("style");
          style.setAttribute("nonce", document.querySelector("main").nonce);
          style.textContent = `main { flex-direction: ${direction} }`;
          document.head.prepend(style);
        }
        """;

    const string Read = "getComputedStyle(document.querySelector('main')).flexDirection";

    static Task Styled(HttpContext http)
    {
        var nonce = http.Request.Query.ContainsKey("allowed") ? http.RequestServices.GetRequiredService<Shell>().StyleNonce : "guessed";
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync($"<!DOCTYPE html><title>Styled</title><link rel=icon href=data:,><main nonce=\"{nonce}\">Text</main>");
    }

    static Dictionary<string, string[]> Policy(string header) => header.Split(';', StringSplitOptions.TrimEntries)
        .Select(directive => directive.Split(' '))
        .ToDictionary(directive => directive[0], directive => directive[1..], StringComparer.Ordinal);
}
