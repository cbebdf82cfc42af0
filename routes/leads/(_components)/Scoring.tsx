import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { KeptWeights } from "../../../domain/leads/ports.ts";
import type { BandOutcome } from "../../../domain/leads/report.ts";
import { endOfBand, QUESTIONS } from "../../../domain/leads/scoring.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { rateWord } from "./figures.ts";
import { LeadsHead } from "./LeadsHead.tsx";

export interface ScoringProps {
  readonly kept: KeptWeights;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly now: readonly BandOutcome[];
  /** Under the weights that are tried; null while none are. */
  readonly then: readonly BandOutcome[] | null;
  readonly once: string;
  readonly actor: Actor;
  readonly words: Words;
  readonly formats: Formats;
}

/** The questions with their weights, and what they make of last year's leads. */
export function Scoring(props: ScoringProps) {
  const { kept, faults, then, once, actor, words: t } = props;
  const { leads: say, common } = t;
  return (
    <>
      <LeadsHead page="scoring" actor={actor} words={t} />
      <FormFaults
        title={common.formFaults}
        faults={faults}
        labels={Object.fromEntries(
          Object.entries(say.questions).map(([id, question]) => [id, `${say.scoring.weight}: ${question}`]),
        )}
      />
      <div class="file">
        <div class="file-main">
          <Card>
            <p class="mb-3 text-ink-2">{say.scoring.intro}</p>
            <form method="post" action="/leads/scoring" novalidate>
              <input type="hidden" name="once" value={once} />
              <input type="hidden" name="version" value={String(kept.version)} />
              <WeightTable {...props} />
              <div class="flex flex-wrap gap-2 mt-5">
                <Button name="do" value="try" icon="eye">{say.scoring.try}</Button>
                <Button tone="primary" name="do" value="save">{say.scoring.save}</Button>
                <LinkButton tone="quiet" href="?usual">{say.scoring.reset}</LinkButton>
              </div>
            </form>
          </Card>
        </div>
        <div class="file-side">
          <Card title={say.scoring.effect}>
            <p class="mb-3 text-ink-2 text-sm">{say.scoring.effectHint}</p>
            {then && <Flash kind="note">{say.scoring.notSaved}</Flash>}
            <Effect {...props} />
          </Card>
        </div>
      </div>
    </>
  );
}

function WeightTable({ typed, faults, words: { leads: say }, formats }: ScoringProps) {
  const numbers = QUESTIONS.map(({ id }) => /^\d{1,3}$/.test(typed[id] ?? "") ? Number(typed[id]) : 0);
  const whole = numbers.reduce((all, one) => all + one, 0);
  const words = say.answers as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return (
    <div class="figures-box" tabIndex={0} role="group" aria-label={say.scoring.title}>
      <table class="figures weights">
        <thead>
          <tr>
            <th scope="col">{say.scoring.question}</th>
            <th scope="col">{say.scoring.weight}</th>
            <th scope="col">{say.scoring.share}</th>
          </tr>
        </thead>
        <tbody>
          {QUESTIONS.map(({ id, answers }, place) => (
            <tr key={id}>
              <th scope="row">
                {say.questions[id]}
                <span class="sub-line">
                  {Object.entries(answers).map(([word, part]) => `${words[id][word]} ${part}`).join(" · ")}
                </span>
              </th>
              <td>
                <TextInput
                  name={id}
                  label={`${say.scoring.weight}: ${say.questions[id]}`}
                  hideLabel
                  value={typed[id]}
                  error={faults[id]}
                  inputMode="numeric"
                  autocomplete="off"
                  maxLength={3}
                />
              </td>
              <td>{whole === 0 ? "–" : formats.percent(Math.round(numbers[place] * 1000 / whole) * 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many leads each band has, and how many of those decided became sales, now and with the weights that are tried. */
function Effect({ now, then, words: t, formats }: ScoringProps) {
  const { leads: say } = t;
  const cells = ({ all, rate }: BandOutcome) => (
    <>
      <td>{formats.count(all)}</td>
      <td>{rateWord(rate, t, formats)}</td>
    </>
  );
  return (
    <div class="figures-box" tabIndex={0} role="group" aria-label={say.scoring.effect}>
      <table class="figures figures-narrow">
        <thead>
          {then && (
            <tr>
              <td />
              <th scope="colgroup" colSpan={2}>{say.scoring.before}</th>
              <th scope="colgroup" colSpan={2}>{say.scoring.after}</th>
            </tr>
          )}
          <tr>
            <th scope="col">{say.report.band}</th>
            {[now, ...(then ? [then] : [])].map((_, at) => (
              <>
                <th key={`all ${at}`} scope="col">{say.report.all}</th>
                <th key={`rate ${at}`} scope="col">{say.report.rateShort}</th>
              </>
            ))}
          </tr>
        </thead>
        <tbody>
          {now.map((band, place) => (
            <tr key={band.band}>
              <th scope="row">{`${band.band}–${endOfBand(band.band)}`}</th>
              {cells(band)}
              {then && cells(then[place])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
