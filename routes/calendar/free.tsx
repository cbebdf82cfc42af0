import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Button } from "../../components/Button.tsx";
import { Card } from "../../components/Card.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { Select } from "../../components/Select.tsx";
import { DateInput, TextInput } from "../../components/TextInput.tsx";
import { isBookable } from "../../domain/calendar/find_calendar.ts";
import { parseId, type SaleId, type UserId } from "../../domain/kernel/ids.ts";
import { covers, may, reach } from "../../domain/kernel/permissions.ts";
import { parseDay } from "../../domain/kernel/time.ts";
import { SlotDays } from "./(_components)/SlotDays.tsx";

const DAYS = 7;
const USUAL_MINUTES = 60, LONGEST_MINUTES = 1_440;

/** When there is time for a visit: of one person or of anybody, in the seven days from a day on. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const { searchParams } = ctx.url;
    const from = parseDay(searchParams.get("date") ?? "") ?? today;
    const saleId = parseId<SaleId>(searchParams.get("sale") ?? "");
    const visit = saleId
      ? await useCases.findVisit(actor, saleId, { from, person: null }, organization.timeZone)
      : null;
    const file = visit?.ok ? visit.value : null;
    const minutes = minutesFrom(searchParams.get("minutes")) ?? file?.minutes ?? USUAL_MINUTES;
    const asked = parseId<UserId>(searchParams.get("person") ?? "");
    const person = searchParams.has("person") ? asked : file?.sale.assignedTo ?? null;
    const ask = { from, days: DAYS, minutes, person, except: file?.sale.id ?? null };
    const found = await useCases.findSlots(actor, ask, organization.timeZone);
    const { value: { members } } = await useCases.findCalendarSettings(actor);
    return page({ from, minutes, person, file, members, slots: found.ok ? found.value : [] });
  },
});

/** 15 minutes to a day; null for anything else. */
function minutesFrom(text: string | null): number | null {
  const minutes = /^\d{1,4}$/.test(text ?? "") ? Number(text) : 0;
  return minutes >= 15 && minutes <= LONGEST_MINUTES ? minutes : null;
}

export default define.page<typeof handler>(({ data, state }) => {
  const { from, minutes, person, file, members, slots } = data;
  const { words, formats, actor, organization } = state;
  const { calendar: { slots: t, title } } = words;
  const open = slots.filter((one) => one.slots.length > 0);
  const people = members.filter(isBookable);
  const sale = file && covers(actor, "edit_sales", file.sale) ? file.sale : null;
  return (
    <>
      <PageHead
        title={t.title}
        back={sale ? { href: `/sales/${sale.id}`, label: sale.number } : { href: "/calendar", label: title }}
        subtitle={sale ? t.for(sale.number, sale.customer.name) : undefined}
      />
      <form method="get" action="/calendar/free" class="slot-ask card">
        {sale && <input type="hidden" name="sale" value={sale.id} />}
        <DateInput name="date" label={t.date} value={from} />
        <TextInput name="minutes" label={t.length} value={String(minutes)} inputMode="numeric" />
        {reach(actor, "view_sales") === "all" && (
          <Select
            name="person"
            label={t.person}
            value={person ?? ""}
            blank={words.calendar.everyone}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Button tone="primary" icon="search">{t.find}</Button>
      </form>
      {open.length === 0 ? <EmptyState icon="clock" {...t.none} /> : (
        <Card>
          <SlotDays
            slots={open}
            zone={organization.timeZone}
            sells={may(actor, "create_sales")}
            words={words}
            formats={formats}
            {...(sale
              ? { plan: { saleId: sale.id, version: sale.version, back: null, once: crypto.randomUUID() } }
              : {})}
          />
        </Card>
      )}
    </>
  );
});
