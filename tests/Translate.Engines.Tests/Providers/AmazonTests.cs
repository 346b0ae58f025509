using System.Globalization;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class AmazonTests : EngineContract
{
    protected override EngineDescription Description => Amazon.Description;

    /// <summary>The token of temporary keys that the vendor knows.</summary>
    const string Session = "AQoDYXdzEPT//wEXAMPLE==";

    /// <summary>The headers of the last call.</summary>
    Dictionary<string, string> Headers { get; set; } = [];

    protected override Dictionary<string, string> Settings(Uri address) =>
        new(StringComparer.Ordinal) { ["address"] = address.ToString(), ["id"] = "AKIDEXAMPLE", ["key"] = Key, ["region"] = "ap-northeast-2" };

    protected override Task Vendor(VendorCall call)
    {
        Headers = call.Context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (call.Line is not "POST /" || call.Header("Content-Type") is not "application/x-amz-json-1.1" || call.Header("X-Amz-Target") is not "AWSShineFrontendService_20170701.TranslateText")
            return Refuse("UnknownOperationException");
        if (call.Header("Authorization") != Signed(call)) return call.Answer(403, new { __type = "InvalidSignatureException", message = "The request signature we calculated does not match." });
        if (call.Header("x-amz-security-token") is not ("" or Session)) return call.Answer(403, new { __type = "UnrecognizedClientException", message = "The security token included in the request is invalid." });

        var text = call.Json.GetProperty("Text").GetString()!;
        return TextSize.Bytes(text) > 10_000
            ? Refuse("TextSizeLimitExceededException")
            : call.Answer(200, new
            {
                TranslatedText = Translated([text])[0],
                SourceLanguageCode = call.Json.GetProperty("SourceLanguageCode"),
                TargetLanguageCode = call.Json.GetProperty("TargetLanguageCode"),
            });

        Task Refuse(string type) => call.Answer(400, new { __type = type, message = "Refused." });
    }

    /// <summary>The signature that AWS finds over what arrives: over the headers that the call names as signed, and its body.</summary>
    static string Signed(VendorCall call)
    {
        using var arrived = new HttpRequestMessage(HttpMethod.Post, $"http://{call.Header("Host")}/") { Content = new ByteArrayContent(call.Body) };
        var names = call.Header("Authorization").Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        foreach (var name in names.Except(["host", "x-amz-date", "x-amz-security-token"]))
            if (!arrived.Headers.TryAddWithoutValidation(name, call.Header(name))) arrived.Content.Headers.TryAddWithoutValidation(name, call.Header(name));
        var time = DateTimeOffset.ParseExact(call.Header("x-amz-date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var token = names.Contains("x-amz-security-token") ? call.Header("x-amz-security-token") : null;
        AwsSignature.Sign(arrived, call.Body, new("AKIDEXAMPLE", Key, token), "ap-northeast-2", "translate", time);
        return Assert.Single(arrived.Headers.GetValues("Authorization"));
    }

    [Theory]
    [InlineData(400, "TextSizeLimitExceededException", EngineFault.Payload)]
    [InlineData(400, "LimitExceededException", EngineFault.Payload)]
    [InlineData(400, "InvalidRequestException", EngineFault.Payload)]
    [InlineData(400, "DetectedLanguageLowConfidenceException", EngineFault.Payload)]
    [InlineData(400, "ThrottlingException", EngineFault.Transient)]
    [InlineData(400, "com.amazonaws.translate#TooManyRequestsException", EngineFault.Transient)]
    [InlineData(500, "InternalServerException", EngineFault.Transient)]
    [InlineData(500, "ServiceUnavailableException", EngineFault.Transient)]
    [InlineData(400, "ServiceUnavailableException", EngineFault.Transient)]
    [InlineData(400, "UnsupportedLanguagePairException", EngineFault.Configuration)]
    [InlineData(400, "ResourceNotFoundException", EngineFault.Configuration)]
    [InlineData(400, "UnrecognizedClientException", EngineFault.Configuration)]
    [InlineData(403, "ExpiredTokenException", EngineFault.Configuration)]
    [InlineData(403, "AccessDeniedException", EngineFault.Configuration)]
    public async Task Its_exceptions_say_what_a_refusal_means(int status, string type, EngineFault fault)
    {
        Server.Instead = call => call.Answer(status, new { __type = type, message = "Refused." });
        Assert.Equal(fault, (await Fails("One.")).Fault);
    }

    [Fact]
    public async Task Terminology_formality_and_profanity_go_with_every_call()
    {
        await Engine(("terminology", "newsroom"), ("formality", "formal"), ("profanity", "mask")).Translate(Ask("One."), default);
        Assert.Equal("""["newsroom"]""", Server.Last.Json.GetProperty("TerminologyNames").GetRawText());
        Assert.Equal("""{"Formality":"FORMAL","Profanity":"MASK"}""", Server.Last.Json.GetProperty("Settings").GetRawText());
        await Translate("One.");
        Assert.False(Server.Last.Json.TryGetProperty("Settings", out _));
    }

    [Fact]
    public async Task The_token_of_temporary_keys_travels_signed()
    {
        await Engine(("token", Session)).Translate(Ask("One."), default);
        Assert.Equal(Session, Headers["x-amz-security-token"]);
        Assert.Contains("x-amz-security-token", Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_key_never_travels()
    {
        await Translate("One.");
        Assert.DoesNotContain(Headers.Values, value => value.Contains(Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ko-KR", "ko")]
    [InlineData("zh-Hant", "zh-TW")]
    [InlineData("zh-CN", "zh")]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt-PT", "pt-PT")]
    [InlineData("nb-NO", "no")]
    [InlineData("fil", "tl")]
    public async Task A_locale_goes_as_the_vendors_own_code(string locale, string code)
    {
        Assert.True(Description.Profile.Languages.Has(From, Locale.Parse(locale)));
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(locale) }, default);
        Assert.Equal(code, Server.Last.Json.GetProperty("TargetLanguageCode").GetString());
    }

    [Fact]
    public void A_region_that_is_none_is_said_and_no_key_goes_anywhere()
    {
        foreach (var region in new[] { "evil.example/", "eu-central-1.evil.example", "seoul" })
        {
            var error = Assert.Throws<EngineException>(() => Engine(("region", region)));
            Assert.Equal(EngineFault.Configuration, error.Fault);
            Assert.Contains("\"region\"", error.Problem, StringComparison.Ordinal);
        }

        Assert.NotNull(Engine(("region", "us-gov-west-1"), ("address", "")));
    }

    [Fact]
    public async Task Two_texts_in_a_call_are_refused_before_anything_is_sent()
    {
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.")).Fault);
        Assert.Empty(Server.Calls);
    }

    [Fact]
    public async Task What_is_charged_are_the_characters_of_the_source() => Assert.Equal(5, (await Engine().Translate(Ask("한글 👍."), default)).Billed);
}
