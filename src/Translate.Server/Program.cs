using Translate.Server.Data;
using Translate.Server.Operations;

var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration.GetSection(Settings.Section).Get<Settings>() ?? new();
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(settings);

var app = builder.Build();
await app.Services.MigrateAsync(CancellationToken.None);
await app.RunAsync();

/// <summary>The service.</summary>
public sealed partial class Program;
