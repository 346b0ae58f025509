using System.Collections.Immutable;
using System.Text;
using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>A text in pieces: words, line ends, pairs around words, and parcels.</summary>
sealed class Pieces
{
    readonly List<Piece> pieces = [];
    readonly List<int> parents = [];
    readonly StringBuilder parcelText = new();
    readonly ImmutableArray<InlineCode>.Builder parcelCodes = ImmutableArray.CreateBuilder<InlineCode>();

    /// <summary>Pieces that are words and line ends only.</summary>
    public Pieces(IEnumerable<Piece> words)
    {
        foreach (var piece in words) Add(piece, -1);
    }

    Pieces(List<Atom> atoms)
    {
        var busy = WithWords(atoms);
        var open = new Stack<int>([-1]);
        for (var i = 0; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            if (atom.Piece is Parcel { IsHalf: false } || (atom.Piece is Opening && !busy[i]))
            {
                // A pair without words closes where its other half stands.
                for (var last = Math.Max(i, atom.Partner); ; i++)
                {
                    Pack(atoms[i].Piece);
                    if (i == last) break;
                }

                continue;
            }

            Seal(open.Peek());
            switch (atom.Piece)
            {
                case Opening:
                    Add(atom.Piece, open.Peek());
                    open.Push(pieces.Count - 1);
                    break;
                case Closing closing:
                    var opening = open.Pop();
                    ((Opening)pieces[opening]).Closing = pieces.Count;
                    Add(closing with { Opening = opening }, open.Peek());
                    break;
                default:
                    Add(atom.Piece, open.Peek());
                    break;
            }
        }

        Seal(-1);
    }

    /// <summary>The pieces in the order in which they stand.</summary>
    public IReadOnlyList<Piece> All => pieces;

    /// <summary>For each piece the place of the opening code of the innermost pair around it; -1 where there is none.</summary>
    public IReadOnlyList<int> Parents => parents;

    /// <summary>There are words to translate.</summary>
    public bool HasWords => pieces.Exists(piece => piece is Words words && !Blank.Is(words.Text));

    /// <summary>There is something that an engine could lose.</summary>
    public bool HasCodes => pieces.Exists(piece => piece is not (Words or LineEnd));

    /// <summary>The pieces of a text.</summary>
    public static Pieces Of(InlineText text, IReadOnlyList<string> keptWords) => new(Atom.ListOf(text, keptWords));

    /// <summary>For each opening code whether something stands in its pair that an engine has to see or to put in its place.</summary>
    static bool[] WithWords(List<Atom> atoms)
    {
        var busy = new bool[atoms.Count];
        var open = new Stack<int>();
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Piece is Opening) open.Push(i);
            else if (atoms[i].Piece is Closing && open.Pop() is var opening && open.TryPeek(out var parent)) busy[parent] |= busy[opening];
            else if (open.TryPeek(out var around)) busy[around] |= atoms[i].Piece is LineEnd or Parcel { IsHalf: true } || (atoms[i].Piece is Words words && !Blank.Is(words.Text));
        }

        return busy;
    }

    void Add(Piece piece, int parent)
    {
        pieces.Add(piece);
        parents.Add(parent);
    }

    void Pack(Piece piece)
    {
        switch (piece)
        {
            case Words words:
                parcelText.Append(words.Text);
                break;
            case Parcel parcel:
                foreach (var code in parcel.Content.Codes) parcelCodes.Add(code with { Offset = parcelText.Length + code.Offset });
                parcelText.Append(parcel.Content.Text);
                break;
            case Opening opening:
                parcelCodes.Add(opening.Code with { Offset = parcelText.Length });
                break;
            case Closing closing:
                parcelCodes.Add(closing.Code with { Offset = parcelText.Length });
                break;
        }
    }

    void Seal(int parent)
    {
        if (parcelText.Length == 0 && parcelCodes.Count == 0) return;
        Add(new Parcel(new(parcelText.ToString(), parcelCodes.ToImmutable()), IsHalf: false), parent);
        parcelText.Clear();
        parcelCodes.Clear();
    }
}

/// <summary>The smallest pieces, before those that travel together are joined.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Partner">Where the other half of its pair stands in the list; -1 where it has none.</param>
readonly record struct Atom(Piece Piece, int Partner)
{
    /// <summary>The atoms of a text.</summary>
    public static List<Atom> ListOf(InlineText text, IReadOnlyList<string> keptWords)
    {
        var atoms = new List<Atom>();
        var spans = KeptSpans.Find(text.Text, keptWords);
        var partners = Pairs.Nested(text.Codes);
        var places = new int[partners.Length];
        int at = 0, span = 0;
        for (var i = 0; i < partners.Length; i++)
        {
            var code = text.Codes[i];
            AddText(code.Offset);
            places[i] = atoms.Count;
            var here = code with { Offset = 0 };
            if (partners[i] < 0)
            {
                atoms.Add(new(new Parcel(new("", here), code.Kind != CodeKind.Standalone), -1));
            }
            else if (code.Kind == CodeKind.Opening)
            {
                atoms.Add(new(new Opening(here), -1));
            }
            else
            {
                var opening = places[partners[i]];
                atoms[opening] = atoms[opening] with { Partner = atoms.Count };
                atoms.Add(new(new Closing(here, opening), -1));
            }
        }

        AddText(text.Text.Length);
        return atoms;

        void AddText(int end)
        {
            while (at < end)
            {
                while (span < spans.Count && spans[span].End <= at) span++;
                var next = span < spans.Count ? spans[span] : new(text.Text.Length, 0);
                if (next.Start <= at)
                {
                    var kept = Math.Min(next.End, end);
                    atoms.Add(new(new Parcel(text.Text[at..kept], IsHalf: false), -1));
                    at = kept;
                }
                else
                {
                    var free = Math.Min(next.Start, end);
                    AddWords(text.Text.AsSpan(at, free - at));
                    at = free;
                }
            }
        }

        void AddWords(ReadOnlySpan<char> words)
        {
            while (!words.IsEmpty)
            {
                var (length, line) = (0, 0);
                var writable = Writable.Prefix(words);
                while (length < writable && (line = Blank.LineEnd(words, length)) == 0) length++;
                if (length > 0) atoms.Add(new(new Words(words[..length].ToString()), -1));
                words = words[length..];
                if (words.IsEmpty) return;

                // A character that no wire carries goes as a parcel.
                atoms.Add(line > 0 ? new(new LineEnd(words[..line].ToString()), -1) : new(new Parcel(words[..1].ToString(), IsHalf: false), -1));
                words = words[Math.Max(line, 1)..];
            }
        }
    }
}
