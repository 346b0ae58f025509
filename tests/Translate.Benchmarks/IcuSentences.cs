using System.Globalization;
using System.Runtime.InteropServices;

namespace Translate.Benchmarks;

/// <summary>ICU's sentence iterator (UAX 29 with CLDR's tailorings), from the library of the system.</summary>
/// <remarks>Its functions carry the version in their names, so they are looked for.</remarks>
sealed class IcuSentences : IDisposable
{
    const int Sentence = 3;
    const int Done = -1;

    readonly nint library;
    readonly Next next;
    readonly SetText setText;
    readonly Close close;
    readonly nint iterator;

    public IcuSentences(string locale)
    {
        for (Version = 150; library == 0 && Version > 50; Version--)
        {
            if (NativeLibrary.TryLoad(string.Create(CultureInfo.InvariantCulture, $"libicuuc.so.{Version}"), out library)) break;
        }

        if (library == 0) throw new PlatformNotSupportedException("libicuuc is not installed (Debian: libicu72).");
        next = Function<Next>("ubrk_next");
        setText = Function<SetText>("ubrk_setText");
        close = Function<Close>("ubrk_close");
        iterator = Function<Open>("ubrk_open")(Sentence, locale, 0, 0, out var error);
        if (error > 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"ubrk_open failed: {error}"));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate nint Open(int type, [MarshalAs(UnmanagedType.LPUTF8Str)] string locale, nint text, int length, out int error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate void SetText(nint iterator, nint text, int length, out int error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate int Next(nint iterator);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    delegate void Close(nint iterator);

    public int Version { get; }

    /// <summary>The boundaries within a text.</summary>
    public List<int> Breaks(string text)
    {
        var pinned = GCHandle.Alloc(text, GCHandleType.Pinned);
        try
        {
            setText(iterator, pinned.AddrOfPinnedObject(), text.Length, out _);
            var breaks = new List<int>();
            for (var at = next(iterator); at != Done && at < text.Length; at = next(iterator)) breaks.Add(at);
            return breaks;
        }
        finally
        {
            pinned.Free();
        }
    }

    public void Dispose()
    {
        close(iterator);
        NativeLibrary.Free(library);
    }

    T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, string.Create(CultureInfo.InvariantCulture, $"{name}_{Version}")));
}
