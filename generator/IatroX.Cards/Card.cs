using System.Text.Json;

namespace IatroX.Cards;

/// <summary>What a card says; every part but the title may be empty.</summary>
/// <param name="Level">high, moderate or low: the colour of the badge.</param>
internal sealed record Card(string Title, string Badge, string Level, string Facts, string Topic, string Site)
{
    public static Card Read(JsonElement json)
    {
        return new Card(Text("title"), Text("badge"), Text("level"), Text("facts"), Text("topic"), Text("site"));

        string Text(string name) => json.GetProperty(name).GetString() ?? "";
    }
}
