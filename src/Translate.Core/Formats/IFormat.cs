using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>A kind of file: it finds the translatable text in the source and knows how to write a target into its place.</summary>
/// <remarks>
/// Both functions are pure. A format never prints a file: <see cref="Reassembly"/> copies everything outside of the slots verbatim.
/// </remarks>
public interface IFormat
{
    /// <summary>Its short name: <c>text</c>, <c>resx</c>.</summary>
    string Name { get; }

    /// <summary>The file name endings it is known by, with the dot, in lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>
    /// The file itself says what its units are and names them, so that a translated file has the same ones. Not so where the wording
    /// decides, as in plain text: there two translated lines may look like one paragraph.
    /// </summary>
    bool HasKeys => true;

    /// <summary>
    /// The file holds sources and targets side by side: a slot is the place of a target, which <see cref="Unit.Standing"/> says, and never the source's own.
    /// </summary>
    bool IsBilingual => false;

    /// <summary>The locales that the file says its sources and its targets are in; null where it says none.</summary>
    /// <exception cref="InvalidDocumentException">The file is not a valid one of this format.</exception>
    (Locale? From, Locale? To) Locales(SourceText source) => default;

    /// <summary>What it can be told about files.</summary>
    IReadOnlyList<FormatOption> Options => [];

    /// <summary>The format as it is with these options; those of other formats mean nothing to it.</summary>
    /// <exception cref="FormatException">It cannot work with the value of one, which is then said by its name.</exception>
    IFormat With(FormatOptions options) => this;

    /// <summary>A file whose name says nothing is likely one of this format.</summary>
    /// <param name="beginning">The first characters of the file, white space before them left out.</param>
    bool Recognizes(string beginning) => false;

    /// <summary>The format that the file's content asks for where nobody has chosen one: a table may hold its own translations.</summary>
    /// <exception cref="InvalidDocumentException">The file is not a valid one of this format.</exception>
    IFormat For(SourceText source) => this;

    /// <summary>
    /// What the format would have to be told of the file, where nobody has told it, by those who translate it between these locales: a table may have a column for
    /// each. Nothing where it knows by itself.
    /// </summary>
    /// <exception cref="InvalidDocumentException">The file is not a valid one of this format.</exception>
    IReadOnlyDictionary<string, string> Suggests(SourceText source, Locale from, Locale to) => FormatOptions.None.Values;

    /// <summary>The file is an archive of others, and no text itself.</summary>
    bool IsContainer => false;

    /// <summary>Reads a file's bytes as the text in which units have their slots.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="encoding">The encoding that is declared for it, or null.</param>
    /// <exception cref="InvalidDocumentException">It does not decode.</exception>
    SourceText Decode(ReadOnlySpan<byte> bytes, string name, string? encoding) => SourceText.Decode(bytes, name, encoding);

    /// <summary>The name of the encoding that the file itself declares (an XML declaration, say), or null; looked at where there is no byte-order mark.</summary>
    string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => null;

    /// <summary>The same file in UTF-8, for a translation that its encoding has no characters for; null where it is that already, or does not say itself in which encoding it is.</summary>
    SourceText? InUnicode(SourceText source) => null;

    /// <summary>The units, in the order in which they stand in the file; their slots do not overlap.</summary>
    /// <exception cref="InvalidDocumentException">The file is not a valid one of this format.</exception>
    IReadOnlyList<Unit> Extract(SourceText source);

    /// <summary>Gives up what is kept of a file that nothing more is written into. Asked for again, it is read again.</summary>
    void Forget(SourceText source)
    {
    }

    /// <summary>The text for the unit's slot, escaped as that place in that file needs. A target equal to what the slot says gives what stands there now.</summary>
    /// <exception cref="InvalidDocumentException">The target cannot be written at this place.</exception>
    string Encode(SourceText source, Unit unit, InlineText target);

    /// <summary>What changes elsewhere in a bilingual file when a unit gets a target: a state, a mark that it is doubtful.</summary>
    IEnumerable<Edit> Beside(SourceText source, Unit unit) => [];

    /// <summary>What else is written with a target: the same text where the file says it a second time, for programs that cannot show the first.</summary>
    IEnumerable<Edit> Again(SourceText source, Unit unit, InlineText target) => [];

    /// <summary>
    /// What a locale changes in the file besides the text: a language attribute, the places of the plural forms that it has. Done before anything is
    /// written, so that the localized file has the units that the locale needs; done twice, it changes nothing more.
    /// </summary>
    IEnumerable<Edit> Localize(SourceText source, Locale locale) => [];

    /// <summary>
    /// What of the file goes when a unit is left out of it: the lines of a paragraph, an element from tag to tag. Null where a unit cannot be left out: an
    /// entry of a resource file has its place.
    /// </summary>
    TextSpan? Extent(SourceText source, Unit unit) => null;

    /// <summary>All that goes when some extents do, in order and without overlaps: with what only they needed, blank lines between them or an element that holds nothing else.</summary>
    IEnumerable<TextSpan> Gaps(SourceText source, IReadOnlyList<TextSpan> extents) => extents;

    /// <summary>The edits, all of them insertions, that put credits and the like into a localized file; none where the format has no place for them.</summary>
    IEnumerable<Edit> Insert(SourceText written, Insertion insertion) => [];

    /// <summary>The name of the localized file: <c>Strings.ko.resx</c>; the same name where the format leaves the locale to the folder.</summary>
    string LocalizedName(string name, Locale locale) => name;
}

/// <summary>The file as a locale's translators get it.</summary>
public static class Localization
{
    /// <summary>The file with what a locale changes in it besides the text. Its units are those to translate into that locale.</summary>
    /// <exception cref="InvalidDocumentException">The file is not a valid one of this format.</exception>
    public static SourceText Localized(this IFormat format, SourceText source, Locale locale)
    {
        var edits = format.Localize(source, locale).ToList();
        return edits.Count == 0 ? source : source.With(Splice.Apply(source.Text, edits));
    }
}

/// <summary>A replacement of one span of a source.</summary>
/// <param name="Span">What is replaced; empty to insert.</param>
/// <param name="Text">What stands there afterwards, already escaped.</param>
public readonly record struct Edit(TextSpan Span, string Text);
