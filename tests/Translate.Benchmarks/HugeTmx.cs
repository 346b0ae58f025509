using System.Diagnostics;
using System.Globalization;
using System.Text;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>Reads a TMX file of some gigabytes that is made as it is read: how fast, and in how much memory.</summary>
static class HugeTmx
{
    public static void Run(double gigabytes)
    {
        var problems = new List<InvalidDocumentException>();
        var clock = Stopwatch.StartNew();
        using var file = new Made((long)(gigabytes * 1e9));
        var pairs = TmxReader.Read(file, "huge.tmx", problems).LongCount();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{gigabytes} GB: {pairs:N0} pairs, {problems.Count:N0} left out ({problems.FirstOrDefault()?.Message}), {clock.Elapsed.TotalSeconds:0.0} s, {gigabytes * 1000 / clock.Elapsed.TotalSeconds:0} MB/s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
    }

    /// <summary>The file: a header, units until it is long enough, each hundred thousandth without a target, and the end.</summary>
    sealed class Made(long length) : Stream
    {
        byte[] piece = Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="made" creationtoolversion="1" segtype="sentence" o-tmf="made" adminlang="en" srclang="en" datatype="plaintext"/><body>""" + "\n");
        int at;
        long made, unit;
        bool isOver;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == piece.Length && !Next()) return 0;
            var read = Math.Min(count, piece.Length - at);
            piece.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
            at += read;
            made += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        bool Next()
        {
            if (isOver) return false;
            isOver = made >= length;
            var target = ++unit % 100_000 == 0 ? "" : $"""<tuv xml:lang="ko"><seg>위원회는 예산 {unit}번을 <bpt i="1">&lt;b&gt;</bpt>승인했고<ept i="1">&lt;/b&gt;</ept> 아무도 반대하지 않았다.</seg></tuv>""";
            piece = Encoding.UTF8.GetBytes(isOver ? "</body></tmx>\n" : $"""<tu changedate="20261129T190000Z"><prop type="x-document">budget {unit / 1000}</prop><tuv xml:lang="en"><seg>The committee <bpt i="1">&lt;b&gt;</bpt>approved<ept i="1">&lt;/b&gt;</ept> budget number {unit}, and nobody was against it.</seg></tuv>{target}</tu>""" + "\n");
            at = 0;
            return true;
        }
    }
}
