using BenchmarkDotNet.Running;
using Translate.Benchmarks;

switch (args)
{
    case ["start"]:
        await ServiceMeasurements.Start();
        break;
    case ["intake"]:
        await ServiceMeasurements.Intake();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
