using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Translate.Fuzz;

// With libFuzzer or AFL as the driver, for days; without, by our own mutations, for as long as is said.
return args switch
{
    ["libfuzzer", var name] when Target.ByName(name) is { } target => Driven(() => SharpFuzz.Fuzzer.LibFuzzer.Run(span => target.Try(span.ToArray()))),
    ["afl", var name] when Target.ByName(name) is { } target => Driven(() => SharpFuzz.Fuzzer.OutOfProcess.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        target.Try(bytes.ToArray());
    })),
    ["run", var name, .. var rest] when name is "all" || Target.ByName(name) is not null => Run(name, rest is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 60, rest is [_, var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1),
    ["try", var name, var file] when Target.ByName(name) is { } target => Again(target, File.ReadAllBytes(file)),
    _ => Usage(),
};

static int Again(Target target, byte[] input)
{
    for (var i = 0; i < 2; i++)
    {
        var watch = Stopwatch.StartNew();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Try(input)}, {watch.Elapsed.TotalMilliseconds:0} ms"));
    }

    return 0;
}

static int Driven(Action run)
{
    run();
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine($"run TARGET|all [SECONDS [SEED]] · try TARGET FILE · libfuzzer TARGET · afl TARGET\nTargets: {string.Join(", ", Target.All.Select(t => t.Name))}");
    return 2;
}

static int Run(string name, int seconds, int seed)
{
    var broken = 0;
    foreach (var target in name is "all" ? Target.All : [Target.ByName(name)!]) broken += Fuzz(target, TimeSpan.FromSeconds(seconds), seed);
    return broken == 0 ? 0 : 1;
}

// An input that ends as none before it did is kept to make others of: what an input does stands for the code that it reaches.
static int Fuzz(Target target, TimeSpan time, int seed)
{
    var random = new Random(seed);
    var mutations = new Mutations(seed);
    List<byte[]> pool = [[], .. target.Seeds.Select(File.ReadAllBytes)];
    var ends = new HashSet<string>(StringComparer.Ordinal);
    var failures = new HashSet<string>(StringComparer.Ordinal);
    var (inputs, slowest) = (0, TimeSpan.Zero);
    var watch = Stopwatch.StartNew();
    while (watch.Elapsed < time)
    {
        var input = inputs < pool.Count ? pool[inputs] : mutations.Of(pool[random.Next(pool.Count)], pool[random.Next(pool.Count)]);
        inputs++;
        var began = watch.Elapsed;
        try
        {
            if (ends.Add(target.Try(input))) pool.Add(input);
        }
        catch (Exception e)
        {
            // Each kind of failure once: by what it is and where it came from.
            if (failures.Add($"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}")) Keep(target, input, e);
        }

        if (watch.Elapsed - began <= slowest) continue;
        slowest = watch.Elapsed - began;
        if (slowest > TimeSpan.FromSeconds(0.5)) File.WriteAllBytes(Path.Combine(Path.GetTempPath(), $"{target.Name}-slow"), input);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name,-14} {inputs,9} inputs in {watch.Elapsed.TotalSeconds,5:0} s, {ends.Count,4} ends, slowest {slowest.TotalMilliseconds,6:0} ms, {failures.Count} failures"));
    return failures.Count;
}

static void Keep(Target target, byte[] input, Exception e)
{
    var file = Path.Combine(Path.GetTempPath(), $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..12]}");
    File.WriteAllBytes(file, input);
    Console.WriteLine($"{target.Name}: {e.GetType().Name}: {e.Message}\n  kept as {file}\n{e.StackTrace}");
}
