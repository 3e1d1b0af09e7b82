using System.Globalization;

namespace IatroX.Benchmarks.Preview;

/// <summary>Prints how a measured time is spread, in milliseconds.</summary>
internal static class Distribution
{
    public const string Head = "ms                      median     p90     p99     max";

    public static void Print(string name, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order(Comparer<double>.Default).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {At(0.5),9:N1} {At(0.9),7:N1} {At(0.99),7:N1} {sorted[^1],7:N1}"));

        // The smallest value that at least this share does not exceed.
        double At(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
