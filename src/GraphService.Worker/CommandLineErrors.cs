using System.CommandLine;
using System.CommandLine.Parsing;
using GraphService.Model;

namespace GraphService.Worker;

/// <summary>What is wrong with a command line, each fault in one line, with the word that was probably meant.</summary>
internal static class CommandLineErrors
{
    /// <summary>The faults of a command line; none when it can be carried out.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        // The parser takes a misspelt option for an argument where one is wanted, and what follows it for too much.
        var isLiteral = parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash);
        var options = parsed.CommandResult.Tokens.Select(token => token.Value).Concat(parsed.UnmatchedTokens)
            .Where(word => !isLiteral && word.StartsWith('-')).Select(word => word.Split('=')[0]).Distinct().ToList();
        var words = Words(parsed.CommandResult.Command).Union(Words(parsed.RootCommandResult.Command)).ToList();
        return options.Count > 0 ? [.. options.Select(word => Unknown("option", word))]
            : parsed.UnmatchedTokens.Count > 0 ? [Unknown("command or argument", parsed.UnmatchedTokens[0])]
            : [.. parsed.Errors.Select(error => DisplayText.Line(error.Message))];

        string Unknown(string what, string word) =>
            $"There is no {what} {DisplayText.Quote(word)} here.{Nearest.Hint(word, words)}";
    }

    private static IEnumerable<string> Words(Command command) =>
        command.Subcommands.Select(sub => sub.Name).Concat(command.Options
            .Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)));
}
