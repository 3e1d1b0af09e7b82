#!/usr/bin/env bash
# Runs all tests, or those of the parts that are named, in the order of what fails soonest:
#   tests/run.sh                      everything, as CI does
#   tests/run.sh search generator     these parts
#   tests/run.sh golden               the golden sites alone; UPDATE_GOLDEN=1 rewrites what they expect
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part() {
  case "$1" in
    search) dotnet test --project tests/IatroX.Search.Tests ;;
    generator) dotnet test --project tests/IatroX.Generator.Tests ;;
    golden) dotnet test --project tests/IatroX.Generator.Tests --filter-class 'IatroX.Generator.Tests.Golden.*' ;;
    site) dotnet test --project tests/IatroX.Generator.Tests --filter-class 'IatroX.Generator.Tests.WholeSite.*' ;;
    safety) dotnet test --project tests/IatroX.Safety.Tests ;;
    cli) dotnet test --project tests/IatroX.Cli.Tests ;;
    browser) dotnet test --project tests/IatroX.Browser.Tests ;;
    *) echo "There is no part '$1'. Parts: search generator golden site cli safety browser." >&2; return 2 ;;
  esac
}

if [ $# -eq 0 ]; then
  exec dotnet test
fi
for name in "$@"; do
  part "$name"
done
