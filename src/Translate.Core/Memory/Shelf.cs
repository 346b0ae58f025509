using System.Collections.Immutable;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Where an index keeps its pairs: as bytes, hardly more than the texts need, and no object each. One writer adds while others read.</summary>
sealed class Shelf
{
    /// <summary>What stands for the length of a pair that is gone.</summary>
    const int Gone = -1;

    readonly Arena<byte> bytes = new(16);
    readonly Column<long> places = new();

    /// <summary>What many pairs have in common is kept once: names of memories, documents and people; locales.</summary>
    readonly Shared<string> names = new(), memories = new();
    readonly Shared<Locale> locales = new();
    readonly Packer packer = new();

    /// <summary>How many numbers were given, those of pairs that are gone too.</summary>
    public int Count => places.Count;

    /// <summary>Keeps a pair under the next number.</summary>
    public int Add(MemoryPair pair, string? memory)
    {
        packer.Clear();
        packer.Number(locales.NumberOf(pair.Source.Locale));
        packer.Number(locales.NumberOf(pair.Target.Locale));
        Write(pair.Source);
        Write(pair.Target);

        // Mostly there is no confidence, and then it is all one byte.
        packer.Number((int)pair.State + (4 * (int)pair.Origin) + (16 * (pair.Confidence + 1 ?? 0)));
        packer.Number(memory is null ? -1 : memories.NumberOf(memory));
        Write(pair.Document);
        Write(pair.Author);
        Write(pair.Editor);
        packer.Number(pair.Changed is null ? 0 : 1);
        if (pair.Changed is { } changed)
        {
            packer.Number(changed.Ticks);
            packer.Number((long)changed.Offset.TotalMinutes);
        }

        return places.Add(Place(bytes.Add(packer.Written), packer.Written.Length));
    }

    /// <summary>Gives a number to nothing, so that what comes after keeps its own.</summary>
    public void AddGone() => places.Add(Place(0, Gone));

    /// <summary>Takes a pair out; false where it is gone already.</summary>
    public bool Remove(int number)
    {
        if (IsGone(number)) return false;
        Volatile.Write(ref places[number], Place(0, Gone));
        return true;
    }

    /// <summary>Gives memories other names.</summary>
    public void Rename(IReadOnlyDictionary<string, string> renamed) => memories.Rename(renamed);

    public bool IsGone(int number) => (int)Volatile.Read(ref places[number]) == Gone;

    /// <summary>The pair of a number and the name of its memory; null where it is gone.</summary>
    public (MemoryPair Pair, string? Memory)? Read(int number)
    {
        var place = Volatile.Read(ref places[number]);
        if ((int)place == Gone) return null;

        var reader = new Unpacker(bytes.Read((uint)(place >> 32), (int)place));
        var (from, to) = (locales[reader.Number()], locales[reader.Number()]);
        var (source, target, trust) = (ReadSide(ref reader, from), ReadSide(ref reader, to), reader.Number());
        var memory = reader.Number() is >= 0 and var named ? memories[named] : null;
        var (document, author, editor) = (ReadName(ref reader), ReadName(ref reader), ReadName(ref reader));
        var changed = reader.Number() == 0 ? (DateTimeOffset?)null : new(reader.Long(), TimeSpan.FromMinutes(reader.Long()));
        return (
            new(source, target)
            {
                State = (TargetState)(trust & 3),
                Origin = (PairOrigin)((trust >> 2) & 3),
                Confidence = trust < 16 ? null : (trust >> 4) - 1,
                Document = document,
                Author = author,
                Editor = editor,
                Changed = changed,
            },
            memory);
    }

    /// <summary>The locales of a pair's source and target; null where it is gone.</summary>
    public (Locale From, Locale To)? Locales(int number)
    {
        if (IsGone(number)) return null;
        var reader = Reader(number);
        return (locales[reader.Number()], locales[reader.Number()]);
    }

    /// <summary>One text of a pair that is not gone, at less cost than all of it.</summary>
    public InlineText Text(int number, bool ofTarget)
    {
        var reader = Reader(number);
        reader.Number();
        reader.Number();
        if (ofTarget) SkipSide(ref reader);
        return ReadText(ref reader);
    }

    Unpacker Reader(int number)
    {
        var place = Volatile.Read(ref places[number]);
        return new(bytes.Read((uint)(place >> 32), (int)place));
    }

    void Write(MemorySide side)
    {
        packer.String(side.Text.Text);
        packer.Number(side.Text.Codes.Length);
        foreach (var code in side.Text.Codes)
        {
            packer.Number(code.Offset);
            packer.Number((int)code.Kind);
            packer.String(code.Id);
            packer.String(code.Data);
            packer.String(code.Markup);
        }

        packer.Number(ReferenceEquals(side.Context, SegmentContext.Unknown) ? 0 : 1);
        if (ReferenceEquals(side.Context, SegmentContext.Unknown)) return;
        packer.String(side.Context.Previous);
        packer.String(side.Context.Next);
        packer.String(side.Context.Key);
    }

    static MemorySide ReadSide(ref Unpacker reader, Locale locale)
    {
        var text = ReadText(ref reader);
        var context = reader.Number() == 0 ? SegmentContext.Unknown : new(reader.String(), reader.String(), reader.String());
        return new(locale, text) { Context = context };
    }

    static InlineText ReadText(ref Unpacker reader)
    {
        var (text, codes) = (reader.String()!, ImmutableArray<InlineCode>.Empty);
        if (reader.Number() is > 0 and var count)
        {
            var builder = ImmutableArray.CreateBuilder<InlineCode>(count);
            while (builder.Count < count) builder.Add(new(reader.Number(), (CodeKind)reader.Number(), reader.String()!, reader.String()!) { Markup = reader.String() });
            codes = builder.MoveToImmutable();
        }

        return new(text, codes);
    }

    static void SkipSide(ref Unpacker reader)
    {
        reader.SkipString();
        for (var codes = reader.Number(); codes > 0; codes--)
        {
            reader.Number();
            reader.Number();
            for (var strings = 3; strings > 0; strings--) reader.SkipString();
        }

        for (var strings = reader.Number() == 0 ? 0 : 3; strings > 0; strings--) reader.SkipString();
    }

    void Write(string? name) => packer.Number(name is null ? -1 : names.NumberOf(name));

    string? ReadName(ref Unpacker reader) => reader.Number() is >= 0 and var number ? names[number] : null;

    static long Place(uint place, int length) => ((long)place << 32) | (uint)length;

    /// <summary>Values by number, each once.</summary>
    sealed class Shared<T>
        where T : notnull
    {
        readonly Column<T> values = new();
        readonly Dictionary<T, int> numbers = [];

        public T this[int number] => values[number];

        public int NumberOf(T value)
        {
            if (!numbers.TryGetValue(value, out var number)) numbers.Add(value, number = values.Add(value));
            return number;
        }

        public void Rename(IReadOnlyDictionary<T, T> renamed)
        {
            numbers.Clear();
            for (var number = 0; number < values.Count; number++)
            {
                if (renamed.TryGetValue(values[number], out var other)) values[number] = other;
                numbers[values[number]] = number;
            }
        }
    }
}
