using System.Text;
using System.Xml;

namespace GraphService.Exports;

/// <summary>Any text, made fit for XML 1.0.</summary>
internal static class XmlText
{
    /// <summary>
    /// XML 1.0 cannot hold most control characters, not even escaped: each becomes the replacement character.
    /// </summary>
    public static string Legal(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                legal.Append(text[i]).Append(text[++i]);
            }
            else
            {
                legal.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return legal.ToString();
    }

    /// <summary>How every file is written.</summary>
    public static XmlWriterSettings Settings => new()
    {
        Async = true,
        Encoding = new UTF8Encoding(false),
        Indent = true,
        NewLineChars = "\n",
    };
}
