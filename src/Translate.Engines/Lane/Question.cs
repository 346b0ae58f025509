namespace Translate.Engines.Lane;

/// <summary>One text as it goes to one engine, asked once however many segments say it.</summary>
/// <param name="standing">The engine.</param>
/// <param name="markup">How its codes are written.</param>
/// <param name="key">By what its answer is known again.</param>
/// <param name="text">The text.</param>
/// <param name="place">The first segment that asks it, by its place in the work.</param>
sealed class Question(Standing standing, Markup markup, CacheKey key, string text, int place)
{
    public Standing Standing => standing;

    public Markup Markup => markup;

    public CacheKey Key => key;

    public string Text => text;

    public int Place => place;

    /// <summary>Its size as the engine's limit counts it.</summary>
    public int Size { get; } = standing.Profile.Size(text);

    /// <summary>What the engine gave back, now or before.</summary>
    public CachedAnswer? Answer { get; private set; }

    /// <summary>The answer was paid for before this work.</summary>
    public bool FromCache { get; private set; }

    /// <summary>Why this engine gives no answer to it.</summary>
    public EngineException? Refusal { get; private set; }

    /// <summary>The budget does not allow to ask it.</summary>
    public bool IsUnaffordable { get; set; }

    /// <summary>What others wait for that ask the same.</summary>
    public TaskCompletionSource? Flight { get; set; }

    public bool IsSettled => Answer is not null || Refusal is not null || IsUnaffordable;

    public void Found(CachedAnswer answer) => (Answer, FromCache) = (answer, true);

    public void Answered(CachedAnswer answer) => Answer = answer;

    public void Refused(EngineException why) => Refusal = why;
}
