using GraphService.Model;

namespace GraphService.Ingestion;

/// <summary>
/// The input as a whole cannot be read. The message is for people: one line, where it is and how to mend it, with what
/// cannot be seen as <see cref="DisplayText"/> shows it.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and how to mend it.</param>
    /// <param name="innerException">The cause, if any.</param>
    public InputException(string message, Exception? innerException = null)
        : base(DisplayText.Line(message), innerException)
    {
    }
}
