using System.Text;

namespace Translate.Fuzz;

/// <summary>Makes inputs out of others: cut, doubled, mixed, with bits flipped and with what parsers stumble over put in. The same seed makes the same ones.</summary>
/// <param name="seed">The seed.</param>
public sealed class Mutations(int seed)
{
    /// <summary>No input grows beyond this, in bytes.</summary>
    const int Longest = 1 << 15;

    static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>", "<!--", "-->", "<?xml", "<!DOCTYPE x [<!ENTITY a \"&a;\">]>", "\"", "'", "\\", "\\u", "{", "}", "[", "]", "{n, plural, one {", "#", "|", "---\n", "\n\n", "\r", "\r\n", "\t",
            "msgid \"", "msgstr[9] \"", "-->\n", "00:00:01,000 --> 00:00:02,000\n", "WEBVTT", "\uFEFF", "\u0000", "\u200B", "\u202E", "각", "👩‍👩‍👧", "。", "...", "A.B.C.", "%s", "%1$s", "{0}", "⟦1⟧", "⟦/1⟧", "``", "**", "](", "<x/>", "xml:lang=\"",
            "9999999999", "-1", "1e999", "PK\u0003\u0004", "=\"", ",", ";", "\f",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFE, 0xFF],
    ];

    readonly Random random = new(seed);

    /// <summary>One made of another, with pieces of a third.</summary>
    public byte[] Of(byte[] input, byte[] other)
    {
        var bytes = input.ToList();
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = random.Next(Math.Min(bytes.Count - at, 1 << random.Next(8)) + 1);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4 when other.Length > 0:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other.AsSpan(from, random.Next(Math.Min(other.Length - from, 200)) + 1).ToArray());
                    break;
                case 5:
                    var piece = Pieces[random.Next(Pieces.Length)];
                    for (var again = random.Next(10) == 0 ? 300 : 1; again > 0; again--) bytes.InsertRange(at, piece);
                    break;
                case 6 when length > 0:
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                default:
                    if (at < bytes.Count) bytes[at] = (byte)random.Next(256);
                    break;
            }

            if (bytes.Count > Longest) bytes.RemoveRange(Longest, bytes.Count - Longest);
        }

        // Most readers want text: half of the inputs are made one again.
        return random.Next(2) == 0 ? [.. bytes] : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString([.. bytes]));
    }
}
