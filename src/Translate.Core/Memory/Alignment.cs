using System.Buffers;

namespace Translate.Core.Memory;

/// <summary>Which token of one sequence stands for which of another, with the fewest edits.</summary>
static class Alignment
{
    /// <summary>Nothing stands for the token in the other sequence.</summary>
    public const int None = -1;

    /// <summary>So many steps are taken at the most; longer stretches that differ are told as one.</summary>
    const int Steps = 1 << 20;

    /// <summary>For each token of the first sequence its partner in the second, the same or what replaces it, or <see cref="None"/>.</summary>
    public static int[] Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var partners = new int[first.Length];
        Array.Fill(partners, None);
        int start = 0, behind = 0, shorter = Math.Min(first.Length, second.Length);
        for (; start < shorter && Same(first[start], second[start]); start++) partners[start] = start;
        for (; behind < shorter - start && Same(first[^(behind + 1)], second[^(behind + 1)]); behind++) partners[^(behind + 1)] = second.Length - behind - 1;

        var (rows, columns) = (first.Length - start - behind, second.Length - start - behind);
        if (rows > 0 && columns > 0 && (long)(rows + 1) * (columns + 1) <= Steps)
            Fill(first.Slice(start, rows), second.Slice(start, columns), partners.AsSpan(start, rows), start);
        return partners;
    }

    static void Fill(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> partners, int offset)
    {
        var width = second.Length + 1;
        var costs = ArrayPool<int>.Shared.Rent((first.Length + 1) * width);
        for (var j = 0; j < width; j++) costs[j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            costs[i * width] = i;
            for (var j = 1; j < width; j++)
            {
                var across = costs[((i - 1) * width) + j - 1] + (Same(first[i - 1], second[j - 1]) ? 0 : 1);
                costs[(i * width) + j] = Math.Min(across, 1 + Math.Min(costs[((i - 1) * width) + j], costs[(i * width) + j - 1]));
            }
        }

        for (var (i, j) = (first.Length, second.Length); i > 0 && j > 0;)
        {
            var cost = costs[(i * width) + j];
            if (cost == costs[((i - 1) * width) + j - 1] + (Same(first[i - 1], second[j - 1]) ? 0 : 1))
            {
                partners[--i] = offset + --j;
            }
            else if (cost == costs[((i - 1) * width) + j] + 1)
            {
                i--;
            }
            else
            {
                j--;
            }
        }

        ArrayPool<int>.Shared.Return(costs);
    }

    /// <summary>Two unknown tokens may be any two.</summary>
    static bool Same(int a, int b) => a == b && a != Vocabulary.Unknown;
}
