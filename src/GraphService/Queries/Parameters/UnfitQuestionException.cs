namespace GraphService.Queries.Parameters;

/// <summary>Values that fit by themselves make no question together.</summary>
public sealed class UnfitQuestionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="parameter">The parameter that would have to be changed.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public UnfitQuestionException(string parameter, string message)
        : base(message) => Parameter = parameter;

    /// <summary>The parameter that would have to be changed.</summary>
    public string Parameter { get; }
}
