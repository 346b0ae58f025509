namespace Translate.Engines.Protection;

/// <summary>How a segment's inline codes came through an engine: the rungs of the ladder, from the best down.</summary>
public enum Rung
{
    /// <summary>There was nothing to protect.</summary>
    None,

    /// <summary>As tags in the engine's own markup.</summary>
    Tags,

    /// <summary>As words that no language has, which engines leave alone.</summary>
    Masks,

    /// <summary>The text went plain, and the codes were put back by alignment.</summary>
    Projection,
}
