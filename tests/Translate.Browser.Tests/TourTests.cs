using Translate.Browser.Tests.Running;
using Translate.Browser.Tests.Touring;

namespace Translate.Browser.Tests;

/// <summary>The list of pages that the other tests walk.</summary>
public sealed class TourTests
{
    [Fact]
    public async Task Every_page_of_the_service_is_looked_at()
    {
        await using var service = new InProcess();
        var known = Tour.Sights.Select(s => s.Route).Concat(Tour.NoPages).ToHashSet(StringComparer.Ordinal);

        // A new page goes into Tour.Sights, in each state in which it looks different; what is no page into Tour.NoPages.
        Assert.Equal(known.Order(StringComparer.Ordinal), service.Routes.Order(StringComparer.Ordinal));
    }
}
