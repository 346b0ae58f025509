using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>The ids of the codes of two texts that say the same: what has one name on both sides has one id, and no id is given twice (XLIFF 2.1, 4.3.1.21).</summary>
/// <remarks>A code keeps its name where that is a name token and no other code has it; else it gets a number that is free on both sides.</remarks>
static class PairCodeIds
{
    /// <summary>The ids of both sides; what the codes stand for is shared.</summary>
    public static (CodeIds Source, CodeIds Target) Of(InlineText source, InlineText target)
    {
        var names = source.Codes.Concat(target.Codes).Select(code => code.Id).Where(id => id.Length > 0 && NameToken.Of(id) == id).ToHashSet(StringComparer.Ordinal);
        var (used, data, last) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), 0);
        var given = new Dictionary<(CodeKind, string), Queue<string>>();
        var first = new CodeIds(source, data, i =>
        {
            var (kind, own) = (source.Codes[i].Kind, source.Codes[i].Id);
            if (!given.TryGetValue((kind, own), out var ids)) given.Add((kind, own), ids = new());
            var id = Free(own);
            ids.Enqueue(id);
            return id;
        });
        var second = new CodeIds(target, data, i =>
            given.TryGetValue((target.Codes[i].Kind, target.Codes[i].Id), out var ids) && ids.TryDequeue(out var id) ? id : Free(target.Codes[i].Id));
        return (first, second);

        string Free(string own)
        {
            if (names.Contains(own) && used.Add(own)) return own;
            string number;
            do number = (++last).ToString(CultureInfo.InvariantCulture);
            while (names.Contains(number));
            used.Add(number);
            return number;
        }
    }
}
