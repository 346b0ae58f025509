namespace Translate.Core.Terminology;

/// <summary>A term and what it is to be called in the other language.</summary>
/// <param name="Source">The term.</param>
/// <param name="Target">Its translation.</param>
public readonly record struct TermPair(string Source, string Target)
{
    /// <summary>Whether the translation is the preferred one, one of several, or one that must not be used. Engines are given preferred ones only.</summary>
    public TermStatus Status { get; init; }

    /// <summary>Whether the translation stands only as it is written, as <see cref="Term.IsCaseSensitive"/> says it.</summary>
    public bool? IsCaseSensitive { get; init; }

    /// <summary>The translation stands in no other form than its own; the opposite of <see cref="Term.Inflects"/>.</summary>
    public bool IsRigid { get; init; }
}
