using System.Xml;
using Translate.Core.Pretranslation;

namespace Translate.Core.Exchange;

/// <summary>The elements that all our XLIFF files have, each on a line of its own where white space means nothing.</summary>
/// <param name="xml">Where to.</param>
/// <param name="core">The namespace of the version's own elements.</param>
sealed class XliffElements(XmlWriter xml, string core = XliffNames.Core)
{
    public void Start(string element) => xml.WriteStartElement(element, core);

    public void End(int level)
    {
        Line(level);
        xml.WriteEndElement();
    }

    public void Line(int level) => xml.WriteWhitespace("\n" + new string(' ', 2 * level));

    /// <summary>Values in groups (XLIFF 2.1, 5.4). One that is null is left out.</summary>
    public void Metadata(int level, params ReadOnlySpan<(string Group, (string Type, string? Value)[] Values)> groups)
    {
        Line(level);
        xml.WriteStartElement("metadata", XliffNames.Metadata);
        foreach (var (group, values) in groups)
        {
            Line(level + 1);
            xml.WriteStartElement("metaGroup", XliffNames.Metadata);
            xml.WriteAttributeString("category", group);
            foreach (var (type, value) in values)
            {
                if (value is null) continue;
                Line(level + 2);
                xml.WriteStartElement("meta", XliffNames.Metadata);
                xml.WriteAttributeString("type", type);
                xml.WriteString(XliffText.Shown(value));
                xml.WriteFullEndElement();
            }

            End(level + 1);
        }

        End(level);
    }

    /// <summary>What is said to people (XLIFF 2.1, 4.2.2.8); nothing where nothing is.</summary>
    public void Notes(int level, IReadOnlyList<(string Text, string? AppliesTo, string? Category)> notes)
    {
        if (notes.Count == 0) return;
        Line(level);
        Start("notes");
        foreach (var (text, appliesTo, category) in notes)
        {
            Line(level + 1);
            Start("note");
            if (appliesTo is not null) xml.WriteAttributeString("appliesTo", appliesTo);
            if (category is not null) xml.WriteAttributeString("category", category);
            xml.WriteString(XliffText.Shown(text));
            xml.WriteFullEndElement();
        }

        End(level);
    }

    /// <summary>What the codes of a unit stand for (XLIFF 2.1, 4.2.2.10); nothing where it has none.</summary>
    public void OriginalData(CodeIds codes)
    {
        if (codes.Data.ToList() is not { Count: > 0 } all) return;
        Line(3);
        Start("originalData");
        foreach (var (id, data) in all)
        {
            Line(4);
            Start("data");
            xml.WriteAttributeString("id", id);
            XliffText.Write(xml, data);
            xml.WriteFullEndElement();
        }

        End(3);
    }

    /// <summary>A file has a unit or a group (XLIFF 2.1, 4.2.2.2), and a group may be empty.</summary>
    public void Nothing()
    {
        Line(2);
        Start("group");
        xml.WriteAttributeString("id", "none");
        xml.WriteEndElement();
    }

    /// <summary>How far a target has come, in the standard's words (XLIFF 2.1, 4.3.1.31).</summary>
    public static string State(TargetState state) => state switch
    {
        TargetState.Initial => "initial",
        TargetState.Translated => "translated",
        TargetState.Reviewed => "reviewed",
        _ => "final",
    };

    /// <summary>The state that the standard's word stands for; the initial one where there is none or another.</summary>
    public static TargetState State(string? word) => word switch
    {
        "translated" => TargetState.Translated,
        "reviewed" => TargetState.Reviewed,
        "final" => TargetState.Final,
        _ => TargetState.Initial,
    };
}
