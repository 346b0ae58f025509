using System.Text.Json;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>What a word of each band counts, where a new one counts 1: by it offers and plans are made.</summary>
public sealed class RateTable
{
    /// <summary>What is known costs the reading, what is similar the mending. Every agreement between people has its own table.</summary>
    public static readonly RateTable Usual = new(new()
    {
        [MatchBand.Translated] = 0m,
        [MatchBand.Copied] = 0m,
        [MatchBand.InContext] = 0m,
        [MatchBand.Exact] = 0.1m,
        [MatchBand.Repetition] = 0.1m,
        [MatchBand.From95] = 0.3m,
        [MatchBand.From85] = 0.5m,
        [MatchBand.From75] = 0.7m,
        [MatchBand.From50] = 1m,
        [MatchBand.InternalFuzzy] = 0.7m,
        [MatchBand.New] = 1m,
    });

    readonly Dictionary<MatchBand, decimal> rates;

    RateTable(Dictionary<MatchBand, decimal> rates) => this.rates = rates;

    /// <summary>What a word of a band counts.</summary>
    public decimal this[MatchBand band] => rates[band];

    /// <summary>Reads a table: a JSON object with a number from 0 to 10 for each band that is not as usual, by its name: <c>{"exact":0.25,"from95":0.4}</c>.</summary>
    /// <param name="json">The file, in UTF-8.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <exception cref="InvalidDocumentException">It is no such table.</exception>
    public static RateTable Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) throw new InvalidDocumentException(name, "a rate table is a JSON object: {\"exact\":0.25,…}.");
            var table = new Dictionary<MatchBand, decimal>(Usual.rates);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (MatchAnalysis.Bands.Where(band => string.Equals(Name(band), property.Name, StringComparison.Ordinal)).ToList() is not [var named])
                    throw new InvalidDocumentException(name, $"\"{property.Name}\" is no band. Expected one of {string.Join(", ", MatchAnalysis.Bands.Select(Name))}.");
                if (property.Value.ValueKind is not JsonValueKind.Number || !property.Value.TryGetDecimal(out var rate) || rate is < 0 or > 10)
                    throw new InvalidDocumentException(name, $"the rate of \"{property.Name}\" is no number from 0 to 10.");
                table[named] = rate;
            }

            return new(table);
        }
        catch (JsonException e)
        {
            throw new InvalidDocumentException(name, new FilePosition((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "this is no JSON.", e);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDocumentException(name, "a name has half of a surrogate pair.", e);
        }
    }

    /// <summary>A band's name in JSON and CSV: <c>from95</c>.</summary>
    public static string Name(MatchBand band) => CamelCase.Name(band);
}
