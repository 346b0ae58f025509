using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>An entry of a TBX file while it is being read: in which language, term and group one is, and what was said so far.</summary>
sealed class TbxEntry(string? id)
{
    readonly List<Definition> definitions = [];
    readonly List<string> notes = [], termNotes = [];
    readonly List<TermDatum> other = [], termOther = [];
    string? domain;
    Provenance provenance;
    int languageDepth = int.MaxValue, termDepth = int.MaxValue;
    FilePosition termPlace;
    Action<FilePosition, string>? report;

    /// <summary>The term one is in; its text is empty until it was read.</summary>
    Term? term;
    bool isFaulty;

    /// <summary>The groups one is in.</summary>
    readonly Stack<(string Name, int Depth)> groups = new();
    string? transactor;
    DateTimeOffset? transacted;

    public string? Id { get; } = id;

    public List<Term> Terms { get; } = [];

    /// <summary>The language one is in; null outside of all.</summary>
    public Locale? Locale { get; private set; }

    /// <summary>Which element of the core structure a data category's own element stands for (DCT).</summary>
    public string ElementOf(string category) => (category, groups.TryPeek(out var group) ? group.Name : null) switch
    {
        ("crossReference", _) => "ref",
        ("externalCrossReference" or "xGraphic", _) => "xref",
        ("source" or "customerSubset" or "projectSubset", _) or (_, "adminGrp" or "transacGrp") => "admin",
        ("context" or "definition", _) or (_, "descripGrp") => "descrip",
        _ => term is null ? "descrip" : "termNote",
    };

    public void EnterLanguage(Locale locale, int depth) => (Locale, languageDepth) = (locale, depth);

    public void EnterTerm(string? termId, int depth, FilePosition place, Action<FilePosition, string> onProblem) =>
        (term, isFaulty, termDepth, termPlace, report) = (new(Locale!.Value, "") { Id = termId }, false, depth, place, onProblem);

    public void EnterGroup(string name, int depth) => groups.Push((name, depth));

    /// <summary>The end of an element at a depth.</summary>
    public void Leave(int depth)
    {
        if (groups.TryPeek(out var group) && group.Depth == depth)
        {
            groups.Pop();
            if (group.Name is "transacGrp") Transact();
        }
        else if (depth == termDepth)
        {
            if (term!.Text.Length > 0) Terms.Add(term with { Note = Joined(termNotes), Other = [.. termOther] });
            else if (!isFaulty) report!(termPlace, "there is no <term>, or it is empty.");
            (term, termDepth) = (null, int.MaxValue);
            termNotes.Clear();
            termOther.Clear();
        }
        else if (depth == languageDepth)
        {
            (Locale, languageDepth) = (null, int.MaxValue);
        }
    }

    /// <summary>Takes what an element says.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(string element, string category, string text, string? target, string? termId)
    {
        if (element is "term") return AddTerm(text, termId);
        if (text.Length == 0 && target is null) return null;

        var isGrouped = groups.TryPeek(out var group) && group.Name is not "termGrp";
        switch (element, category)
        {
            case (_, TbxNames.Status) when term is not null:
                if (TbxNames.StatusOf(text) is not { } status) return $"\"{Shortened(text)}\" is no administrative status; the term counts as admitted.";
                term = term with { Status = status };
                break;
            case (_, TbxNames.PartOfSpeech) when term is not null && group.Name is not ("termCompGrp" or "termCompList"):
                term = term with { PartOfSpeech = text };
                break;
            case (_, TbxNames.CaseSensitive) when term is not null:
                term = term with { IsCaseSensitive = TbxNames.YesOrNo(text) };
                break;
            case (_, TbxNames.Inflects) when term is not null:
                term = term with { Inflects = TbxNames.YesOrNo(text) ?? true };
                break;
            case (_, TbxNames.Domain) when term is null && domain is null:
                domain = text;
                break;
            case (_, TbxNames.Definition):
                definitions.Add(new(Locale, text));
                break;
            case ("note", _) when !isGrouped:
                (term is null ? notes : termNotes).Add(text);
                break;
            case ("date", _):
                transacted = TbxNames.Date(text) ?? transacted;
                break;
            case (_, "responsibility") when group.Name is "transacGrp":
                transactor = text;
                break;
            case ("transac", _) or (_, "transactionType"):
                break;
            case (_, TbxNames.Source) when !isGrouped && (term is null ? provenance : term.Provenance).Source is null && (term is not null || Locale is null):
                if (term is not null) term = term with { Provenance = term.Provenance with { Source = text } };
                else provenance = provenance with { Source = text };
                break;
            default:
                Keep(new(element is "transacNote" ? "admin" : element, category, text) { Target = target });
                break;
        }

        return null;
    }

    public Concept Concept(string name) => new(name, Terms) { Domain = domain, Definitions = definitions, Note = Joined(notes), Provenance = provenance, Other = other };

    string? AddTerm(string text, string? termId)
    {
        if (term is null) return "a <term> does not stand in a term section.";
        if (text.Length <= Term.MostCharacters)
        {
            term = term with { Text = text, Id = term.Id ?? termId };
            return null;
        }

        isFaulty = true;
        return $"the term \"{Shortened(text)}\" has more than {Term.MostCharacters} characters.";
    }

    /// <summary>The last of several transactions counts.</summary>
    void Transact()
    {
        var before = term is null ? provenance : term.Provenance;
        if (before.Changed is null || transacted >= before.Changed)
        {
            var now = before with { Author = transactor ?? before.Author, Changed = transacted ?? before.Changed };
            if (term is not null) term = term with { Provenance = now };
            else provenance = now;
        }

        (transactor, transacted) = (null, null);
    }

    void Keep(TermDatum datum)
    {
        if (term is not null) termOther.Add(datum);
        else other.Add(datum with { Locale = Locale });
    }

    static string? Joined(List<string> said) => said.Count == 0 ? null : string.Join('\n', said);

    static string Shortened(string text) => Fitting.Of(text, 40, "…");
}
