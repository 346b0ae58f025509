using System.Text;
using Translate.Fuzz;

namespace Translate.Core.Tests.Formats;

public sealed class HostileFileTests
{
    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        foreach (var file in HostileFile.All) files.Add(file.Format, file.Name);
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_read_and_keeps_what_is_promised_of_every_file_or_is_refused_with_a_reason(string format, string name)
    {
        var file = HostileFile.All.Single(file => file.Format == format && file.Name == name);
        Assert.NotEmpty(Target.ByName(format)!.Try(Encoding.UTF8.GetBytes(file.OfLength(30_000))));
    }
}
