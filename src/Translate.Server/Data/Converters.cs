using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>A locale is stored as its tag.</summary>
sealed class LocaleConverter() : ValueConverter<Locale, string>(locale => locale.Tag, tag => Locale.Parse(tag));

/// <summary>Moments are stored as UTC ticks where the database has no type that sorts them (SQLite).</summary>
sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>An inline text without codes is stored as its text, so that a person can read the column; one with codes as JSON behind a mark.</summary>
sealed class InlineTextConverter() : ValueConverter<InlineText, string>(text => Write(text), column => Read(column))
{
    /// <summary>START OF TEXT: no format lets it into a text.</summary>
    const char Mark = '\u0002';

    static string Write(InlineText text) =>
        text.Codes.IsEmpty && !text.Text.StartsWith(Mark) ? text.Text : Mark + JsonSerializer.Serialize(text);

    static InlineText Read(string column) =>
        column.StartsWith(Mark) ? JsonSerializer.Deserialize<InlineText>(column.AsSpan(1))! : new InlineText(column);
}
