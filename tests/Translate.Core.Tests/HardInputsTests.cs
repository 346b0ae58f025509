using Translate.Fuzz;

namespace Translate.Core.Tests;

/// <summary>What fuzzing begins with, and what it once found, is read or refused with a reason, and what is read keeps its promises.</summary>
public sealed class HardInputsTests
{
    public static TheoryData<string, string> Inputs()
    {
        var inputs = new TheoryData<string, string>();
        foreach (var target in Target.All)
            foreach (var seed in target.Seeds) inputs.Add(target.Name, Path.GetRelativePath(AppContext.BaseDirectory, seed));
        return inputs;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Each_input_ends_well(string target, string file) => Assert.NotEmpty(Target.ByName(target)!.Try(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file))));

    [Theory]
    [MemberData(nameof(Inputs))]
    public void So_do_those_that_are_made_of_it(string target, string file)
    {
        var (bytes, mutations, tried) = (File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file)), new Mutations(20261129), Target.ByName(target)!);
        for (var i = 0; i < 40; i++)
        {
            var made = mutations.Of(bytes, bytes);
            try
            {
                tried.Try(made);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{target}, made of {file}, number {i}: {e.Message}", e);
            }
        }
    }
}
