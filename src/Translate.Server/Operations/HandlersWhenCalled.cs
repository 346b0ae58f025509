using System.Diagnostics.CodeAnalysis;
using System.Reflection;

// Deliberately not the folder's namespace: from here the methods are nearer to every route of the service than the framework's own of the same names.
#pragma warning disable IDE0130
namespace Translate.Server;
#pragma warning restore IDE0130

/// <summary>
/// Maps handlers as the framework does, but compiles each when it is first called. The framework compiles all of them before the service answers anything: some 430, of which
/// a person meets a dozen and a test one or two. What a handler takes and answers is read at the start as ever, so one that cannot be called still ends it.
/// </summary>
static class HandlersWhenCalled
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.Map(pattern, HttpMethods.Get, handler);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.Map(pattern, HttpMethods.Post, handler);

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.Map(pattern, HttpMethods.Put, handler);

    public static RouteHandlerBuilder MapPatch(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.Map(pattern, HttpMethods.Patch, handler);

    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) => routes.Map(pattern, HttpMethods.Delete, handler);

    static RouteHandlerBuilder Map(this IEndpointRouteBuilder routes, string pattern, string method, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, [method], Describe, CompileWhenCalled);

    static RequestDelegateMetadataResult Describe(MethodInfo method, RequestDelegateFactoryOptions? options) => RequestDelegateFactory.InferMetadata(method, options);

    static RequestDelegateResult CompileWhenCalled(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? described)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, described).RequestDelegate);
        return new(context => compiled.Value(context), described?.EndpointMetadata ?? []);
    }
}
