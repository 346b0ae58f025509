using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

/// <remarks>The vectors are those that AWS publishes: github.com/awslabs/aws-c-auth, tests/aws-signing-test-suite/v4, header-signed-request.txt of each case.</remarks>
public class AwsSignatureTests
{
    /// <summary>The session token of the case post-sts-header-before.</summary>
    const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2w" +
        "UE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlT" +
        "JabIQwj2ICCR/oLxBA==";

    static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    [Fact]
    public void A_plain_call_is_signed_as_AWS_signs_it() => Assert.Equal(
        Header("host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        Signed(Keys));

    [Fact]
    public void Headers_are_signed_as_AWS_signs_them() => Assert.Equal(
        Header("host;my-header1;x-amz-date", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"),
        Signed(Keys, headers: [("My-Header1", "VALUE1")]));

    [Fact]
    public void The_token_of_temporary_keys_is_sent_and_signed() => Assert.Equal(
        Header("host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
        Signed(Keys with { Token = Token }));

    [Fact]
    public void A_body_is_signed_with_its_headers() => Assert.Equal(
        Header("content-length;content-type;host;x-amz-content-sha256;x-amz-date", "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b"),
        Signed(Keys, "Param1=value1", [("x-amz-content-sha256", Convert.ToHexStringLower(SHA256.HashData("Param1=value1"u8)))]));

    [Fact]
    public void A_changed_body_changes_the_signature() => Assert.NotEqual(Signed(Keys, "Param1=value1"), Signed(Keys, "Param1=value2"));

    static string Header(string headers, string signature) =>
        $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={headers}, Signature={signature}";

    static string Signed(AwsKeys keys, string body = "", (string Name, string Value)[]? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.amazonaws.com/");
        foreach (var (name, value) in headers ?? []) request.Headers.Add(name, value);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
            request.Content.Headers.ContentLength = body.Length;
        }

        AwsSignature.Sign(request, Encoding.UTF8.GetBytes(body), keys, "us-east-1", "service", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));
        return Assert.Single(request.Headers.GetValues("Authorization"));
    }
}
