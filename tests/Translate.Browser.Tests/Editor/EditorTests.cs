using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>One service for all tests of the editor, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EditorSite : ICollectionFixture<Site>
{
    public const string Name = "The editor";
}

/// <summary>Tests of the editor as people use it.</summary>
[Collection(EditorSite.Name)]
public abstract class EditorTests(Site site) : BrowserTests(site)
{
    /// <summary>Two segments.</summary>
    protected const string TwoSentences = "The bridge opens on Monday. Nobody has crossed it yet.";

    /// <summary>The service.</summary>
    protected Site Site { get; } = site;

    /// <summary>A new job, claimed by a translator, who has opened it.</summary>
    private protected Task<OpenEditor> Open(string text = TwoSentences, string name = "article.txt", string to = "ko", Look? look = null) => OpenEditor.Of(Site, text, name, to, look: look);

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
