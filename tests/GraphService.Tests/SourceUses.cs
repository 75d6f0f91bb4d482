using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GraphService.Tests;

/// <summary>A use of something that another folder of the same project declares.</summary>
/// <param name="From">
/// Folder of the using file below the project, with forward slashes; empty for the project's own.
/// </param>
/// <param name="To">Folder of the file that declares what is used.</param>
/// <param name="Place">File, line and what is used, for messages.</param>
internal sealed record SourceUse(string From, string To, string Place);

/// <summary>
/// Which folders of a project use which. The compiler says what each name means, so that a use is seen however it is
/// written: after a using, by a full or partial name, by an alias, through <c>var</c>, in documentation.
/// </summary>
internal static class SourceUses
{
    // What ImplicitUsings adds; the project's own global usings are in its files.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string ImplicitWebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly (string Name, MetadataReference Reference)[] Assemblies =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(
            path => (Path.GetFileNameWithoutExtension(path), MetadataReference.CreateFromFile(path))),
    ];

    // Errors that say that a name means nothing; other errors come of generated code, which is not looked at.
    private static readonly HashSet<string> UnknownName = ["CS0103", "CS0234", "CS0246", "CS0400", "CS0433"];

    /// <summary>The uses in a project.</summary>
    /// <param name="project">Name of a folder of <c>src</c>.</param>
    public static List<SourceUse> Of(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return Of(project, Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file))));
    }

    /// <summary>The uses in some files.</summary>
    /// <param name="project">Name of the project that they are taken to be.</param>
    /// <param name="files">Paths below it, and texts.</param>
    public static List<SourceUse> Of(string project, IEnumerable<(string Path, string Text)> files)
    {
        var options = new CSharpParseOptions(
            documentationMode: DocumentationMode.Diagnose, preprocessorSymbols: ["NEO4J_DRIVER"]);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)).ToList();
        var implicitUsings = new[] { ImplicitUsings, ImplicitWebUsings }
            .Select(text => CSharpSyntaxTree.ParseText(text, options));
        var compilation = CSharpCompilation.Create(
            project,
            trees.Concat(implicitUsings),
            Assemblies.Where(assembly => assembly.Name != project).Select(assembly => assembly.Reference),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

        // A name that means nothing would be a use that is not seen. The driver of Neo4j is compiled in on request
        // only.
        var unknown = compilation.GetDiagnostics()
            .Where(diagnostic => UnknownName.Contains(diagnostic.Id))
            .Select(diagnostic => (Diagnostic: diagnostic, Path: diagnostic.Location.SourceTree?.FilePath))
            .Where(found => found.Path?.EndsWith("BoltTransport.cs", StringComparison.Ordinal) == false)
            .Select(found => found.Diagnostic);
        Assert.IsEmpty(unknown);

        return [.. trees.SelectMany(tree => In(tree, compilation.GetSemanticModel(tree)))];
    }

    private static IEnumerable<SourceUse> In(SyntaxTree tree, SemanticModel model)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
        {
            if (Meant(node, model) is not { } symbol || symbol is INamespaceSymbol)
            {
                continue;
            }

            foreach (var declaration in symbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree))
            {
                if (FolderOf(declaration) != FolderOf(tree))
                {
                    var line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
                    yield return new SourceUse(
                        FolderOf(tree),
                        FolderOf(declaration),
                        $"{tree.FilePath}({line}) uses {symbol.ToDisplayString()}");
                }
            }
        }
    }

    /// <summary>What a name, or a <c>new()</c> without one, stands for; a <c>var</c> stands for its type.</summary>
    private static ISymbol? Meant(SyntaxNode node, SemanticModel model)
    {
        if (node is not (SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            return null;
        }

        var info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    private static string FolderOf(SyntaxTree tree) => Path.GetDirectoryName(tree.FilePath)!.Replace('\\', '/');
}
