import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly kind: "line" | "bar";
  readonly labels: readonly string[];
  /** In kroner. */
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly locale: string;
  readonly words: { readonly open: string; readonly close: string; readonly label: string };
}

/** A closer look at a chart the server drew: values under the pointer. Its library is loaded when somebody asks for it. */
export default function ChartCloser({ kind, labels, series, locale, words }: Props) {
  const open = useSignal(false);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!open.value || !canvas.current) return;
    let chart: { destroy(): void } | null = null, gone = false;
    import("chart.js/auto").then(({ default: Chart }) => {
      if (gone || !canvas.current) return;
      const style = getComputedStyle(document.documentElement);
      const ink = style.getPropertyValue("--ink-2"), line = style.getPropertyValue("--line");
      const colors = ["--accent", "--edge", "--scheduled"].map((name) => style.getPropertyValue(name));
      const kroner = new Intl.NumberFormat(locale, { style: "currency", currency: "DKK", maximumFractionDigits: 0 });
      chart = new Chart(canvas.current, {
        type: kind,
        data: {
          labels: [...labels],
          datasets: series.map(({ label, values }, place) => ({
            label,
            data: [...values],
            borderColor: colors[place],
            backgroundColor: colors[place],
            tension: 0.2,
          })),
        },
        options: {
          maintainAspectRatio: false,
          animation: false,
          interaction: { mode: "index", intersect: false },
          plugins: {
            legend: { labels: { color: ink } },
            tooltip: {
              callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${kroner.format(parsed.y ?? 0)}` },
            },
          },
          scales: {
            x: { ticks: { color: ink }, grid: { color: line } },
            y: {
              beginAtZero: true,
              ticks: { color: ink, callback: (value) => kroner.format(Number(value)) },
              grid: { color: line },
            },
          },
        },
      });
    });
    return () => {
      gone = true;
      chart?.destroy();
    };
  }, [open.value]);

  return (
    <div class="needs-script closer-door">
      <button type="button" class="btn" aria-expanded={open.value} onClick={() => open.value = !open.value}>
        {open.value ? words.close : words.open}
      </button>
      {open.value && (
        <div class="closer">
          <canvas ref={canvas} role="img" aria-label={words.label} />
        </div>
      )}
    </div>
  );
}
