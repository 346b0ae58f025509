using System.Globalization;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Goes through one file of an XLIFF file, whose start tag was read: to its first unit at once, and on from unit to unit as they are asked for.</summary>
sealed class XliffFileReading
{
    readonly SourceText source;
    readonly NamespacedXml xml;
    readonly Func<bool> isUnit;
    readonly Func<XliffUnit> unit;
    readonly int depth;

    /// <summary>Where each unit begins, by its id.</summary>
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    bool standsAtUnit;

    /// <summary>Reads to the first unit.</summary>
    /// <param name="source">The XLIFF file.</param>
    /// <param name="xml">Stands behind the file's start tag.</param>
    /// <param name="isUnit">Whether the token is the start tag of a unit; whatever else it is, it is read.</param>
    /// <param name="unit">Reads the unit whose start tag was read.</param>
    /// <param name="file">The file, when what stands before its units is known.</param>
    public XliffFileReading(SourceText source, NamespacedXml xml, Func<bool> isUnit, Func<XliffUnit> unit, Func<IEnumerable<XliffUnit>, XliffFile> file)
    {
        (this.source, this.xml, this.isUnit, this.unit) = (source, xml, isUnit, unit);
        depth = xml.Depth;
        standsAtUnit = Advance();
        File = file(Units());
    }

    /// <summary>The file.</summary>
    public XliffFile File { get; }

    /// <summary>Reads what nobody has asked for, which has to be well-formed like all else.</summary>
    public void Finish()
    {
        foreach (var _ in Units())
        {
        }
    }

    IEnumerable<XliffUnit> Units()
    {
        while (standsAtUnit)
        {
            var place = xml.Start;
            var read = unit();
            if (!places.TryAdd(read.Id, place))
                throw source.Invalid(place, string.Create(CultureInfo.InvariantCulture, $"the unit id \"{read.Id}\" was already given in line {source.PositionOf(places[read.Id]).Line}. Ids are given once."));

            // Who stops here has taken this one.
            standsAtUnit = Advance();
            yield return read;
        }
    }

    bool Advance()
    {
        while (xml.Read() && xml.Depth >= depth)
            if (isUnit()) return true;
        return false;
    }
}
