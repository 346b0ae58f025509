using Microsoft.AspNetCore.Http.Features;

namespace Translate.Server.Operations;

/// <summary>A request's body as a file on disk: XML is read synchronously, which a request's body may not be.</summary>
static class SpooledBody
{
    /// <summary>Writes a body to disk, to be read from its beginning. It is read piece by piece from there: its size is bounded by the disk, not by the limit for documents. The file is gone when it is closed.</summary>
    public static async Task<Stream> Spool(this HttpContext http, CancellationToken stop)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await http.Request.Body.CopyToAsync(file, stop);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
