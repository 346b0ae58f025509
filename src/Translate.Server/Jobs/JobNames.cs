using Microsoft.Extensions.Localization;

namespace Translate.Server.Jobs;

/// <summary>What a job is called.</summary>
static class JobNames
{
    /// <summary>The document's name; of a part, with which it is: "article.txt, part 2 of 3".</summary>
    public static string JobName(this IStringLocalizer<Strings> strings, string name, int part, int parts) => part == 0 ? name : strings["Job.PartOf", name, part, parts];

    /// <summary>What the job is called.</summary>
    public static string JobName(this IStringLocalizer<Strings> strings, JobView job) => strings.JobName(job.Name, job.Part, job.Parts);
}
