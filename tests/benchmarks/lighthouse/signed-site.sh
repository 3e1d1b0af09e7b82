#!/usr/bin/env bash
# Builds a copy of this repository's site in which an artificial reviewer has signed every answer, because search engines may list
# only signed answers and Lighthouse scores that:  tests/benchmarks/lighthouse/signed-site.sh DIR [COMMAND...]
# COMMAND is a built iatrox; without it, the source is run. The copy is for measuring and must not be published.
set -eu
mkdir -p "$1/site"
site="$(cd "$1/site" && pwd)"
output="$(dirname "$site")/output"
shift
[ $# -gt 0 ] || set -- dotnet run -c Release --project generator/IatroX.Cli --
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
cp -r input theme output-config "$site"
printf 'name: Artificial Reviewer\nrole: Made for a measurement\n' > "$site/input/reviewers/artificial.yaml"
grep -L '^withdrawn' "$site"/input/questions/*/*.md | xargs "$@" review sign --site "$site" --reviewer artificial > /dev/null
"$@" build --site "$site" --output "$output"
