using System.Text.Json;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A filter of the dashboard that somebody has given a name.</summary>
/// <param name="Name">What its person calls it.</param>
/// <param name="Query">The filter, as the part of an address behind the question mark.</param>
/// <param name="IsDefault">It is what the person sees first.</param>
public sealed record SavedView(string Name, string Query, bool IsDefault);

/// <summary>People's own views of desks' dashboards.</summary>
public sealed class DashboardViews(Preferences preferences)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 40;

    /// <summary>As many as somebody can have in a desk.</summary>
    public const int Most = 20;

    /// <summary>A person's views of a desk, in the order in which they were saved.</summary>
    public async Task<IReadOnlyList<SavedView>> Of(long personId, long deskId, CancellationToken stop)
    {
        if (await preferences.Read(personId, Name(deskId), stop) is not { } kept) return [];

        try
        {
            return JsonSerializer.Deserialize<List<SavedView>>(kept) ?? [];
        }
        catch (JsonException)
        {
            // Written by another version of this program.
            return [];
        }
    }

    /// <summary>Keeps a view, in place of the one of the same name.</summary>
    /// <returns>False where there are as many as there can be, or the name says nothing.</returns>
    public async Task<bool> Save(long personId, long deskId, SavedView view, CancellationToken stop)
    {
        var name = view.Name.Trim();
        if (name.Length is 0 or > LongestName) return false;

        // Read and written again, so that nothing gets into an address that is no filter.
        var saved = new SavedView(name, DashboardFilter.Read(view.Query).ToQuery(), view.IsDefault);
        var views = (await Of(personId, deskId, stop)).Select(v => saved.IsDefault ? v with { IsDefault = false } : v).ToList();
        var there = views.FindIndex(v => v.Name == name);
        if (there >= 0) views[there] = saved;
        else views.Add(saved);
        if (views.Count > Most) return false;

        await Write(personId, deskId, views, stop);
        return true;
    }

    /// <summary>Takes a view away.</summary>
    /// <returns>False where there is none of that name.</returns>
    public async Task<bool> Delete(long personId, long deskId, string name, CancellationToken stop)
    {
        var views = (await Of(personId, deskId, stop)).ToList();
        if (views.RemoveAll(v => v.Name == name) == 0) return false;

        await Write(personId, deskId, views, stop);
        return true;
    }

    Task Write(long personId, long deskId, List<SavedView> views, CancellationToken stop) => preferences.Write(personId, Name(deskId), JsonSerializer.Serialize(views), stop);

    static string Name(long deskId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dashboard-views:{deskId}");
}
