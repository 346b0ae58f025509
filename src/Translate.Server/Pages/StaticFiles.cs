using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Translate.Server.Pages;

/// <summary>The files beside the program: kept by browsers, and compressed once, as small as it gets, when they are first asked for.</summary>
static class StaticFiles
{
    /// <summary>What the middleware asks the provider for is the file's name with the encoding behind it.</summary>
    static readonly (string Name, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    static readonly string[] Texts = [".css", ".js", ".svg", ".json", ".txt", ".map"];

    public static void UseFiles(this WebApplication app)
    {
        var files = new CompressedFiles(app.Environment.WebRootFileProvider);
        app.Use((http, next) =>
        {
            if (Encoded(http.Request, files) is { } path) http.Request.Path = path;
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new Types(),
            OnPrepareResponse = static file =>
            {
                var headers = file.Context.Response.Headers;

                // An address with the content's hash never changes its content; any other is asked for again, which costs a 304.
                headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
                headers.Vary = HeaderNames.AcceptEncoding;
                if (file.File is CompressedFile compressed) headers.ContentEncoding = compressed.Encoding;
            },
        });
    }

    /// <summary>The path of a file in an encoding that the browser takes, where it pays.</summary>
    static PathString? Encoded(HttpRequest request, CompressedFiles files)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        if (!Texts.Contains(Path.GetExtension(request.Path.Value)) || !files.GetFileInfo(request.Path).Exists) return null;

        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality is not 0).Select(e => e.Value.Value).ToList();
        foreach (var (name, suffix) in Encodings)
            if (accepted.Contains(name, StringComparer.OrdinalIgnoreCase)) return request.Path + suffix;
        return null;
    }

    /// <summary>The type of a compressed file is that of the file.</summary>
    sealed class Types : IContentTypeProvider
    {
        readonly FileExtensionContentTypeProvider types = new();

        public bool TryGetContentType(string subpath, [MaybeNullWhen(false)] out string contentType)
        {
            foreach (var (_, suffix) in Encodings)
                if (subpath.EndsWith(suffix, StringComparison.Ordinal)) return types.TryGetContentType(subpath[..^suffix.Length], out contentType);
            return types.TryGetContentType(subpath, out contentType);
        }
    }

    /// <summary>The files as they are, and beside each text its compressed forms.</summary>
    sealed class CompressedFiles(IFileProvider files) : IFileProvider
    {
        /// <summary>By what the file is called on the disk: one file has many addresses (<c>/lib//a.css</c>), and must not be compressed and kept for each.</summary>
        readonly ConcurrentDictionary<(string? Path, DateTimeOffset Changed, string Encoding), Lazy<byte[]>> kept = [];

        public IFileInfo GetFileInfo(string subpath)
        {
            foreach (var (name, suffix) in Encodings)
                if (subpath.EndsWith(suffix, StringComparison.Ordinal) && files.GetFileInfo(subpath[..^suffix.Length]) is { Exists: true } file)
                    return new CompressedFile(file, name, kept.GetOrAdd((file.PhysicalPath, file.LastModified, name), _ => new(() => Compress(file, name))).Value);
            return files.GetFileInfo(subpath);
        }

        public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

        public IChangeToken Watch(string filter) => files.Watch(filter);

        static byte[] Compress(IFileInfo file, string encoding)
        {
            var bytes = new MemoryStream();
            using (var source = file.CreateReadStream())
            using (Stream compressor = encoding is "br" ? new BrotliStream(bytes, CompressionLevel.SmallestSize) : new GZipStream(bytes, CompressionLevel.SmallestSize)) source.CopyTo(compressor);
            return bytes.ToArray();
        }
    }

    /// <summary>A file's compressed form.</summary>
    sealed class CompressedFile(IFileInfo file, string encoding, byte[] bytes) : IFileInfo
    {
        public string Encoding => encoding;

        public bool Exists => true;

        public long Length => bytes.Length;

        public string? PhysicalPath => null;

        public string Name => file.Name;

        public DateTimeOffset LastModified => file.LastModified;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(bytes, writable: false);
    }
}
