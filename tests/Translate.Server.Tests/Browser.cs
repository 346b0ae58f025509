using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Translate.Server.Tests;

/// <summary>A page as a browser without scripts sees it.</summary>
public sealed record Page(HttpStatusCode Status, string Address, IHtmlDocument Html, HttpResponseMessage Response)
{
    public string Heading => Html.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Html.QuerySelector("main")?.TextContent ?? "";

    /// <summary>The form that goes to an address, or else the first one to something below it.</summary>
    public IHtmlFormElement Form(string action) =>
        Html.Forms.FirstOrDefault(f => f.GetAttribute("action") == action) ??
        Html.Forms.FirstOrDefault(f => f.GetAttribute("action")?.StartsWith(action, StringComparison.Ordinal) is true) ??
        throw new InvalidOperationException($"There is no form for {action} at {Address}: {Html.Body?.TextContent}");
}

/// <summary>A browser without scripts: keeps cookies, follows redirections, fills in forms.</summary>
public sealed class Browser(TestServer server)
{
    CookieContainer cookies = new();

    public Task<Page> Get(string path, Action<HttpRequestMessage>? with = null) => Send(HttpMethod.Get, path, null, with);

    /// <summary>Sends a page's form, with what it holds and what is filled in.</summary>
    public Task<Page> Submit(Page page, string action, params (string Name, string Value)[] filled)
    {
        var form = page.Form(action);
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio" } tick || tick.HasAttribute("checked"))
            .Select(e => (Name: e.GetAttribute("name")!, Value: e switch
            {
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement box => box.TextContent,
                _ => e.GetAttribute("value") ?? (e is IHtmlInputElement { Type: "checkbox" } ? "on" : ""),
            }))
            .Where(e => filled.All(f => f.Name != e.Name))
            .Concat(filled);
        return Post(form.GetAttribute("action")!, fields);
    }

    public Task<Page> Post(string path, IEnumerable<(string Name, string Value)> fields, Action<HttpRequestMessage>? with = null) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), with);

    /// <summary>Sends one request and follows nothing.</summary>
    public async Task<HttpResponseMessage> SendOnce(HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? with = null)
    {
        using var client = server.CreateDefaultClient(new CookieContainerHandler(cookies));
        using var request = new HttpRequestMessage(method, path) { Content = content };
        with?.Invoke(request);
        return await client.SendAsync(request);
    }

    /// <summary>The same browser at another start of the service.</summary>
    public Browser At(TestServer other) => new(other) { cookies = cookies };

    async Task<Page> Send(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? with)
    {
        var response = await SendOnce(method, path, content, with);
        for (var i = 0; i < 5 && response.Headers.Location is { } location; i++)
        {
            path = location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
            response = await SendOnce(HttpMethod.Get, path);
        }

        var html = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return new(response.StatusCode, path, html, response);
    }
}
