using System.Text.Json;
using IatroX.Cards;

// Reads cards as JSON lines from standard input and draws each into the file that it names.
// The one argument is a font file or an installed family. Exit code 4: there is no such font.
if (args.Length != 1)
{
    Console.Error.WriteLine("usage: iatrox-cards FONT < cards.jsonl");
    return 2;
}
var fonts = Fonts.Find(args[0]);
if (fonts is null)
{
    Console.Error.WriteLine($"there is no font '{args[0]}'");
    return 4;
}
var lines = new List<string>();
while (Console.In.ReadLine() is { } line)
{
    lines.Add(line);
}
Parallel.ForEach(lines, line =>
{
    using var card = JsonDocument.Parse(line);
    var drawn = new CardPainter(fonts).Paint(Card.Read(card.RootElement));
    var file = card.RootElement.GetProperty("file").GetString()!;
    // Another process may draw the same card at the same time: each writes a file of its own, and the last one stays.
    var part = $"{file}.{Environment.ProcessId}.part";
    File.WriteAllBytes(part, drawn);
    File.Move(part, file, overwrite: true);
});
return 0;
