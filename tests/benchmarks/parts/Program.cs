using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Measures the inner parts of a build, each alone, over the pages of a site:
//   dotnet run -c Release --project tests/benchmarks/parts -- --filter '*'            the pages of this repository
//   IATROX_BENCH_INPUT=FOLDER dotnet run -c Release --project tests/benchmarks/parts -- --filter '*Markdown*'
// All options are BenchmarkDotNet's own. Runs inside this process, as the project is built for no other.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "iatrox-benchmarks"));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
