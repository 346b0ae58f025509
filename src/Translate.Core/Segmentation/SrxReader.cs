using System.Text.RegularExpressions;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>Reads an SRX 2.0 file. Elements of other namespaces, which tools put in for themselves, are passed over.</summary>
sealed class SrxReader
{
    const string Namespace = "http://www.lisa.org/srx20";
    const int Deepest = 64;
    const int MostRules = 100_000;

    readonly XmlReader xml;
    readonly string name;
    readonly Dictionary<string, RuleSet> sets = new(StringComparer.Ordinal);
    readonly List<(string Rules, Regex Pattern, FilePosition At)> maps = [];
    int rules;

    SrxReader(XmlReader xml, string name)
    {
        this.xml = xml;
        this.name = name;
    }

    FilePosition Here => xml is IXmlLineInfo line && line.HasLineInfo() ? new(Math.Max(1, line.LineNumber), Math.Max(1, line.LinePosition)) : new(1, 1);

    /// <summary>Reads a file.</summary>
    /// <param name="srx">The file.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="asNeeded">Patterns are parsed when their language is asked for: of a file that is known to be right.</param>
    public static SegmentationRules Read(Stream srx, string name, bool asNeeded)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 64 * 1024 * 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(srx, settings);
            var read = new SrxReader(reader, name);
            var document = read.Document();
            if (!asNeeded)
                foreach (var set in read.sets.Values) _ = set.Rules;
            return document;
        }
        catch (XmlException error)
        {
            throw new InvalidDocumentException(name, new FilePosition(Math.Max(1, error.LineNumber), Math.Max(1, error.LinePosition)), $"not well-formed XML, or with a DTD, which is not allowed: {error.Message}", error);
        }
    }

    SegmentationRules Document()
    {
        if (!Next() || !Is("srx")) throw Invalid($"expected the element \"srx\" of {Namespace}, found \"{xml.Name}\"");
        if (xml.GetAttribute("version") is var version && version != "2.0") throw Invalid($"expected SRX version 2.0, found {(version is null ? "none" : $"\"{version}\"")}");

        bool? cascade = null, subflows = null;
        var handles = new List<FormatHandle>();
        var body = false;
        Children("srx", () =>
        {
            if (Is("header"))
            {
                cascade = YesOrNo("cascade", required: true);
                subflows = YesOrNo("segmentsubflows", required: true);
                Children("header", () =>
                {
                    if (Is("formathandle")) handles.Add(Handle());
                });
            }
            else if (Is("body"))
            {
                if (cascade is null) throw Invalid("the header must come before the body");
                body = true;
                Children("body", Body);
            }
        });

        if (cascade is null) throw Invalid("the element \"header\" is missing");
        if (!body) throw Invalid("the element \"body\" is missing");
        if (maps.Count == 0) throw Invalid("the element \"maprules\" is missing, or maps no language");
        var languages = maps.Select(map => sets.TryGetValue(map.Rules, out var set)
            ? new LanguageMap(map.Pattern, set, map.At)
            : throw new InvalidDocumentException(name, map.At, $"the language map names the rules \"{map.Rules}\", which are not in the file"));
        return new(name, [.. languages], cascade.Value, subflows!.Value, handles);
    }

    FormatHandle Handle()
    {
        var type = Required("type");
        if (type is not ("start" or "end" or "isolated")) throw Invalid($"a format handle is for \"start\", \"end\" or \"isolated\", not \"{type}\"");
        return new(type, YesOrNo("include", required: true));
    }

    void Body()
    {
        if (Is("languagerules"))
        {
            Children("languagerules", () =>
            {
                if (Is("languagerule")) LanguageRule();
            });
        }
        else if (Is("maprules"))
        {
            Children("maprules", () =>
            {
                if (Is("languagemap")) maps.Add((Required("languagerulename"), LanguagePattern(), Here));
            });
        }
    }

    void LanguageRule()
    {
        var set = Required("languagerulename");
        var read = new List<WrittenRule>();
        if (!sets.TryAdd(set, new(set, () => Parse(name, set, read)))) throw Invalid($"there are two sets of rules called \"{set}\"");
        Children("languagerule", () =>
        {
            if (!Is("rule")) return;
            if (++rules > MostRules) throw Invalid($"more than {MostRules} rules");
            var at = Here;
            var breaks = YesOrNo("break", required: false);
            WrittenPattern? before = null, after = null;
            Children("rule", () =>
            {
                if (Is("beforebreak")) before = before is null ? new(Here, Text()) : throw Invalid("a second \"beforebreak\" in one rule");
                else if (Is("afterbreak")) after = after is null ? new(Here, Text()) : throw Invalid("a second \"afterbreak\" in one rule");
            });
            if (before is null && after is null) throw new InvalidDocumentException(name, at, $"rule {read.Count + 1} of \"{set}\" has neither \"beforebreak\" nor \"afterbreak\"");
            read.Add(new(breaks, before, after, at));
        });
    }

    /// <summary>A regular expression as it stands in the file.</summary>
    sealed record WrittenPattern(FilePosition At, string Expression);

    /// <summary>A rule as it stands in the file.</summary>
    sealed record WrittenRule(bool Breaks, WrittenPattern? Before, WrittenPattern? After, FilePosition At);

    static List<Rule> Parse(string name, string set, List<WrittenRule> written)
    {
        var parsed = new List<Rule>(written.Count);
        var literals = new Dictionary<(int CodePoint, bool IgnoresCase), Pattern>();
        foreach (var rule in written)
        {
            try
            {
                parsed.Add(new(rule.Breaks, Pattern("beforebreak", rule.Before), Pattern("afterbreak", rule.After), rule.At));
            }
            catch (ArgumentException error)
            {
                throw new InvalidDocumentException(name, rule.At, $"rule {parsed.Count + 1} of \"{set}\": {error.Message}", error);
            }
        }

        return parsed;

        Pattern Pattern(string part, WrittenPattern? pattern)
        {
            try
            {
                return pattern is null ? Segmentation.Pattern.Empty : PatternParser.Parse(pattern.Expression, literals);
            }
            catch (FormatException error)
            {
                throw new InvalidDocumentException(name, pattern!.At, $"rule {parsed.Count + 1} of \"{set}\", {part}: {error.Message}", error);
            }
        }
    }

    Regex LanguagePattern()
    {
        var pattern = Required("languagepattern");
        try
        {
            // ICU's dialect again, so that it is read by the same parser; a tag is short, but a busy machine may let its reader wait.
            return new($"\\A(?:{PatternParser.Parse("(?i)" + pattern, []).ToRegex("")})\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw Invalid($"the language pattern \"{pattern}\": {error.Message}", error);
        }
    }

    bool Read()
    {
        try
        {
            return xml.Read();
        }
        catch (ArgumentException error)
        {
            // The platform's reader stumbles where a declaration is none, or names another encoding than the file is in.
            throw new InvalidDocumentException(name, Here, "it is not in the encoding that it declares.", error);
        }
    }

    /// <summary>Moves to the next element or end of one; false at the end of the file.</summary>
    bool Next()
    {
        while (Read())
        {
            if (xml.Depth > Deepest) throw Invalid($"elements more than {Deepest} deep");
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) return true;
        }

        return false;
    }

    bool Is(string element) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == element && (xml.NamespaceURI == Namespace || xml.NamespaceURI.Length == 0);

    /// <summary>Visits the children of the element at hand; what a visit does not read is passed over.</summary>
    void Children(string element, Action visit)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (Next())
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.Depth == depth) return;
            }
            else if (xml.Depth == depth + 1)
            {
                visit();
            }
        }

        throw Invalid($"the element \"{element}\" is not closed");
    }

    /// <summary>The text of the element at hand, which has no elements inside.</summary>
    string Text()
    {
        if (xml.IsEmptyElement) return "";
        var text = new System.Text.StringBuilder();
        var element = xml.LocalName;
        while (Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element) throw Invalid($"the element \"{element}\" holds a regular expression, not elements");
            text.Append(xml.Value);
        }

        return text.ToString();
    }

    bool YesOrNo(string attribute, bool required) => xml.GetAttribute(attribute) switch
    {
        "yes" => true,
        "no" => false,
        null when !required => true,
        var other => throw Invalid($"the attribute \"{attribute}\" of \"{xml.LocalName}\" must be \"yes\" or \"no\"{(other is null ? "; it is missing" : $", not \"{other}\"")}"),
    };

    string Required(string attribute) =>
        xml.GetAttribute(attribute) ?? throw Invalid($"the attribute \"{attribute}\" of \"{xml.LocalName}\" is missing");

    InvalidDocumentException Invalid(string problem, Exception? inner = null) => new(name, Here, problem, inner);
}
