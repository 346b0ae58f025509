using System.Collections.Immutable;
using Translate.Core.Text;

namespace Translate.Core.Quality.Korean;

/// <summary>A particle with two forms: one behind a vowel, one behind a consonant.</summary>
/// <param name="Open">Behind a vowel: 를.</param>
/// <param name="Closed">Behind a consonant: 을.</param>
/// <param name="Either">As it is written where nobody can tell: 을(를).</param>
/// <param name="TakesOpenAfterRieul">Behind ㄹ it has the form of the vowel: 서울로.</param>
sealed record Particle(string Open, string Closed, string Either, bool TakesOpenAfterRieul = false)
{
    /// <summary>The forms, the longest first; the same beginning is tried in that order.</summary>
    public static ImmutableArray<(string Form, Particle Particle)> Forms { get; } =
    [
        .. new Particle[]
        {
            new("를", "을", "을(를)"), new("는", "은", "은(는)"), new("가", "이", "이(가)"), new("와", "과", "와(과)"), new("로", "으로", "(으)로", TakesOpenAfterRieul: true),
            new("나", "이나", "(이)나"), new("랑", "이랑", "(이)랑"), new("라", "이라", "(이)라"), new("야", "아", "아(야)"),
        }.SelectMany(particle => new[] { (Form: particle.Open, particle), (Form: particle.Closed, particle) }).OrderByDescending(form => form.Form.Length),
    ];

    /// <summary>What may be written right behind it before the word ends.</summary>
    static readonly string[] Followers = ["", "는", "도", "만", "의", "부터", "서", "써", "서의", "써의", "서는", "서도"];

    /// <summary>The form behind a word that ends so; null where nobody can tell.</summary>
    public string? Behind(FinalConsonant end) => end switch
    {
        FinalConsonant.Unknown => null,
        FinalConsonant.None => Open,
        FinalConsonant.Rieul => TakesOpenAfterRieul ? Open : Closed,
        _ => Closed,
    };

    /// <summary>The particle with which the rest of a word begins and, but for what may follow it, ends; null where it is none.</summary>
    /// <param name="rest">What of the word stands behind the noun.</param>
    public static (string Form, Particle Particle)? Of(ReadOnlySpan<char> rest)
    {
        foreach (var form in Forms)
        {
            if (!rest.StartsWith(form.Form, StringComparison.Ordinal)) continue;
            var behind = rest[form.Form.Length..];
            if (behind.IsEmpty) return form;
            if (form.Particle.Open is "와" or "로")
                foreach (var follower in Followers)
                    if (behind.SequenceEqual(follower)) return form;
        }

        return null;
    }
}
