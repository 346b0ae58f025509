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
    case ["lane"]:
        await LaneMeasurements.Throughput();
        break;
    case ["lane-kills"]:
        await LaneMeasurements.Kills();
        break;
    case ["apertium"]:
        await ApertiumMeasurements.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
