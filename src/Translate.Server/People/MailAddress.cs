using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace Translate.Server.People;

/// <summary>What people type as an e-mail address.</summary>
static class MailAddress
{
    /// <summary>As long as one can be.</summary>
    const int Longest = 256;

    static readonly EmailAddressAttribute Shape = new();

    /// <summary>Whether a trimmed text is an address, and nothing besides: the post must be able to write to whoever gives it.</summary>
    public static bool IsOne(string typed) =>
        typed.Length <= Longest && Shape.IsValid(typed) && MailboxAddress.TryParse(typed, out var read) && string.Equals(read.Address, typed, StringComparison.Ordinal);
}
