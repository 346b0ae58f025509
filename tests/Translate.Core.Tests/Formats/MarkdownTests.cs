using Translate.Core.Formats;
using Translate.Core.Formats.Markdown;

namespace Translate.Core.Tests.Formats;

public sealed class MarkdownContract : FormatContract
{
    protected override IFormat Format { get; } = new Markdown();
}
