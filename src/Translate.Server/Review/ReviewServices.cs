namespace Translate.Server.Review;

static class ReviewServices
{
    public static void AddReview(this IServiceCollection services)
    {
        services.AddScoped<JobVersions>();
        services.AddScoped<Reviews>();
        services.AddScoped<ReviewErrors>();
        services.AddScoped<ReviewChanges>();
        services.AddScoped<ReviewSheets>();
        services.AddScoped<ReviewTrends>();
        services.AddScoped<ReturnReasons>();
        services.AddScoped<Comparison>();
        services.AddScoped<ReviewHabits>();
        services.AddScoped<JobEfforts>();
    }
}
