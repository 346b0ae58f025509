using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>What every format keeps to. A format's tests inherit it and name their samples; each is tried in every form that files come in.</summary>
public abstract class FormatContract
{
    static FormatContract() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    protected abstract IFormat Format { get; }

    /// <summary>The folder of samples below <c>Fixtures</c>.</summary>
    protected virtual string Folder => Format.Name;

    /// <summary>The text with its own declaration of the encoding put right, where it has one.</summary>
    protected virtual string Declare(string text, string encoding) => text;

    /// <summary>A sample in one of its forms.</summary>
    /// <param name="Name">For a failure's message: the sample's name and the form's.</param>
    /// <param name="Bytes">The file.</param>
    /// <param name="Encoding">What the user declares, where the file does not.</param>
    protected sealed record Sample(string Name, byte[] Bytes, string? Encoding = null)
    {
        public SourceText Open(IFormat format) => Open(format, Bytes);

        /// <summary>As a locale's translators get it.</summary>
        public SourceText OpenFor(IFormat format, string locale = "ko") => format.Localized(Open(format), Locale.Parse(locale));

        public SourceText Open(IFormat format, byte[] bytes) => FileFormats.Open(bytes, Name, format.Name, Encoding).Source;
    }

    protected virtual IEnumerable<Sample> Originals =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", Folder)).Order(StringComparer.Ordinal).Select(f => new Sample(Path.GetFileName(f), File.ReadAllBytes(f)));

    /// <summary>Every sample, as it is and in every encoding and with every line end that can hold it. An archive has one form.</summary>
    protected IEnumerable<Sample> Samples
    {
        get
        {
            foreach (var sample in Originals)
            {
                yield return sample;
                if (Format.IsContainer) continue;
                var text = Encoding.UTF8.GetString(sample.Bytes);
                yield return new(sample.Name + " with a mark", [0xEF, 0xBB, 0xBF, .. sample.Bytes]);
                yield return new(sample.Name + " in UTF-16 LE", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Declare(text, "utf-16"))]);
                yield return new(sample.Name + " in UTF-16 BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Declare(text, "utf-16"))]);

                var lf = text.ReplaceLineEndings("\n");
                yield return new(sample.Name + " with LF", Encoding.UTF8.GetBytes(lf));
                yield return new(sample.Name + " with CRLF", Encoding.UTF8.GetBytes(lf.Replace("\n", "\r\n", StringComparison.Ordinal)));
                yield return new(sample.Name + " with CR", Encoding.UTF8.GetBytes(lf.Replace('\n', '\r')));
                yield return new(sample.Name + " with all line ends", Encoding.UTF8.GetBytes(string.Concat(lf.Split('\n').Select((line, i) => line + new[] { "\n", "\r\n", "\r\n", "\n" }[i % 4]))));
                yield return new(sample.Name + " without a last line end", Encoding.UTF8.GetBytes(lf.TrimEnd('\n')));

                foreach (var legacy in new[] { "euc-kr", "windows-1252" })
                {
                    var strict = Encoding.GetEncoding(legacy, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
                    var declared = Declare(text, legacy);
                    if (Encodes(strict, declared)) yield return new($"{sample.Name} in {legacy}", strict.GetBytes(declared), legacy);
                }
            }
        }
    }

    static bool Encodes(Encoding encoding, string text)
    {
        try
        {
            return encoding.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Texts as people write them, in scripts that go wrong in different ways.</summary>
    static readonly (string Name, string Text)[] Wordings =
    [
        ("Korean", "한미동맹은 값과 이익 가운데 무엇을 앞세우는가"),
        ("right to left", "مرحبا بالعالم، هذا نص من اليمين إلى اليسار"),
        ("emoji", "Familie 👩‍👩‍👧‍👦 aus 🇰🇷 sagt ja 👍🏽"),
        ("decomposed", "각국의 café naïve".Normalize(NormalizationForm.FormD)),
        ("markup", "a < b && c > d ]]> \"e\" 'f' &amp; <g/>"),
    ];

    /// <summary>The wording over and over, about as long as the source, with the source's codes in their order among it.</summary>
    static InlineText Worded(InlineText source, string wording)
    {
        var words = string.Join(' ', Enumerable.Repeat(wording, 1 + (source.Text.Length / wording.Length))) + ".";
        var parts = source.Codes.SelectMany(code => new InlineText[] { "x ", new("", code with { Offset = 0 }), " " });
        return InlineText.Concat([.. parts, words]);
    }

    static string Words(InlineText text) => string.Join(' ', text.Render().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<Rune> Letters(InlineText text) => text.Text.EnumerateRunes().Where(Rune.IsLetter);

    [Fact]
    public void An_untouched_document_comes_back_byte_for_byte() => Each(Samples, sample =>
    {
        var source = sample.Open(Format);
        Assert.Equal(sample.Bytes, source.Encode(source.Text));
        Assert.Equal(sample.Bytes, Reassembly.Write(Format, source, Locale.Parse("ko"), _ => null));
    });

    [Fact]
    public void A_target_equal_to_what_stands_there_changes_nothing() => Each(Samples, sample =>
    {
        var source = sample.Open(Format);

        // What is said to be doubtful is not so any more when somebody means it.
        Assert.Equal(sample.Bytes, Reassembly.Write(Format, source, Locale.Parse("ko"), unit => unit.Standing is { State: TargetState.Initial } ? null : Format.Stands(unit)));
        Assert.All(Format.Extract(source), unit => Assert.Equal(source.Slice(unit.Slot), Format.Encode(source, unit, Format.Stands(unit))));
    });

    [Fact]
    public void Every_unit_can_be_translated_and_read_back() => Each(Samples, sample =>
    {
        var source = sample.OpenFor(Format);
        var units = Format.Extract(source);
        foreach (var (name, translate) in Wordings.Select(w => (w.Name, (Func<InlineText, InlineText>)(s => Worded(s, w.Text)))).Append(("pseudo", Pseudo.Translate)))
        {
            var targets = units.Select(unit => translate(unit.Source)).ToList();
            var unwritable = units.Select((unit, i) => source.WhyUnencodable(Format.Encode(source, unit, targets[i]))).FirstOrDefault(why => why is not null);
            if (unwritable is not null && Format.InUnicode(source) is null)
            {
                var refused = Assert.Throws<InvalidDocumentException>(() => Write());
                Assert.Contains(unwritable, refused.Problem, StringComparison.Ordinal);
                continue;
            }

            var read = Format.Extract(sample.Open(Format, Write()));
            if (!Format.HasKeys && read.Count != units.Count)
            {
                // Two lines one below the other may be, translated, what a hard-wrapped paragraph looks like.
                Assert.Equal(targets.SelectMany(Letters), read.SelectMany(u => Letters(Format.Stands(u))));
                continue;
            }

            Assert.True(units.Select(u => u.Id).SequenceEqual(read.Select(u => u.Id)), $"{name}: {units.Count} units became {read.Count}");
            Assert.All(read.Zip(targets), pair => Assert.Equal(Words(pair.Second), Words(Format.Stands(pair.First))));
            Assert.All(read.Zip(targets), pair => Assert.Equal(pair.Second.Codes.Select(c => c.Data), Format.Stands(pair.First).Codes.Select(c => c.Data)));

            byte[] Write() => Reassembly.Write(Format, source, Locale.Parse("ko"), unit => targets[units.ToList().FindIndex(u => u.Id == unit.Id)]);
        }
    });

    [Fact]
    public void A_marker_in_each_target_lands_once_and_nothing_else_changes() => Each(Samples, sample =>
    {
        var source = sample.OpenFor(Format);
        var units = Format.Extract(source);
        foreach (var marked in units)
        {
            var target = InlineText.Concat(["QZX ", marked.Source]);
            var written = sample.Open(Format, Reassembly.Write(Format, source, Locale.Parse("ko"), unit => unit.Id == marked.Id ? target : null)).Text;
            var again = Format.Again(source, marked, target).ToList();
            Assert.Equal(2 + again.Count, written.Split("QZX").Length);
            var beside = Format.Beside(source, marked).ToList();
            Assert.Equal(Splice.Apply(source.Text, [new(marked.Slot, Format.Encode(source, marked, target)), .. again, .. beside]), written);
            Assert.All(beside.Concat(again), edit => Assert.DoesNotContain(units, unit => unit.Slot.Start < edit.Span.End && edit.Span.Start < unit.Slot.End));
        }
    });

    [Theory]
    [InlineData("ko")]
    [InlineData("ru")]
    [InlineData("ar")]
    public void What_a_locale_changes_is_changed_once_and_no_source_with_it(string locale) => Each(Samples, sample =>
    {
        var source = sample.Open(Format);
        var localized = sample.OpenFor(Format, locale);
        Assert.Empty(Format.Localize(localized, Locale.Parse(locale)));
        var before = Format.Extract(source).ToDictionary(unit => unit.Id, unit => unit.Source);
        var after = Format.Extract(localized);
        AssertSound(localized, after);
        Assert.All(after, unit => Assert.Equal(before.GetValueOrDefault(unit.Id, unit.Source), unit.Source));
        Assert.All(after.Where(unit => !before.ContainsKey(unit.Id)), unit => Assert.NotNull(unit.Plural));
    });

    [Fact]
    public void A_unit_that_is_left_out_takes_what_is_its_own_and_nothing_else() => Each(Samples, sample =>
    {
        var source = sample.Open(Format);
        var units = Format.Extract(source);
        foreach (var unit in units)
        {
            if (Format.Extent(source, unit) is not { } extent)
            {
                if (units.Count > 1) Assert.Throws<InvalidDocumentException>(() => Reassembly.Without(Format, source, u => u.Id == unit.Id));
                continue;
            }

            Assert.True(extent.Start <= unit.Slot.Start && unit.Slot.End <= extent.End, unit.Id);
            if (WithoutOrRefused(source, u => u.Id == unit.Id) is not { } rest) continue;

            // One stretch is gone, the unit's text within it; before and behind it every byte is as it was.
            var before = source.Text.AsSpan().CommonPrefixLength(rest.Text);
            Assert.Contains(Enumerable.Range(0, before + 1), cut => source.Text.AsSpan(cut + source.Text.Length - rest.Text.Length).SequenceEqual(rest.Text.AsSpan(cut)));
            Assert.Equal(units.Where(u => u.Id != unit.Id).Select(u => u.Source), Format.Extract(rest).Select(u => u.Source));
        }
    });

    [Fact]
    public void What_is_left_in_is_translated_as_if_the_rest_had_never_been_there() => Each(Originals, sample =>
    {
        var source = sample.Open(Format);
        var units = Format.Extract(source);
        for (var step = 2; step < 5; step++)
        {
            var gone = units.Where((unit, i) => i % step == 1 && Format.Extent(source, unit) is not null).Select(u => u.Id).ToHashSet();
            if (gone.Count == 0 || WithoutOrRefused(source, u => gone.Contains(u.Id)) is not { } rest) continue;
            var written = Reassembly.Write(Format, source, Locale.Parse("ko"), unit => InlineText.Concat(["QZX ", unit.Source]), unit => gone.Contains(unit.Id));
            Assert.Equal(Reassembly.Write(Format, rest, Locale.Parse("ko"), unit => InlineText.Concat(["QZX ", unit.Source])), written);
            Assert.Equal(source.Encode(rest.Text), Reassembly.Write(Format, source, Locale.Parse("ko"), _ => null, unit => gone.Contains(unit.Id)));
        }
    });

    SourceText? WithoutOrRefused(SourceText source, Func<Unit, bool> leavesOut)
    {
        try
        {
            return Reassembly.Without(Format, source, leavesOut);
        }
        catch (InvalidDocumentException e)
        {
            Assert.NotEmpty(e.Problem);
            return null;
        }
    }

    [Fact]
    public void A_cut_file_gives_a_typed_error_or_units_never_a_crash() => Each(Samples, sample =>
    {
        for (var length = 0; length < sample.Bytes.Length; length += 64) TryAll(sample, sample.Bytes[..length]);
    });

    [Fact]
    public void A_damaged_file_gives_a_typed_error_or_units_never_a_crash() => Each(Samples, sample =>
    {
        var random = new Random(20260501);
        for (var i = 0; i < 100; i++)
        {
            var bytes = sample.Bytes.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            TryAll(sample, bytes);
        }
    });

    void TryAll(Sample sample, byte[] bytes)
    {
        try
        {
            var source = sample.Open(Format, bytes);
            Assert.Equal(bytes, source.Encode(source.Text));
            var units = Format.Extract(source);
            AssertSound(source, units);
            WithoutOrRefused(source, unit => unit.Id.Length % 2 == 0 && Format.Extent(source, unit) is not null);
            Reassembly.Write(Format, source, Locale.Parse("ko"), unit => unit.Source.Text + "!");
            Format.Extract(Format.Localized(source, Locale.Parse("ru")));
        }
        catch (InvalidDocumentException e)
        {
            Assert.NotEmpty(e.Problem);
        }
    }

    [Fact]
    public void Units_are_in_order_and_their_ids_unique_and_stable() => Each(Samples, sample =>
    {
        var units = Format.Extract(sample.Open(Format));
        AssertSound(sample.Open(Format), units);
        Assert.Equal(units.Select(u => u.Id), Format.Extract(sample.Open(Format)).Select(u => u.Id));
    });

    static void AssertSound(SourceText source, IReadOnlyList<Unit> units)
    {
        Assert.Equal(units.Count, units.Select(u => u.Id).Distinct(StringComparer.Ordinal).Count());
        var at = 0;
        foreach (var unit in units)
        {
            Assert.InRange(unit.Slot.Start, at, source.Text.Length);
            Assert.InRange(unit.Slot.End, unit.Slot.Start, source.Text.Length);
            Assert.Equal(unit.Source.Codes.Length, unit.Source.Codes.Select(c => (c.Id, c.Kind)).Distinct().Count());
            at = unit.Slot.End;
        }
    }

    [Fact]
    public void A_text_never_thought_of_gives_a_typed_error_or_units_never_a_crash() =>
        Gen.String[Gen.Char["<>&;!-[]?/='\"# \r\nab가\uD83D\uDE00\0{}1."], 0, 60].Sample(
            text =>
            {
                try
                {
                    var source = SourceText.FromString("any", text);
                    AssertSound(source, Format.Extract(source));
                }
                catch (InvalidDocumentException e)
                {
                    Assert.NotEmpty(e.Problem);
                }
            },
            iter: 20_000);

    static void Each(IEnumerable<Sample> samples, Action<Sample> check)
    {
        foreach (var sample in samples)
        {
            try
            {
                check(sample);
            }
            catch (Exception e) when (e is not SampleException)
            {
                throw new SampleException(sample.Name, e);
            }
        }
    }

    sealed class SampleException(string sample, Exception inner) : Exception($"{sample}: {inner.Message}", inner);
}
