using System.Collections.ObjectModel;
using Translate.Core.Text;

namespace Translate.Server.Operations;

/// <summary>What could not be used of a file: the first of them, and how many there are. A file of nothing else must not fill the memory.</summary>
sealed class FirstProblems : Collection<InvalidDocumentException>
{
    const int Most = 1000;

    /// <summary>How many there are, those that are not kept too.</summary>
    public int Total { get; private set; }

    /// <inheritdoc/>
    protected override void InsertItem(int index, InvalidDocumentException item)
    {
        Total++;
        if (Count < Most) base.InsertItem(index, item);
    }
}
