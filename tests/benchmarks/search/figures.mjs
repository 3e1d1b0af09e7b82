/** Small sums for the benchmarks. */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

export function table(heads, rows) {
  const text = [heads, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? (cell >= 100 ? cell.toFixed(0) : +cell.toFixed(2)) : cell)).map(String));
  const widths = heads.map((_, i) => Math.max(...text.map((row) => row[i].length)));
  return text.map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ")).join("\n");
}
