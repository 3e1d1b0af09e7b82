#!/usr/bin/env bash
# Coverage-guided fuzzing of Markdown or of whole pages: tests/benchmarks/fuzz/run.sh markdown 300
# Needs afl-fuzz (Debian: apt-get install afl++) and the tool that instruments assemblies (dotnet tool install -g SharpFuzz.CommandLine).
# What it finds lies below tests/.tools/fuzz; a crash becomes a line of tests/vectors/attacks or a test, named for what it showed.
set -euo pipefail
what="${1:?Say what to read: markdown or page}" seconds="${2:-300}"
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
work="tests/.tools/fuzz/$what"
rm -rf "$work"
mkdir -p "$work/seeds"
dotnet publish tests/benchmarks/fuzz -c Release -o "$work/program"
for assembly in IatroX.Generator Markdig YamlDotNet; do
  sharpfuzz "$work/program/$assembly.dll"
done
if [ "$what" = page ]; then
  find tests/golden -path '*/questions/*.md' -type f -size -4k | sort | awk 'NR % 6 == 0' | while read -r page; do cp "$page" "$work/seeds/$(basename "$page" .md)-$RANDOM"; done
else
  number=0
  # Each vector that is short, as it stands in its file.
  grep -hv '^//' tests/vectors/attacks/*.txt | awk 'length < 200 && NR % 8 == 0' | while read -r line; do number=$((number + 1)); printf '%b' "$line" > "$work/seeds/$number"; done
fi
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
exec afl-fuzz -i "$work/seeds" -o "$work/found" -V "$seconds" -t 20000 -m none -- dotnet "$work/program/IatroX.Fuzz.dll" "$what"
