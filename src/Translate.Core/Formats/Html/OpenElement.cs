namespace Translate.Core.Formats.Html;

/// <summary>An element whose end has not come.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Block">The block that it is or stands in.</param>
/// <param name="IsBlock">It is no part of a sentence.</param>
/// <param name="Translates">Its text is to be translated.</param>
/// <param name="IsPreformatted">Its white space is kept.</param>
/// <param name="Kind">What its text is.</param>
/// <param name="Level">How deep, where that means something.</param>
/// <param name="Scope">The index of the nearest element that ends from outside only; its own if it is one.</param>
/// <param name="LastBlock">The index of the nearest block; its own if it is one.</param>
/// <param name="Element">Its place in the page; null for what is around all.</param>
sealed record OpenElement(string Name, Block Block, bool IsBlock, bool Translates, bool IsPreformatted, UnitKind Kind, int Level, int Scope, int LastBlock, Element? Element)
{
    /// <summary>What is told to those who translate its text.</summary>
    public Instructions Instructions { get; init; } = Instructions.None;
}
