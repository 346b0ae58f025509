using System.Globalization;

namespace Translate.Core.Formats.Html;

/// <summary>A place in the outline of a page, which names what stands in it.</summary>
/// <remarks>
/// <c>#intro/p2</c> is the second paragraph directly within the element whose id is <c>intro</c>; <c>~1</c> behind a name is the text behind
/// its first block; <c>@alt</c> an attribute. What is nested deeper than <see cref="Deepest"/> is counted together, so that names stay short.
/// </remarks>
sealed class Block
{
    const int Deepest = 32;

    readonly Block counter;
    readonly int depth;
    readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    int gaps;

    public Block(string path = "", Block? parent = null)
    {
        Path = path;
        depth = parent is null ? 0 : parent.depth + 1;
        counter = parent is not null && depth > Deepest ? parent.counter : this;
    }

    public string Path { get; }

    /// <summary>The name of the text that stands in it now.</summary>
    public string Run => gaps == 0 && Path.Length > 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}~{gaps}");

    /// <summary>Something stands here across which no sentence goes on.</summary>
    public void Separate() => gaps++;

    /// <summary>The name of the next element of a kind in it.</summary>
    public string Next(string name)
    {
        var number = counter.counts[name] = counter.counts.GetValueOrDefault(name) + 1;
        var isNumbered = char.IsAsciiDigit(name[^1]) ? "." : "";
        return string.Create(CultureInfo.InvariantCulture, $"{counter.Path}{(counter.Path.Length > 0 ? "/" : "")}{name}{isNumbered}{number}");
    }

    /// <summary>The next block in it; one that the page itself names begins an outline of its own.</summary>
    public Block Child(string name, string? id) => id is null ? new(Next(name), this) : new("#" + id);
}

/// <summary>An element whose end has not come.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Block">The block that it is or stands in.</param>
/// <param name="IsBlock">It is no part of a sentence.</param>
/// <param name="Translates">Its text is to be translated.</param>
/// <param name="IsPreformatted">Its white space is kept.</param>
/// <param name="Scope">The index of the nearest element that ends from outside only; its own if it is one.</param>
/// <param name="LastBlock">The index of the nearest block; its own if it is one.</param>
sealed record OpenElement(string Name, Block Block, bool IsBlock, bool Translates, bool IsPreformatted, int Scope, int LastBlock);
