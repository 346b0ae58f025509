using System.Diagnostics;
using Translate.Core.Terminology;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class DynamicDictionaryTests
{
    static string Mark(string html, params (string Source, string Target)[] terms) =>
        DynamicDictionary.Mark(html, [.. terms.Select(t => new TermPair(t.Source, t.Target))])
            .Replace("mstrans:dictionary", "d", StringComparison.Ordinal).Replace("translation=", "t=", StringComparison.Ordinal);

    [Theory]
    [InlineData("The art of war.", "The <d t=\"예술\">art</d> of war.")]
    [InlineData("Part of the article.", "Part of the article.")]
    [InlineData("Art and art.", "Art and <d t=\"예술\">art</d>.")]
    [InlineData("<g id=\"art\">x</g>", "<g id=\"art\">x</g>")]
    [InlineData("&art; art", "&art; <d t=\"예술\">art</d>")]
    [InlineData("l'été art", "l'été <d t=\"예술\">art</d>")]
    [InlineData("art", "<d t=\"예술\">art</d>")]
    [InlineData("unfinished <g art", "unfinished <g art")]
    public void A_term_is_marked_where_it_is_a_word_of_the_text(string html, string marked) => Assert.Equal(marked, Mark(html, ("art", "예술")));

    [Fact]
    public void Of_terms_that_overlap_the_longest_is_marked() =>
        Assert.Equal("<d t=\"C\">state of the art</d>", Mark("state of the art", ("art", "A"), ("state", "B"), ("state of the art", "C")));

    [Fact]
    public void A_particle_after_a_Korean_term_does_not_hide_it() => Assert.Equal("<d t=\"Blue House\">청와대</d>에서", Mark("청와대에서", ("청와대", "Blue House")));

    [Fact]
    public void A_term_that_is_escaped_in_the_text_is_found_and_written_back_as_it_was() =>
        Assert.Equal("<d t=\"&lt;R&amp;D&gt;\">R&amp;D</d>", Mark("R&amp;D", ("R&D", "<R&D>")));

    [Fact]
    public void A_long_text_takes_time_in_proportion()
    {
        var watch = Stopwatch.StartNew();
        Mark(string.Concat(Enumerable.Repeat("&a", 500_000)), ("aaaa", "b"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
    }
}
