using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

/// <summary>A file in a folder, under its final name in one step.</summary>
static class FolderFile
{
    /// <summary>Writes a file, unless the same bytes are there already.</summary>
    /// <returns>Whether anything was written.</returns>
    public static async Task<bool> Write(string folder, string name, byte[] bytes, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        if (File.Exists(path) && (await File.ReadAllBytesAsync(path, stop)).AsSpan().SequenceEqual(bytes)) return false;

        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, stop);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    }
}

/// <summary>Where an operator lets desks write: below one folder, and nowhere that a link leads out of it.</summary>
public sealed class PublishFolder(Settings settings)
{
    /// <summary>Desks may write to folders at all.</summary>
    public bool IsOpen => settings.PublishFolder is not null;

    /// <summary>The whole path of a place below the operator's folder.</summary>
    /// <exception cref="PublishException">There is no such folder, or the place is not below it.</exception>
    public string Resolve(string place)
    {
        if (settings.PublishFolder is not { Length: > 0 } allowed) throw new PublishException("the operator has not opened a folder for publishing (Translate:PublishFolder).") { IsFinal = true };
        var root = Path.GetFullPath(allowed);
        var path = Path.GetFullPath(Path.Combine(root, place));
        if (!IsBelow(root, path)) throw new PublishException("the place is not below the folder that the operator has opened for publishing.") { IsFinal = true };
        for (var part = new DirectoryInfo(path); part is not null && IsBelow(root, part.FullName) && part.FullName.Length > root.Length; part = part.Parent)
            if (part.LinkTarget is not null || new FileInfo(part.FullName).LinkTarget is not null) throw new PublishException($"\"{part.Name}\" is a link, which may lead out of the folder that the operator has opened.") { IsFinal = true };
        return path;
    }

    static bool IsBelow(string root, string path) => path == root || path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>Publishes into a folder. The same bytes there already are a publication that is done.</summary>
sealed class FolderSender(PublishFolder folder) : ISender
{
    public OutletKind Kind => OutletKind.Folder;

    public async Task<Sent> Send(Parcel parcel, CancellationToken stop)
    {
        var path = folder.Resolve(Path.Combine(parcel.Outlet.Place, parcel.Path));
        try
        {
            await FolderFile.Write(Path.GetDirectoryName(path)!, Path.GetFileName(path), parcel.Delivery.Bytes, stop);
            return new(parcel.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"it cannot be written: {e.Message}", e);
        }
    }
}
