namespace GraphService.Hosting;

/// <summary>
/// A setting has an unknown or impossible value. The message is one line that names it and says what to do.
/// </summary>
public sealed class SettingsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names the setting and says what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SettingsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
