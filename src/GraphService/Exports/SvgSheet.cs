using System.Globalization;
using System.Xml;

namespace GraphService.Exports;

/// <summary>Elements of SVG, with numbers to a tenth, so that equal pictures are equal bytes.</summary>
internal sealed class SvgSheet(XmlWriter xml)
{
    /// <summary>The namespace of SVG.</summary>
    public const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>A number as it is written.</summary>
    public static string Number(double value) =>
        (Math.Round(value * 10, MidpointRounding.AwayFromZero) / 10 + 0.0)   // no -0
            .ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A point as it is written.</summary>
    public static string Point(double x, double y) => $"{Number(x)} {Number(y)}";

    /// <summary>A bend that begins and ends level.</summary>
    public static string Bend(double x, double y, double toX, double toY)
    {
        var middle = (x + toX) / 2;
        return $"C{Point(middle, y)} {Point(middle, toY)} {Point(toX, toY)}";
    }

    /// <summary>Begins an element.</summary>
    public void Begin(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, XmlText.Legal(value));
            }
        }
    }

    /// <summary>Ends an element.</summary>
    public void End() => xml.WriteEndElement();

    /// <summary>An element that holds nothing.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        End();
    }

    /// <summary>An element that holds a text.</summary>
    public void Text(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        xml.WriteString(XmlText.Legal(text));
        End();
    }
}
