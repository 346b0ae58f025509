using System.CommandLine;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Cli;

/// <summary>How files are read: their format, their encoding, and what the formats are told (<c>--format</c>, <c>--encoding</c>, <c>--option</c>).</summary>
sealed class Reading
{
    readonly Option<string?> format = Inputs.FormatOption();
    readonly Option<string?> encoding = Inputs.EncodingOption();
    readonly Option<FormatOptions?> options = OptionsOption();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(encoding);
        command.Add(options);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDocumentException">It cannot be read as what it is said to be.</exception>
    /// <remarks>It never waits: what goes on behind a wait is called by what was waited for, which would then hold the file's bytes to the end.</remarks>
    public (IFormat Format, SourceText Source) Open(ParseResult parsed, string file) =>
        FileFormats.Open(Inputs.Bytes(file), file, parsed.GetValue(format), parsed.GetValue(encoding), parsed.GetValue(options));

    /// <summary>Opens a file that is translated between two locales, which may say how it is to be read where the user has not.</summary>
    /// <returns>The format, the file, and what the format was told.</returns>
    /// <exception cref="InvalidDocumentException">It cannot be read as what it is said to be.</exception>
    public (IFormat Format, SourceText Source, FormatOptions Told) Open(ParseResult parsed, string file, Locale from, Locale? to)
    {
        var (chosen, source) = Open(parsed, file);
        var told = parsed.GetValue(options) ?? FormatOptions.None;
        if (to is not { } target || parsed.GetValue(format) is not null || chosen.Suggests(source, from, target) is not { Count: > 0 } suggested) return (chosen, source, told);

        told = FormatOptions.Of(told.Values.Concat(suggested));
        return (chosen.With(told).For(source), source, told);
    }

    /// <summary>What the formats are told.</summary>
    public static Option<FormatOptions?> OptionsOption() => new("--option")
    {
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
        Description = $"What a format is told; may be given several times: {string.Join("; ", FormatOptions.All.Select(option => $"{option.Name} ({option.Description})"))}",
        CustomParser = result =>
        {
            var pairs = result.Tokens.Select(token => token.Value.Split('=', 2)).ToList();
            if (pairs.Find(pair => pair.Length < 2) is { } bad)
            {
                result.AddError($"\"{bad[0]}\" is no option of a format. Expected NAME=VALUE.");
                return null;
            }

            try
            {
                return FormatOptions.Of(pairs.GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase).Select(same => KeyValuePair.Create(same.Key, same.Last()[1])));
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return null;
            }
        },
    };
}
