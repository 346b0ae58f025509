namespace Translate.Cli;

/// <summary>How match bands are called where people read them.</summary>
static class MatchBandNames
{
    /// <summary>A band by its name in JSON.</summary>
    public static string Label(string band) => band switch
    {
        "inContext" => "102, 101",
        "exact" => "100",
        "from95" => "95–99",
        "from85" => "85–94",
        "from75" => "75–84",
        "from50" => "50–74",
        "internalFuzzy" => "internal fuzzy",
        _ => band,
    };
}
