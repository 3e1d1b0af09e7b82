using System.Text;
using System.Xml;

namespace IatroX.Generator.Render.Machine;

/// <summary>Writes XML as UTF-8; characters that XML cannot hold become U+FFFD.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            write(xml);
        }
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    public static void Element(this XmlWriter xml, string name, string text) => xml.WriteElementString(name, Legal(text));

    public static void Attribute(this XmlWriter xml, string name, string text) => xml.WriteAttributeString(name, Legal(text));

    public static string Legal(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return Replaced(text);
            }
        }
        return text;
    }

    private static string Replaced(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            legal.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString());
        }
        return legal.ToString();
    }
}
