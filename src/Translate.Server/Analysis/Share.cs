namespace Translate.Server.Analysis;

/// <summary>A piece of a bar.</summary>
/// <param name="Kind">The class by which it is coloured.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Of">Its share of the whole, from 0 to 1.</param>
public readonly record struct Share(string Kind, string Name, double Of);
