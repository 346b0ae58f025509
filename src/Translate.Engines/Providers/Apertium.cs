using System.Net;
using System.Text;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Providers;

/// <summary>Apertium, a server of one's own (APy, <c>POST /translate</c>): rules and dictionaries, no learning; free, and the texts stay in the house.</summary>
/// <remarks>
/// Everything goes through its HTML deformatter, plain text escaped: tags keep their places there, though not always their words, while words that
/// stand for codes change the grammar around them ("The QZ1Q house" becomes "El QZ1Q la casa"). Tried on APy 0.11.7.
/// </remarks>
public sealed class Apertium : IEngine
{
    const string Docs = "https://wiki.apertium.org/wiki/Apertium-apy";

    /// <summary>Stands at the end of each text. Where it does not come back, the server has cut the text.</summary>
    const string End = "<x id=\"end\"/>";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "apertium",
            Title = "Apertium",
            MostTexts = new(1, $"{Docs}: a call has one q; of several the last is taken (tried on APy 0.11.7)"),
            MostCharacters = new(
                4000,
                "ours: APy 0.11.7 (utils/translation.py) parts a text at 4096 bytes, or at 1000 characters for more than two callers, " +
                "takes ten parts at most, and drops the rest without a word"),
            MostCalls = new(2, "ours: one pipeline a pair works on one text at a time, and a third caller makes the parts shorter (utils/translation.py)"),
            Size = TextSize.CodePoints,
            Markups = [Markup.Html, Markup.Plain],
            Languages = new($"{Docs}: /listPairs of the server", null, null),
            PriceUnit = PriceUnit.Free,
            Signs = [new(400, "That pair is", EngineFault.Configuration) { IsAboutPair = true }],
        },
        [new("address", FieldKind.Address, IsRequired: true) { Default = "http://localhost:2737", ChangesTranslation = false }],
        settings => new Apertium(settings));

    readonly EngineHttp http;
    readonly Uri address;

    Apertium(EngineSettings settings)
    {
        http = new(settings);
        address = settings.Address("address");
        Profile = settings.Profile;
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var answers = new List<string>();
        foreach (var text in request.Texts) answers.Add(await Translate(request, text.Text, stop));
        return request.Answered(Profile, answers, billed: 0);
    }

    async Task<string> Translate(EngineRequest request, string text, CancellationToken stop)
    {
        // Its deformatter mistakes entities in numbers, the server drops blanks at the ends, and adds one where a pronoun falls away.
        var words = text.Trim();
        if (words.Length == 0) return text;
        var start = text.IndexOf(words[0], StringComparison.Ordinal);
        var (before, after) = (text[..start], text[(start + words.Length)..]);

        var isPlain = request.Markup is Markup.Plain;
        var call = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "translate"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["langpair"] = $"{Code(request.From)}|{Code(request.To)}",
                ["q"] = (isPlain ? Entities.Escaped(Composed(words)) : Entities.Tidied(Composed(words))) + End,
                ["markUnknown"] = "no",
                ["deformat"] = "html",
                ["reformat"] = "html-noent",
            }),
        };
        var answer = await http.Send(call, json => json.GetProperty("responseData").GetProperty("translatedText").Text(), stop);
        if (!answer.EndsWith(End, StringComparison.Ordinal))
            throw new EngineException(Profile.Title, EngineFault.Payload, $"the server has cut a text of {words.Length} characters. Send shorter ones.");
        answer = answer[..^End.Length].Trim();
        return before + (isPlain ? WebUtility.HtmlDecode(answer) : answer) + after;
    }

    /// <summary>The dictionaries have letters composed (NFC). Half of a character has no normal form; in UTF-8, as which it travels, it is U+FFFD.</summary>
    static string Composed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);

    /// <summary>Pairs are named by ISO 639-3 (wiki.apertium.org/wiki/Language_and_pair_maintenance); a variant follows an underscore.</summary>
    static string Code(Locale locale)
    {
        var language = locale.Language.Length == 3 ? locale.Language : locale.Culture.ThreeLetterISOLanguageName is { Length: 3 } three ? three : locale.Language;
        return locale.Tag is "ca-valencia" or "ca-ES-valencia" ? language + "_valencia" : language;
    }
}
