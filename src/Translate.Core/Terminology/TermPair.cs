namespace Translate.Core.Terminology;

/// <summary>A term and what it is to be called in the other language.</summary>
/// <param name="Source">The term.</param>
/// <param name="Target">Its preferred translation.</param>
public readonly record struct TermPair(string Source, string Target);
