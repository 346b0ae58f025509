using System.Runtime.InteropServices;
using System.Text;

namespace Translate.Core.Memory;

/// <summary>Writes numbers and strings as few bytes.</summary>
sealed class Packer
{
    byte[] bytes = new byte[256];
    int used;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, used);

    public void Clear()
    {
        used = 0;
        if (bytes.Length > 1 << 20) bytes = new byte[256];
    }

    /// <summary>Seven bits a byte, the lowest first; small numbers of either sign are short.</summary>
    public void Number(long number)
    {
        Reserve(10);
        var rest = (ulong)((number << 1) ^ (number >> 63));
        for (; rest >= 0x80; rest >>= 7) bytes[used++] = (byte)(rest | 0x80);
        bytes[used++] = (byte)rest;
    }

    /// <summary>A string: UTF-8, or its code units where it has halves of surrogate pairs, which UTF-8 has no form for.</summary>
    public void String(string? text)
    {
        if (text is null)
        {
            Number(-1);
            return;
        }

        Reserve(10 + (3 * text.Length));
        if (Strict.TryGetBytes(text, out var size))
        {
            Number(2L * size);
            used += Encoding.UTF8.GetBytes(text, bytes.AsSpan(used));
        }
        else
        {
            var units = MemoryMarshal.AsBytes(text.AsSpan());
            Number((2L * units.Length) + 1);
            units.CopyTo(bytes.AsSpan(used));
            used += units.Length;
        }
    }

    void Reserve(int size)
    {
        if (size > bytes.Length - used) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, used + size));
    }

    static class Strict
    {
        public static bool TryGetBytes(string text, out int size)
        {
            size = Encoding.UTF8.GetByteCount(text);
            if (size == text.Length) return true;
            for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
            {
                if (!char.IsSurrogate(text[i])) continue;
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
                i++;
            }

            return true;
        }
    }
}

/// <summary>Reads what a <see cref="Packer"/> wrote.</summary>
ref struct Unpacker(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> left = bytes;

    public int Number() => (int)Long();

    public long Long()
    {
        var value = 0UL;
        var shift = 0;
        byte part;
        do
        {
            part = left[0];
            left = left[1..];
            value |= (ulong)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public string? String()
    {
        var head = Long();
        if (head < 0) return null;
        var text = left[..(int)(head / 2)];
        left = left[text.Length..];
        return head % 2 == 0 ? Encoding.UTF8.GetString(text) : new(MemoryMarshal.Cast<byte, char>(text));
    }

    public void SkipString()
    {
        if (Long() is > 0 and var head) left = left[(int)(head / 2)..];
    }
}
