using Translate.Server.Aligning;
using Translate.Server.Analysis;
using Translate.Server.Background;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;
using Translate.Server.Notices;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;
using Translate.Server.Practice;
using Translate.Server.Publishing;
using Translate.Server.Review;
using Translate.Server.Revision;
using Translate.Server.Search;
using Translate.Server.Terms;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,

    // Settings and static files lie beside the program; documents and data in the folder it is started in.
    ContentRootPath = AppContext.BaseDirectory,
});
var settings = builder.Configuration.GetSection(Settings.Section).Get<Settings>() ?? new();
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(settings);
builder.Services.AddPeople(settings);
builder.Services.AddDocuments();
builder.Services.AddJobs();
builder.Services.AddEditor();
builder.Services.AddChecking(settings);
builder.Services.AddReview();
builder.Services.AddAnalysis();
builder.Services.AddPractice();
builder.Services.AddDelivery();
builder.Services.AddRevision();
builder.Services.AddPublishing(settings);
builder.Services.AddMemory();
builder.Services.AddAlignments();
builder.Services.AddTerms();
builder.Services.AddEngines();
builder.Services.AddNotices(settings);
builder.Services.AddSearch(settings);
builder.Services.AddBackground(settings);
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddApi();
builder.Services.AddPages();
builder.Services.AddCompression();
builder.Services.AddScoped<Demonstration>();

var app = builder.Build();
if (CommandLine.Knows(args)) return await CommandLine.Run(args, app);

app.UseSecurityHeaders();
app.UseCompression();
app.UsePages();
app.UsePeople();
app.MapApi();
app.MapOperations();
app.MapPages();

return await Startup.Run(app);

/// <summary>The service.</summary>
public sealed partial class Program;
