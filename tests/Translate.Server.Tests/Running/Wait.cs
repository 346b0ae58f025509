namespace Translate.Server.Tests.Running;

/// <summary>Waits for something to become true.</summary>
static class Wait
{
    public static Task Until(Func<bool> condition, int seconds = 60, Func<string>? say = null) => Until(() => Task.FromResult(condition()), seconds, say);

    public static async Task Until(Func<Task<bool>> condition, int seconds = 60, Func<string>? say = null)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() >= end) Assert.Fail($"It did not become true within {seconds} s. {say?.Invoke()}");
            await Task.Delay(25);
        }
    }
}
