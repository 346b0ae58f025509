using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class ShelfTests
{
    static readonly Gen<SegmentContext> Context = Gen.Select(Wild.Null(), Wild.Null(), Wild.Null()).Select((previous, next, key) => new SegmentContext(previous, next, key));

    static readonly Gen<MemoryPair> Pairs =
        from source in Inline(Wild, Data)
        from target in Inline(Wild, Data)
        from contexts in Gen.Select(Context, Context)
        from state in Gen.Enum<TargetState>()
        from origin in Gen.Enum<PairOrigin>()
        from confidence in Gen.Int[0, 100].Nullable()
        from names in Gen.Select(Wild.Null(), Wild.Null())
        from changed in Gen.DateTimeOffset.Nullable()
        select new MemoryPair(new(English, source) { Context = contexts.Item1 }, new(Locale.Parse("ko-KR"), target) { Context = contexts.Item2 })
        {
            State = state,
            Origin = origin,
            Confidence = confidence,
            Document = names.Item1,
            Author = names.Item2,
            Changed = changed,
        };

    [Fact]
    public void What_is_put_in_comes_out() =>
        Gen.Select(Pairs, Wild.Null()).Array[1, 10].Sample(entries =>
        {
            var shelf = new Shelf();
            foreach (var (pair, memory) in entries) shelf.Add(pair, memory);

            for (var i = 0; i < entries.Length; i++) Assert.Equal(entries[i], shelf.Read(i));
        });

    [Fact]
    public void What_is_taken_out_is_gone_and_the_others_keep_their_numbers()
    {
        var shelf = new Shelf();
        for (var i = 0; i < 3; i++) shelf.Add(Pair($"{i}", $"{i}"), null);

        Assert.True(shelf.Remove(1));
        Assert.False(shelf.Remove(1));
        Assert.Null(shelf.Read(1));
        Assert.Equal("2", shelf.Read(2)!.Value.Pair.Source.Text.Text);
    }

    [Fact]
    public void A_text_of_any_length_has_room()
    {
        var shelf = new Shelf();
        string[] texts = [new('x', 1_000_000), "", new('한', 70_000), "y", new('\uD800', 65_536), new('z', 65_000)];
        foreach (var text in texts) shelf.Add(Pair(text, text), null);

        for (var i = 0; i < texts.Length; i++) Assert.Equal(texts[i], shelf.Read(i)!.Value.Pair.Target.Text.Text);
    }
}
