import { cx } from "./cx.ts";
import { TONES } from "./tones.ts";

/** What a chart is drawn from; the words beside it come from the page. */
export interface Point {
  readonly label: string;
  readonly value: number;
}

const HEIGHT = 100;
const scaled = (value: number, most: number) =>
  most <= 0 ? 0 : Math.round(Math.max(0, value) * HEIGHT * 100 / most) / 100;
const most = (values: readonly number[]) => Math.max(0, ...values);

/** How something went, day by day. Drawn by the server; what each point is stands in the table beneath. */
export function LineChart({ points, label, highest, none }: {
  points: readonly Point[];
  label: string;
  highest: string;
  /** Said where there is nothing to draw. */
  none: string;
}) {
  const top = most(points.map(({ value }) => value)), last = Math.max(1, points.length - 1);
  if (top === 0) return <p class="text-ink-2">{none}</p>;
  const places = points.map(({ value }, place) => `${place * 100 / last},${HEIGHT - scaled(value, top)}`).join(" ");
  return (
    <div class="chart">
      <p class="chart-most" aria-hidden="true">{highest}</p>
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <polygon class="chart-area" points={`0,${HEIGHT} ${places} 100,${HEIGHT}`} />
        <polyline class="chart-line" points={places} />
      </svg>
      <p class="chart-axis" aria-hidden="true">
        {[points.at(0), points[Math.floor(points.length / 2)], points.at(-1)].map((point, place) => (
          <span key={place}>{point?.label}</span>
        ))}
      </p>
    </div>
  );
}

export interface Column extends Point {
  /** What it was then, drawn behind. */
  readonly then?: number;
  /** Foretold, between these. */
  readonly between?: readonly [low: number, high: number];
}

/** One column for each week or month, with the one it is compared with behind it. */
export function ColumnChart({ columns, label, highest, none }: {
  columns: readonly Column[];
  label: string;
  highest: string;
  /** Said where there is nothing to draw. */
  none: string;
}) {
  const top = most(columns.flatMap(({ value, then = 0, between = [0, 0] }) => [value, then, between[1]]));
  if (top === 0) return <p class="text-ink-2">{none}</p>;
  const bar = (value: number) => ({ y: HEIGHT - scaled(value, top), height: scaled(value, top) });
  return (
    <div class="chart">
      <p class="chart-most" aria-hidden="true">{highest}</p>
      <svg viewBox={`0 0 ${columns.length * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {columns.map(({ value, then, between }, place) => (
          <g key={place}>
            {then !== undefined && <rect class="chart-then" x={place * 10 + 0.8} width={4} {...bar(then)} />}
            <rect
              class={cx(between ? "chart-foretold" : "chart-bar")}
              x={place * 10 + (then === undefined ? 2 : 4.2)}
              width={then === undefined ? 6 : 5}
              {...bar(value)}
            />
            {between && (
              <line
                class="chart-span"
                x1={place * 10 + 5}
                x2={place * 10 + 5}
                y1={HEIGHT - scaled(between[0], top)}
                y2={HEIGHT - scaled(between[1], top)}
              />
            )}
          </g>
        ))}
      </svg>
      <p class="chart-axis chart-axis-each" aria-hidden="true">
        {columns.map(({ label }, place) => <span key={place}>{label}</span>)}
      </p>
    </div>
  );
}

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The number in words: "12 · 34.500 kr." */
  readonly text: string;
  readonly href: string | null;
  readonly tone?: keyof typeof TONES;
}

/** Parts of a whole, one under the other; each leads to the list it is made of, and says its number itself. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const top = most(bars.map(({ value }) => value));
  return (
    <ul class="bars" aria-label={label}>
      {bars.map(({ key, label, value, text, href, tone = "accent" }) => {
        const inside = (
          <>
            <b>{label}</b>
            <small>{text}</small>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" class={TONES[tone]} aria-hidden="true">
              <rect class="bar-rest" width={100} height={8} rx={1} />
              <rect width={scaled(value, top)} height={8} rx={1} />
            </svg>
          </>
        );
        return <li key={key}>{href ? <a href={href}>{inside}</a> : <div>{inside}</div>}</li>;
      })}
    </ul>
  );
}
