using System.Runtime.CompilerServices;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>XLIFF files of other tools (.xlf), versions 2 and 1: one unit a segment (<c>segment</c>, <c>trans-unit</c>), whose target is written in its place.</summary>
/// <remarks>
/// <para>
/// Which version it is the file says. A missing <c>target</c> is put behind its source; a target that is there keeps its attributes. With a new target the
/// state becomes <c>translated</c>, <c>subState</c>, <c>state-qualifier</c> and approval go, for they were said of another text. Candidates (<c>mtc:match</c>,
/// <c>alt-trans</c>), binary units, modules and extensions of any kind are never touched; what is not to be translated (<c>translate="no"</c>) is left out, but not what is annotated as to be translated within it.
/// </para>
/// <para>
/// Inline elements are codes, kept verbatim; one whose content is native code, and an annotation of what is not to be translated, is one code with all that is
/// in it. Another locale becomes the file's (<c>trgLang</c>, <c>target-language</c>), and a translation into another language goes.
/// </para>
/// </remarks>
public sealed class Xliff : IFormat
{
    /// <summary>Files that were read, for as long as somebody holds them: <see cref="Encode"/> asks for one unit at a time.</summary>
    static readonly ConditionalWeakTable<SourceText, XliffContents> Files = [];

    /// <inheritdoc/>
    public string Name => "xliff";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"];

    /// <inheritdoc/>
    public bool IsBilingual => true;

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => beginning.StartsWith('<') && beginning.Contains("xliff", StringComparison.Ordinal) && beginning.Contains("version", StringComparison.Ordinal);

    /// <inheritdoc/>
    public string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => XmlDeclaration.Encoding(bytes);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => [.. Read(source).Entries.Select(entry => entry.Unit)];

    /// <inheritdoc/>
    public void Forget(SourceText source) => Files.Remove(source);

    /// <inheritdoc/>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Standing?.Text ?? InlineText.Empty)) return source.Slice(unit.Slot);
        var entry = Read(source).At(unit.Slot);
        return entry.Open + target.Render(text => XmlEscape.Text(text, source, unit)) + entry.Close;
    }

    /// <inheritdoc/>
    public IEnumerable<Edit> Beside(SourceText source, Unit unit) => Read(source).At(unit.Slot).Beside;

    /// <inheritdoc/>
    /// <remarks>What is known of the file is given up where it becomes another one: that is read then, and both together are several times as large as it.</remarks>
    public IEnumerable<Edit> Localize(SourceText source, Locale locale)
    {
        List<Edit> edits = [.. Read(source).Localize(source, locale)];
        if (edits.Count > 0) Forget(source);
        return edits;
    }

    /// <inheritdoc/>
    public (Locale? From, Locale? To) Locales(SourceText source) => Read(source).Locales;

    static XliffContents Read(SourceText source) => Files.GetValue(source, XliffContents.Read);
}
