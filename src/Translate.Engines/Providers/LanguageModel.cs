using System.Globalization;
using Translate.Engines.Providers.LanguageModels;

namespace Translate.Engines.Providers;

/// <summary>A language model behind any OpenAI-compatible address: OpenAI, Azure OpenAI, Ollama, vLLM, llama.cpp.</summary>
/// <remarks>
/// The texts travel as JSON data under ids, and only what comes back under an id is taken. What is missing or contradicts itself is asked for once
/// more, shortly. It remembers nothing: title, summary and neighbours come with the request. Azure OpenAI is reached by its v1 address,
/// <c>https://NAME.openai.azure.com/openai/v1</c>, which takes the key as OpenAI does and no version
/// (https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle).
/// </remarks>
public sealed class LanguageModel : IEngine
{
    /// <summary>A quarter for the texts: a Hangul syllable may be a token, the answer is as long again, and rules and neighbours take the rest.</summary>
    const int ContextShare = 4;

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "llm",
            Title = "Language model",
            MostTexts = new(40, "ours: with more, models begin to lose items"),
            MostCharacters = new(8192 / ContextShare, "ours: a quarter of the context that is set"),
            MostCalls = new(4, "ours: servers of one's own compute a few at a time, and services limit by account"),
            Markups = [Markup.Xml, Markup.Plain],
            Languages = new("the model decides", null, null),
            PriceUnit = PriceUnit.Token,
            HasGlossary = true,
            HasFormality = true,
            ReadsContext = true,
            Timeout = TimeSpan.FromMinutes(5),
            Signs =
            [
                // https://platform.openai.com/docs/guides/error-codes; the codes are those that compatible servers repeat.
                new(429, "insufficient_quota", EngineFault.Exhausted),
                new(400, "model_not_found", EngineFault.Configuration),
            ],
        },
        [
            new("address", FieldKind.Address, IsRequired: true) { Default = "https://api.openai.com/v1", ChangesTranslation = false },
            new("key", FieldKind.Secret) { ChangesTranslation = false },
            new("model", FieldKind.Text, IsRequired: true),
            new("style", FieldKind.LongText),
            new("formality", FieldKind.Choice) { Choices = ["formal", "informal"] },
            new("temperature", FieldKind.Text) { Default = "0" },
            new("context", FieldKind.Text) { Default = "8192", ChangesTranslation = false },
        ],
        settings => new LanguageModel(settings));

    readonly ModelChat chat;
    readonly string? style;
    readonly string? formality;

    LanguageModel(EngineSettings settings)
    {
        var temperature = Number(settings, "temperature", 0, 2);
        var context = (int)Number(settings, "context", 1024, 10_000_000);
        chat = ModelChat.At(settings.Address("address"), settings.Key("key"), settings.Required("model"), (float)temperature, settings);
        style = settings.Optional("style");
        formality = settings.Optional("formality");
        Profile = settings.Profile with { MostCharacters = settings.Profile.MostCharacters with { Value = context / ContextShare } };
    }

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public async Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        var reply = await chat.Ask(ModelPrompt.For(request, style, formality), stop);
        var tokens = reply.Tokens;
        var ids = Enumerable.Range(1, request.Texts.Count).ToHashSet();
        var texts = ModelAnswer.Read(reply.Text, ids);

        ids.RemoveWhere(id => texts.TryGetValue(id, out var text) && IsSomething(text, request.Texts[id - 1].Text));
        if (ids.Count > 0)
        {
            var second = await Again(request, ids, tokens, stop);
            tokens += second.Tokens;
            foreach (var (id, text) in ModelAnswer.Read(second.Text, ids)) texts[id] = text;
        }

        return texts.Count == request.Texts.Count
            ? request.Answered(Profile, [.. texts.OrderBy(t => t.Key).Select(t => t.Value)], tokens, reply.Model)
            : throw Wrong(Profile, EngineFault.Payload, $"{request.Texts.Count} texts were sent and {texts.Count} came back under their ids.", tokens);
    }

    /// <summary>The second turn; where it fails, the first is charged all the same.</summary>
    async Task<ModelReply> Again(EngineRequest request, HashSet<int> ids, long before, CancellationToken stop)
    {
        try
        {
            return await chat.Ask(ModelPrompt.Again(request, ids.Order(), formality), stop);
        }
        catch (EngineException e)
        {
            throw new EngineException(Profile.Title, e.Fault, e.Problem, e) { Status = e.Status, RetryAfter = e.RetryAfter, IsAboutPair = e.IsAboutPair, Billed = e.Billed + before };
        }
    }

    static bool IsSomething(string text, string source) => !string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(source);

    static double Number(EngineSettings settings, string name, double least, double most)
    {
        var value = settings.Required(name);
        return double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(settings.Profile, EngineFault.Configuration, $"the setting \"{name}\" cannot be \"{value}\". Give a number from {least} to {most}.");
    }

    static EngineException Wrong(EngineProfile profile, EngineFault fault, string problem, long billed = 0) => new(profile.Title, fault, problem) { Billed = billed };
}
