using System.Globalization;
using System.Text.Json;
using IatroX.Cards;

// Reads cards as JSON lines from standard input and draws each into the file that it names.
// The first argument is a font file or an installed family, the second how many threads draw. Exit code 4: there is no such font.
var jobs = Environment.ProcessorCount;
if (args.Length is not (1 or 2) || (args.Length == 2 && (!int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out jobs) || jobs == 0)))
{
    Console.Error.WriteLine("usage: iatrox-cards FONT [JOBS] < cards.jsonl");
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
// Without a limit, threads that wait for the disk make the library start ever more of them, each with pictures of its own.
Parallel.ForEach(lines, new ParallelOptions { MaxDegreeOfParallelism = jobs }, line =>
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
