using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Translate.Engines.Http;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace Translate.Engines.Providers.LanguageModels;

/// <summary>What a model wrote in a turn.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Tokens">The tokens of question and answer; 0 where the server does not count, and so does not charge.</param>
/// <param name="Model">The model, as the server names it.</param>
sealed record ModelReply(string Text, long Tokens, string? Model);

/// <summary>Asks a model turn by turn, and asks less of a server that does not know how to force an answer's shape.</summary>
sealed class ModelChat(EngineProfile profile, IChatClient client, float? temperature)
{
    /// <summary>What the server has not refused so far; kept, so that only the first call pays for finding out.</summary>
    volatile Demands demands = new(Shape.Schema, HasTemperature: temperature is not null);

    enum Shape
    {
        Schema,
        Json,
        None,
    }

    /// <summary>A chat with the model at an OpenAI-compatible address.</summary>
    public static ModelChat At(Uri address, string? key, string model, float? temperature, EngineSettings settings)
    {
        var transport = new HttpClient(new ModelTransport(new EngineHttp(settings))) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(transport),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };

        // The client insists on a key; servers of one's own ignore it.
        return new(settings.Profile, new ChatClient(model, new ApiKeyCredential(key ?? "none"), options).AsIChatClient(), temperature);
    }

    /// <summary>One turn.</summary>
    /// <exception cref="EngineException">It failed, or the answer was cut off or refused.</exception>
    public async Task<ModelReply> Ask(ModelPrompt prompt, CancellationToken stop)
    {
        while (true)
        {
            var asked = demands;
            try
            {
                ChatMessage[] messages = [new(ChatRole.System, prompt.System), new(ChatRole.User, prompt.User)];
                return Reply(await client.GetResponseAsync(messages, Options(asked), stop));
            }
            catch (EngineException e) when (Fewer(asked, e) is { } fewer)
            {
                demands = fewer;
            }
            catch (Exception e) when (e is ClientResultException or JsonException or InvalidOperationException or ArgumentException)
            {
                // The client's own: what it reads has been put in its dialect before.
                const string Problem = "the answer is not what was expected. Is this the address of an OpenAI-compatible API?";
                throw new EngineException(profile.Title, EngineFault.Transient, Problem, e);
            }
        }
    }

    ChatOptions Options(Demands asked) => new()
    {
        Temperature = asked.HasTemperature ? temperature : null,
        ResponseFormat = asked.Shape switch
        {
            Shape.Schema => ChatResponseFormat.ForJsonSchema(ModelPrompt.AnswerSchema, "translations"),
            Shape.Json => ChatResponseFormat.Json,
            _ => null,
        },
        AdditionalProperties = asked.Shape is Shape.Schema ? new() { ["strict"] = true } : null,
    };

    ModelReply Reply(ChatResponse response)
    {
        var tokens = response.Usage?.TotalTokenCount ?? 0;
        if (response.FinishReason == ChatFinishReason.Length)
            throw Unusable("the answer was cut off: the texts are too long for the model's context. Check \"context\" in the settings.", tokens);
        if (response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.SelectMany(m => m.Contents).Any(c => c is ErrorContent))
            throw Unusable("the model refuses to translate these texts.", tokens);
        return new(response.Text, tokens, response.ModelId);
    }

    /// <summary>The model has worked, and that is charged.</summary>
    EngineException Unusable(string problem, long tokens) => new(profile.Title, EngineFault.Payload, problem) { Billed = tokens };

    /// <summary>Less than was asked, where the server says that it was too much: it names the parameter that it does not know.</summary>
    static Demands? Fewer(Demands asked, EngineException refusal) => refusal switch
    {
        { Status: not (400 or 422 or 501) } => null,
        _ when asked.HasTemperature && Names(refusal, "temperature") => asked with { HasTemperature = false },
        _ when asked.Shape is not Shape.None && (Names(refusal, "response_format") || Names(refusal, "json_schema") || Names(refusal, "grammar")) =>
            asked with { Shape = asked.Shape + 1 },
        _ => null,
    };

    static bool Names(EngineException refusal, string parameter) => refusal.Problem.Contains(parameter, StringComparison.OrdinalIgnoreCase);

    sealed record Demands(Shape Shape, bool HasTemperature);
}
