using Translate.Core.Quality.Documents;

namespace Translate.Core.Quality;

/// <summary>What a check looks after.</summary>
public enum CheckGroup
{
    /// <summary>Whether all was translated, and into the right language.</summary>
    Content,

    /// <summary>Numbers, dates, quantities, addresses.</summary>
    Figures,

    /// <summary>Inline codes, placeholders, markup.</summary>
    Codes,

    /// <summary>Marks, brackets, capitals.</summary>
    Punctuation,

    /// <summary>White space and what cannot be seen.</summary>
    Spaces,

    /// <summary>Words, spelling, terms, names.</summary>
    Words,

    /// <summary>Whether there is room and time enough.</summary>
    Room,

    /// <summary>What only a document as a whole shows.</summary>
    Together,
}

/// <summary>A check as people choose it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity">What its findings weigh where nobody says otherwise.</param>
/// <param name="Group">What it looks after.</param>
/// <param name="Source">A source for which it finds something: in English.</param>
/// <param name="Target">What it finds something in.</param>
/// <param name="To">The language of that, as a BCP 47 tag.</param>
public sealed record KnownCheck(string Name, Severity Severity, CheckGroup Group, string Source, string Target, string To)
{
    /// <summary>What it finds cannot be delivered: it is always made.</summary>
    public bool IsAlways => Gates.Blocks(Name);
}

/// <summary>All checks, with an example of what each finds.</summary>
public static class KnownChecks
{
    /// <summary>The checks, group by group.</summary>
    public static IReadOnlyList<KnownCheck> All { get; } =
    [
        .. Of(CheckGroup.Content)
            .Add("length", "The treaty was signed in 1953 and has been the base of the alliance since.", "조약은")
            .Add("copied", "The minister praised the treaty of the two countries.", "The minister praised the treaty of the two countries.")
            .Add("same", "settings", "settings")
            .Add("script", "Thank you for your help.", "ありがとうございます。")
            .Add("language", "The minister said that it is not a matter for the others.", "O ministro disse que não é uma questão para os outros.", "es")
            .Add("repetition", "The harbour was closed.", "항구가 항구가 항구가 항구가 닫혔다.")
            .Add("unfinished", "Open the file", "파일 열기 (TODO)"),
        .. Of(CheckGroup.Figures)
            .Add("numbers", "28,500 troops", "병력 2만 5,800명")
            .Add("currencies", "It costs $20.", "가격은 20유로다.")
            .Add("units", "It is 20 miles away.", "20킬로미터 떨어져 있다.")
            .Add("dates", "It was on July 4, 2024.", "2024년 7월 5일이었다.")
            .Add("addresses", "See https://example.com/en.", "https://example.com/ko 참조."),
        .. Of(CheckGroup.Codes)
            .Add("codes", "Press <b>Enter</b>.", "Enter를 누르세요.")
            .Add("code-order", "<ph canReorder=\"firstNo\"/> to <ph canReorder=\"no\"/>", "<ph canReorder=\"no\"/>까지 <ph canReorder=\"firstNo\"/>부터")
            .Add("placeholders", "Hello, %s.", "%d님, 안녕하세요.")
            .Add("syntax", "{n, plural, one {# file} other {# files}}", "{n, plural, other {파일 #개}")
            .Add("message", "{n, plural, one {# file} other {# files}}", "{count, plural, other {파일 #개}}")
            .Add("arms", "{n, plural, one {# file} other {# files}}", "{n, plural, one {# файл} other {# файла}}", "ru")
            .Add("tags", "Press <b>Enter</b>.", "<b>Enter를 누르세요.")
            .Add("links", "See [the guide](guide.md).", "[안내서](help.md)를 보세요."),
        .. Of(CheckGroup.Punctuation)
            .Add("ending", "Are you sure?", "계속할까요")
            .Add("marks", "He came, and went.", "他来了,又走了。", "zh")
            .Add("inverted", "Are you sure?", "Estás seguro?", "es")
            .Add("ellipsis", "Loading…", "불러오는 중...")
            .Add("brackets", "Open (again)", "열기(다시")
            .Add("quotes", "He said “yes”.", "그는 “예라고 말했다.")
            .Add("capitals", "Open the file", "abrir el archivo", "es"),
        .. Of(CheckGroup.Spaces)
            .Add("edges", "Open", "열기 ")
            .Add("double-spaces", "Open the file", "파일  열기")
            .Add("french-spaces", "Are you sure?", "Êtes-vous sûr ?", "fr")
            .Add("code-spacing", "Press <b>Enter</b> now.", "지금 <b> Enter</b>를 누르세요.")
            .Add("korean-spacing", "It can be done.", "할수 있다.")
            .Add("invisible", "Open", "열\u200B기"),
        .. Of(CheckGroup.Words)
            .Add("terms", "The alliance holds.", "연합은 굳건하다.")
            .Add("spelling", "Open the file", "abrir el archvo", "es")
            .Add("doubled", "The harbour was closed.", "항구는 항구는 닫혔다.")
            .Add("particles", "Delete the file", "파일를 삭제"),
        .. Of(CheckGroup.Room)
            .Add("limit", "Settings", "환경 설정 바꾸기")
            .Add("lines", "Open the file", "파일\n열기")
            .Add("width", "Open", "파일 열기")
            .Add("code-points", "Family", "\u1100\u1161\u110C\u1169\u11A8")
            .Add("bytes", "Settings", "환경 설정")
            .Add("reading-speed", "I would not say that.", "저라면 그런 말은 하지 않겠어요.")
            .Add("line-length", "I would not say that of her.", "저라면 그녀에 대해 그런 말은 하지 않겠어요."),
        .. Of(CheckGroup.Together)
            .Add("empty", "Open", "")
            .Add("draft", "Open", "열기")
            .Add("many-targets", "Open · Open · Open", "열기 · 열기 · 펼치기")
            .Add("many-sources", "Delete · Remove", "삭제 · 삭제")
            .Add("names", "Biden spoke. · Biden left. · Biden came.", "바이든이 말했다. · 바이든은 떠났다. · 바이던이 왔다.")
            .Add("register", "It rained. · It was cold. · The harbour was closed.", "비가 왔다. · 추웠다. · 항구가 닫혔습니다.")
            .Add("sentences", "The harbour was closed. Nobody knew when it would be opened again.", "항구가 닫혔다.")
            .Add("length-ratio", "The harbour was closed that night, and nobody knew for how long.", "그날 밤 항구는 닫혔다.")
            .Add("unedited", "The harbour was closed.", "항만이 폐쇄되었습니다."),
    ];

    static Examples Of(CheckGroup group) => new(group);

    /// <summary>The checks of a group, each with what it weighs by itself.</summary>
    sealed class Examples(CheckGroup group) : List<KnownCheck>
    {
        public Examples Add(string name, string source, string target, string to = "ko")
        {
            var severity = Gates.ForPeople.FirstOrDefault(check => check.Name == name)?.Severity ?? DocumentChecks.All.First(check => check.Name == name).Severity;
            Add(new(name, severity, group, source, target, to));
            return this;
        }
    }
}
