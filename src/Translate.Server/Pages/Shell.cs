using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Translate.Server.Operations;

namespace Translate.Server.Pages;

/// <summary>What every page's frame needs to know of the request.</summary>
public sealed class Shell(IHttpContextAccessor http, IWebHostEnvironment environment)
{
    internal const string ThemeCookie = "translate-theme";

    static readonly ConcurrentDictionary<string, string> Versions = new(StringComparer.Ordinal);

    /// <summary>The languages of the interface: English, and those that a file of strings was built for.</summary>
    public static IReadOnlyList<CultureInfo> Languages { get; } =
    [
        CultureInfo.GetCultureInfo("en"),
        .. Directory.EnumerateDirectories(AppContext.BaseDirectory)
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, $"{typeof(Shell).Assembly.GetName().Name}.resources.dll")))
            .Select(folder => CultureInfo.GetCultureInfo(Path.GetFileName(folder)))
            .OrderBy(culture => culture.Name, StringComparer.Ordinal),
    ];

    /// <summary>The page's title, which the page sets.</summary>
    public string? Title
    {
        get;
        set
        {
            field = value;
            TitleChanged?.Invoke();
        }
    }

    /// <summary>The page takes the window's whole width.</summary>
    public bool IsWide
    {
        get;
        set
        {
            field = value;
            TitleChanged?.Invoke();
        }
    }

    /// <summary>The frame is rendered before the page within it says its title.</summary>
    internal Action? TitleChanged { get; set; }

    /// <summary>What can be chosen: one of two, or to follow the reader's device, which only a script can see.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", "system"];

    /// <summary>What was chosen.</summary>
    public string Theme => http.HttpContext?.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : "system";

    /// <summary>The address of the page itself, to come back to.</summary>
    public string Here => http.HttpContext is { } context && HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";

    /// <summary>
    /// A page whose script writes styles, as a code editor does, gives this to the script in a <c>nonce</c> attribute, and those styles apply on that
    /// page alone; an attribute of that name can be read by the page's scripts and by nothing else.
    /// </summary>
    public string? StyleNonce => http.HttpContext?.StyleNonce();

    /// <summary>The address of a static file with its content's hash, so that a browser may keep it for ever.</summary>
    public string File(string path) => $"/{path}?v={Versions.GetOrAdd(path, Version, environment)}";

    static string Version(string path, IWebHostEnvironment environment)
    {
        using var stream = environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }
}
