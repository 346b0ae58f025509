using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>Finds what stays as it is in every language: addresses (URL, e-mail), and words that the desk keeps.</summary>
static partial class KeptSpans
{
    static readonly SearchValues<string> AddressSigns = SearchValues.Create(["@", "://", "www.", "mailto:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The letters of Hangul syllables, and the marks that letters of other scripts take most.</summary>
    static readonly SearchValues<char> Marks = SearchValues.Create([.. Enumerable.Range(0x0300, 0x70).Concat(Enumerable.Range(0x1100, 0x100)).Select(c => (char)c)]);

    /// <summary>The spans in the order in which they stand, none over another; where two overlap, the one that begins first, and of those the longer.</summary>
    /// <remarks>A kept word counts where it is a whole word, in its own case; Korean particles may follow it.</remarks>
    public static IReadOnlyList<TextSpan> Find(string text, IReadOnlyList<string> words)
    {
        var found = new List<TextSpan>();
        if (text.AsSpan().ContainsAny(AddressSigns))
            foreach (var match in Addresses().EnumerateMatches(text)) found.Add(new(match.Index, AddressLength(text.AsSpan(match.Index, match.Length))));
        var isDecomposed = IsDecomposed(text);
        foreach (var word in words)
        {
            if (Blank.Is(word)) continue;
            AddWord(found, text, word);

            // The file may spell the same characters another way: Hangul as single letters.
            if (isDecomposed != IsDecomposed(word) && !word.EnumerateRunes().Contains(Rune.ReplacementChar))
                AddWord(found, text, word.Normalize(isDecomposed ? NormalizationForm.FormD : NormalizationForm.FormC));
        }

        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var end = 0;
        found.RemoveAll(span =>
        {
            if (span.Start < end || span.Length == 0) return true;
            end = span.End;
            return false;
        });
        return found;
    }

    static void AddWord(List<TextSpan> found, string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at += word.Length)
            if (Letters.IsWhole(text, at, at + word.Length)) found.Add(new(at, word.Length));
    }

    /// <summary>Punctuation behind an address is the sentence's, and so is a bracket that the address does not open.</summary>
    static int AddressLength(ReadOnlySpan<char> address)
    {
        var brackets = address.Count('(') - address.Count(')');
        var length = address.Length;
        for (; length > 0; length--)
        {
            var last = address[length - 1];
            if (last == ')' && brackets < 0) brackets++;
            else if (!".,;:!?'*".Contains(last, StringComparison.Ordinal)) break;
        }

        return length;
    }

    /// <summary>It has marks or letters that other files write as one with what they stand upon.</summary>
    static bool IsDecomposed(string text) => !Ascii.IsValid(text) && text.AsSpan().ContainsAny(Marks);

    /// <remarks>
    /// Of an address, only what is ASCII is surely its own: in <c>https://example.com에서</c> a particle follows. A letter of another script belongs
    /// to it where a part of a path begins with one: <c>/wiki/서울</c>.
    /// </remarks>
    [GeneratedRegex(
        """
        (?: https?:// | ftp:// | www\. | mailto: ) (?: [/=_\-] [\p{L}\p{M}-[\x00-\x7F]]+ | [A-Za-z0-9\-._~:/?\#\[\]@!$&'()*+,;=%] )+
        | [A-Za-z0-9._%+\-]+ @ [A-Za-z0-9\-]+ (?: \. [A-Za-z0-9\-]+ )+
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
