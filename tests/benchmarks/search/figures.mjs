/** Small sums for the benchmarks. */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** Järvelin and Kekäläinen (TOIS 2002), with gain 2^grade - 1. */
export function ndcg(ranked, relevant, depth) {
  const sum = (grades) => grades.slice(0, depth).reduce((total, grade, i) => total + (2 ** grade - 1) / Math.log2(i + 2), 0);
  const best = sum(Object.values(relevant).sort((a, b) => b - a));
  return best > 0 ? sum(ranked.map((id) => relevant[id] ?? 0)) / best : 0;
}

/** A table for the README. @param {"high" | "low"} [best] marks the best of each column */
export function markdown(heads, rows, best) {
  const better = (a, b) => (best === "high" ? parseFloat(a) > parseFloat(b) : parseFloat(a) < parseFloat(b));
  const marked = rows.map((row) => row.map((cell, column) => {
    if (!best || column === 0 || rows.length < 2 || rows.some((other) => better(other[column], cell))) return cell;
    return `**${cell}**`;
  }));
  return [`| ${heads.join(" | ")} |`, `|${heads.map(() => "---").join("|")}|`, ...marked.map((row) => `| ${row.join(" | ")} |`)].join("\n") + "\n";
}

export function table(heads, rows) {
  const text = [heads, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? (cell >= 100 ? cell.toFixed(0) : +cell.toFixed(2)) : cell)).map(String));
  const widths = heads.map((_, i) => Math.max(...text.map((row) => row[i].length)));
  return text.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")).join("\n");
}
