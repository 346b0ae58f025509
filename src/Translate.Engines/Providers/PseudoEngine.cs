using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Engines.Providers;

/// <summary>Pseudo-translation as an engine: accented, lengthened and in brackets, without a service; to try out a route and its protection.</summary>
public sealed partial class PseudoEngine : IEngine
{
    const string Ours = "ours: it only computes";

    /// <summary>What it is and what it asks for.</summary>
    public static EngineDescription Description { get; } = new(
        new()
        {
            Name = "pseudo",
            Title = "Pseudo-translation",
            MostTexts = new(500, Ours),
            MostCharacters = new(1_000_000, Ours),
            MostCalls = new(1, Ours),
            Markups = [Markup.Xml, Markup.Html, Markup.Plain],
            Languages = new("any: it reads none", null, null),
            PriceUnit = PriceUnit.Free,
            KeepsLanguage = true,
        },
        [],
        settings => new PseudoEngine(settings.Profile));

    PseudoEngine(EngineProfile profile) => Profile = profile;

    /// <inheritdoc/>
    public EngineProfile Profile { get; }

    /// <inheritdoc/>
    public Task<EngineAnswer> Translate(EngineRequest request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var texts = request.Texts.Select(t => Pseudo.Translate(Read(t.Text, request.Markup)).Render()).ToList();
        return Task.FromResult(request.Answered(Profile, texts, billed: 0));
    }

    /// <summary>The text with its tags as codes, and its entities too: what is escaped stays so.</summary>
    static InlineText Read(string written, Markup markup)
    {
        if (markup is Markup.Plain) return written;

        var text = new System.Text.StringBuilder(written.Length);
        var codes = System.Collections.Immutable.ImmutableArray.CreateBuilder<InlineCode>();
        var at = 0;
        foreach (Match match in Opaque().Matches(written))
        {
            text.Append(written, at, match.Index - at);
            codes.Add(new(text.Length, CodeKind.Standalone, $"{codes.Count + 1}", match.Value));
            at = match.Index + match.Length;
        }

        return new(text.Append(written, at, written.Length - at).ToString(), codes.DrainToImmutable());
    }

    [GeneratedRegex("<[^<>]*>|&#?[A-Za-z0-9]+;", RegexOptions.NonBacktracking)]
    private static partial Regex Opaque();
}
