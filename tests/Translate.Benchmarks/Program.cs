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
    case ["saves"]:
        await EditorMeasurements.Saves();
        break;
    case ["editor"]:
        await EditorPageMeasurements.Run();
        break;
    case ["desk"]:
        await DeskMeasurements.Pages();
        break;
    case ["desk", var documents, var times]:
        await DeskMeasurements.Pages(int.Parse(documents, System.Globalization.CultureInfo.InvariantCulture), int.Parse(times, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["apertium"]:
        await ApertiumMeasurements.Run();
        break;
    case ["segmentation"]:
        await SegmentationPeers.Run(null);
        break;
    case ["segmentation", var peers]:
        await SegmentationPeers.Run(peers);
        break;
    case ["hostile"]:
        HostileMeasurements.Run(200_000);
        break;
    case ["hostile", var length]:
        HostileMeasurements.Run(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["memory"]:
        await MemoryMeasurements.Run(Path.Combine(Path.GetTempPath(), "translate-en-ko"));
        break;
    case ["memory", var folder]:
        await MemoryMeasurements.Run(folder);
        break;
    case ["memory-sizes", var folder, .. var sizes]:
        MemoryMeasurements.Sizes(folder, sizes.Length == 0 ? [1_000_000, 4_000_000, 10_000_000] : [.. sizes.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))]);
        break;
    case ["tmx", var gigabytes]:
        HugeTmx.Run(double.Parse(gigabytes, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["align", var folder]:
        AlignMeasurements.Run(folder);
        break;
    case ["terms"]:
        TermMeasurements.Run();
        break;
    case ["checks"]:
        CheckMeasurements.Run(null);
        break;
    case ["checks", var folder]:
        CheckMeasurements.Run(folder);
        break;
    case ["formats"]:
        FormatMeasurements.Run(null, []);
        break;
    case ["formats", var folder, .. var names]:
        FormatMeasurements.Run(folder, names);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
