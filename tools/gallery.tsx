/** Draws every component in every state, and three pages with invented data: `deno run -A tools/gallery.tsx [folder]`. */
import { fileURLToPath } from "node:url";
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { AuthCard } from "../components/AuthCard.tsx";
import { Button, IconButton, LinkButton } from "../components/Button.tsx";
import { Card } from "../components/Card.tsx";
import { Checkbox } from "../components/Checkbox.tsx";
import { DefinitionList } from "../components/DefinitionList.tsx";
import { Dialog, DialogActions } from "../components/Dialog.tsx";
import { Document, type Theme } from "../components/Document.tsx";
import { EmptyState } from "../components/EmptyState.tsx";
import { NotFound } from "../components/ErrorPage.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { FilterBar } from "../components/FilterBar.tsx";
import { FirmBadge } from "../components/FirmBadge.tsx";
import { Flash } from "../components/Flash.tsx";
import { Icon } from "../components/Icon.tsx";
import { ICONS } from "../components/icons.ts";
import { Menu, MenuButton, MenuLink } from "../components/Menu.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { Pagination } from "../components/Pagination.tsx";
import { Select } from "../components/Select.tsx";
import { Shell } from "../components/Shell.tsx";
import { PaymentBadge, StatusBadge, Tag } from "../components/StatusBadge.tsx";
import { Steps } from "../components/Steps.tsx";
import { Table } from "../components/Table.tsx";
import { Tabs } from "../components/Tabs.tsx";
import { Textarea } from "../components/Textarea.tsx";
import { DateInput, DateTimeInput, MoneyInput, TextInput } from "../components/TextInput.tsx";
import { Timeline } from "../components/Timeline.tsx";
import { Toast } from "../components/Toast.tsx";
import { FIRM_COLORS } from "../domain/organizations/organization.ts";
import { SALE_STATUSES, type SaleStatus } from "../domain/sales/moves.ts";
import { formats } from "../locales/format.ts";
import { words } from "../locales/words.ts";
import { buildCss, type Manifest } from "./build_css.ts";

const t = words("da");
const f = formats({ language: "da", locale: "da-DK", timeZone: "Europe/Copenhagen" });

interface Invented {
  number: string;
  customer: string;
  title: string;
  gross: number;
  status: SaleStatus;
  day: string;
  who: string;
}

const SALES: Invented[] = ([
  ["0214", "Åboulevardens Tandklinik", "Fast rengøring · 6 t", 239400, "SCHEDULED", "2026-11-24", "Mette Lund"],
  ["0213", "Skovbrynets Børnehus", "Hovedrengøring · 14 t", 558600, "QUOTE_SENT", "2026-11-21", "Jonas Friis"],
  ["0212", "Lund & Æbelø Revision", "Vinduespolering", 125000, "COMPLETED", "2026-11-20", "Mette Lund"],
  ["0211", "Privat, Risskov", "Flytterengøring · 8 t", 319200, "PAID", "2026-11-19", "Amina Yusuf"],
  ["0210", "Havnens Ejerforening", "Trappevask, uge 47", 187500, "IN_PROGRESS", "2026-11-19", "Amina Yusuf"],
  ["0209", "Kontorhotel Ø", "Fast rengøring · 10 t +2", 399000, "ACCEPTED", "2026-11-18", "Jonas Friis"],
  ["0208", "Privat, Tilst", "Engangsopgave · 2 t", 79800, "LOST", "2026-11-17", "Jonas Friis"],
  [
    "0207",
    "Andelsboligforeningen Fjordparken ved Vestre Ringgade",
    "Hovedrengøring af fællesarealer efter renovering",
    12499950,
    "CANCELLED",
    "2026-11-16",
    "Jonas Friis",
  ],
] as const).map(([number, customer, title, gross, status, day, who]) => ({
  number: `RS-2026-${number}`,
  customer,
  title,
  gross,
  status,
  day,
  who,
}));

const NOTES = "Nøgle hos receptionen.\nRing, hvis alarmen går.";

function Framed({ current, children }: { current: string; children: ComponentChildren }) {
  const place = (
    href: string,
    label: string,
    icon: "receipt-text" | "users" | "layers" | "trash-2",
    count?: string,
  ) => ({
    href,
    label,
    icon,
    current: href === current,
    count,
  });
  const sales = place("/sales", t.nav.sales, "receipt-text", "214");
  const customers = place("/customers", t.nav.customers, "users");
  const services = place("/services", t.nav.services, "layers");
  const bin = place("/sales/bin", t.nav.bin, "trash-2");
  return (
    <Shell
      places={[sales, customers, services, bin]}
      fresh={[{ href: "/sales/new", label: t.nav.newSale, icon: "receipt-text" }]}
      bottom={{ left: [sales, customers], right: services }}
      firm={{ id: "1", name: "Rendetalje", color: "teal", mark: "RS" }}
      otherFirms={[
        { id: "2", name: "Tekup", color: "indigo", mark: "TK" },
        { id: "3", name: "Foodtruck Fiesta", color: "orange", mark: "FF" },
      ]}
      switchAction="/organization"
      user={{ name: "Anna Østergård", email: "admin@rendetalje.example", role: t.roles.ADMIN }}
      profileHref="/profile"
      logoutAction="/logout"
      words={t.nav.shell}
    >
      {children}
    </Shell>
  );
}

function SalesTable() {
  return (
    <Table
      label={t.sales.title}
      rows={SALES}
      rowKey={(sale) => sale.number}
      href={(sale) => `/sales/${sale.number}`}
      linked="customer"
      columns={[
        {
          key: "number",
          header: t.sales.number,
          card: "sub",
          cell: (sale) => sale.number,
          sort: { href: "?sort=number" },
        },
        {
          key: "customer",
          header: t.sales.customer,
          card: "title",
          cell: (sale) => sale.customer,
          sort: { href: "?sort=customer" },
        },
        { key: "title", header: t.sales.service, card: "text", cell: (sale) => sale.title },
        {
          key: "amount",
          header: t.sales.amount,
          card: "amount",
          number: true,
          cell: (sale) => f.money(sale.gross),
          sort: { href: "?sort=amount" },
        },
        {
          key: "status",
          header: t.sales.status,
          card: "badge",
          cell: (sale) => <StatusBadge status={sale.status} word={t.statuses[sale.status]} />,
        },
        {
          key: "date",
          header: t.sales.date,
          card: "end",
          cell: (sale) => f.day(sale.day),
          sort: { href: "?sort=date", order: "descending" },
        },
        { key: "who", header: t.sales.assignee, card: "hide", muted: true, wideOnly: true, cell: (sale) => sale.who },
      ]}
      foot={
        <Pagination
          range={t.common.range("1", "8", "214")}
          next="?page=2"
          words={{ ...t.common, label: t.common.pages }}
        />
      }
    />
  );
}

function ListPage() {
  return (
    <Framed current="/sales">
      <PageHead title={t.sales.title} subtitle={`${t.sales.count(214, "214")} · ${t.sales.sum(f.money(48625000))}`}>
        <LinkButton href="/export" icon="download">{t.sales.export}</LinkButton>
        <LinkButton href="/sales/new" tone="primary" icon="plus" shortcut="C">{t.sales.new}</LinkButton>
      </PageHead>
      <Tabs
        label={t.sales.views}
        tabs={[
          { href: "?", label: t.sales.view.all, current: true },
          { href: "?view=mine", label: t.sales.view.mine, count: "38" },
          { href: "?view=quotes", label: t.sales.view.quotes, count: "12" },
          { href: "?view=scheduled", label: t.sales.view.scheduled, count: "6" },
          { href: "?view=unpaid", label: t.sales.view.unpaid, count: "17" },
        ]}
      />
      <Filters active={1} />
      <SalesTable />
    </Framed>
  );
}

function Filters({ active }: { active: number }) {
  return (
    <FilterBar
      action="/sales"
      search={{ name: "q", label: t.sales.search }}
      words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
      active={active}
      clearHref={active ? "/sales" : undefined}
    >
      <Select
        name="status"
        label={t.sales.status}
        hideLabel
        blank={t.sales.everyStatus}
        choices={SALE_STATUSES.map((it) => ({ value: it, label: t.statuses[it] }))}
      />
      <Select
        name="assignee"
        label={t.sales.assignee}
        hideLabel
        blank={t.sales.everyone}
        choices={[{ value: "1", label: "Mette Lund" }]}
      />
      <DateInput name="from" label={t.sales.from} hideLabel value="2026-08-23" />
      <DateInput name="to" label={t.sales.to} hideLabel value="2026-11-21" />
    </FilterBar>
  );
}

function SalePage({ asking }: { asking?: boolean }) {
  const path = ["QUOTE_SENT", "ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"] as const;
  return (
    <Framed current="/sales">
      <Flash action={<Button tone="quiet">{t.common.undo}</Button>}>
        {t.sales.moved("RS-2026-0212", t.statuses.COMPLETED)}
      </Flash>
      <PageHead
        back={{ href: "/sales", label: t.sales.title }}
        over="RS-2026-0212"
        title="Lund & Æbelø Revision"
        badge={<StatusBadge status="COMPLETED" word={t.statuses.COMPLETED} />}
      >
        <LinkButton href="?edit" icon="pencil">{t.common.edit}</LinkButton>
        <LinkButton href="?dialog=pay" tone="primary" icon="banknote">{t.sales.pay.title}</LinkButton>
        <Menu label={t.common.actions}>
          <form method="post">
            <MenuLink href="?dialog=refund" icon="undo-2">{t.sales.pay.refundTitle}</MenuLink>
            <MenuLink href="?dialog=correct" icon="history">{t.sales.dialogs.correctTitle}</MenuLink>
            <MenuButton icon="trash-2" danger>{t.sales.page.delete}</MenuButton>
          </form>
        </Menu>
      </PageHead>
      <Steps
        label={t.sales.page.steps}
        steps={path.map((it, at) => ({
          label: t.statuses[it],
          state: at < 4 ? "done" : at === 4 ? "current" : "ahead",
        }))}
      />
      <div class="grid gap-4 lg:grid-cols-[minmax(0,1fr)_340px] items-start">
        <div class="grid gap-4">
          <Card title={t.sales.page.lines}>
            <DefinitionList
              money
              facts={[
                { term: "Vinduespolering, ind- og udvendig · 1 stk.", value: f.money(100000) },
                { term: t.vat.rate(f.percent(2500)), value: f.money(25000) },
                { term: t.sales.form.gross, value: f.money(125000), total: true },
              ]}
            />
          </Card>
          <div class="grid gap-4 sm:grid-cols-2">
            <Card
              title={t.sales.customer}
              actions={<a href="/customers/1" class="link text-sm">{t.sales.page.customerSales}</a>}
            >
              <DefinitionList
                facts={[
                  {
                    term: t.customers.phone,
                    value: <a class="link" href="tel:+4586123456">{f.phone("+4586123456")}</a>,
                  },
                  {
                    term: t.customers.email,
                    value: <a class="link" href="mailto:post@lundaebeloe.example.dk">post@lundaebeloe.example.dk</a>,
                  },
                  { term: t.customers.address, value: "Vestergade 12, 8000 Aarhus C" },
                ]}
              />
            </Card>
            <Card
              title={t.sales.page.financial}
              actions={<PaymentBadge status="OVERDUE" word={t.paymentStatuses.OVERDUE} />}
            >
              <DefinitionList
                money
                facts={[
                  { term: t.sales.page.quoted, value: f.money(120000) },
                  { term: t.sales.page.paid, value: f.money(0) },
                  { term: t.sales.page.owed, value: f.money(125000) },
                  { term: t.sales.page.due, value: f.day("2026-12-04") },
                ]}
              />
            </Card>
          </div>
          <Card title={t.sales.page.notes}>
            <p class="text-ink-2 whitespace-pre-line">{NOTES}</p>
          </Card>
        </div>
        <Card title={t.sales.page.history}>
          <Timeline
            moments={[
              { title: t.statuses.COMPLETED, meta: "I dag 14.05 · Mette Lund", tone: "COMPLETED" },
              { title: t.statuses.IN_PROGRESS, meta: "I dag 12.30 · Mette Lund", tone: "IN_PROGRESS" },
              {
                title: t.statuses.SCHEDULED,
                meta: "17.11.2026 kl. 9.12 · Jonas Friis",
                text: "fre. 20.11.2026 kl. 12.30–14.00",
                tone: "SCHEDULED",
              },
              { title: t.statuses.ACCEPTED, meta: "16.11.2026 kl. 16.40 · Jonas Friis", tone: "ACCEPTED" },
              { title: t.statuses.QUOTE_SENT, meta: "12.11.2026 kl. 10.02 · Jonas Friis", tone: "QUOTE_SENT" },
            ]}
          />
        </Card>
      </div>
      {asking && (
        <Dialog id="pay" title={t.sales.pay.title} open closeHref="?" closeWord={t.common.close}>
          <form method="post" class="grid gap-4">
            <MoneyInput
              name="amount"
              label={t.sales.pay.amount}
              unit={t.common.unit}
              value="1.250,00"
              required
              autofocus
            />
            <DateInput name="paidOn" label={t.sales.pay.day} value="2026-11-21" hint={f.weekdayInWords("2026-11-21")} />
            <TextInput
              name="reference"
              label={t.sales.pay.reference}
              hint={t.sales.pay.referenceHint}
              optional={t.common.optional}
            />
            <DialogActions>
              <LinkButton href="?">{t.common.cancel}</LinkButton>
              <Button tone="primary">{t.sales.pay.submit}</Button>
            </DialogActions>
          </form>
        </Dialog>
      )}
    </Framed>
  );
}

function FormPage() {
  return (
    <Framed current="/sales">
      <PageHead title={t.sales.form.newTitle} back={{ href: "/sales", label: t.sales.title }} />
      <form method="post" class="max-w-form grid gap-4">
        <ErrorSummary
          title={t.common.formFaults}
          faults={[{ name: "customer", text: `${t.sales.customer}: ${t.fields.missing}` }, {
            name: "price",
            text: `${t.sales.form.price}: ${t.fields.amount}`,
          }]}
        />
        <Card title={t.sales.form.who}>
          <TextInput
            name="customer"
            label={t.sales.form.chooseCustomer}
            icon="search"
            placeholder={t.sales.form.searchCustomer}
            error={t.fields.missing}
            required
          />
        </Card>
        <Card title={t.sales.form.what} actions={<Button icon="plus" tone="quiet">{t.sales.form.addLine}</Button>}>
          <div class="grid gap-3 sm:grid-cols-6">
            <Select
              name="service"
              label={t.sales.service}
              fieldClass="sm:col-span-6"
              blank={t.sales.form.chooseService}
              choices={[{ group: "Rengøring", choices: [{ value: "1", label: "Fast rengøring" }] }]}
              value="1"
            />
            <TextInput
              name="quantity"
              label={t.sales.form.quantity}
              inputMode="decimal"
              value="6"
              fieldClass="sm:col-span-2"
              class="control-number"
            />
            <MoneyInput
              name="price"
              label={t.sales.form.price}
              unit={t.common.unit}
              value="39,9,0"
              error={t.fields.amount}
              fieldClass="sm:col-span-2"
            />
            <TextInput
              name="discount"
              label={t.sales.form.discount}
              inputMode="decimal"
              value="10"
              fieldClass="sm:col-span-2"
              optional={t.common.optional}
            />
          </div>
        </Card>
        <Card title={t.sales.form.when}>
          <div class="grid gap-4 sm:grid-cols-2">
            <DateInput
              name="saleDate"
              label={t.sales.form.saleDate}
              value="2026-11-21"
              hint={f.weekdayInWords("2026-11-21")}
            />
            <DateTimeInput name="scheduledAt" label={t.sales.form.scheduledAt} optional={t.common.optional} />
            <Select name="source" label={t.sales.form.source} choices={[{ value: "PHONE", label: t.sources.PHONE }]} />
            <TextInput name="fixed" label={t.sales.form.assignee} value="Anna Østergård" disabled />
            <Textarea
              name="notes"
              label={t.sales.form.internalNotes}
              hint={t.sales.form.internalHint}
              fieldClass="sm:col-span-2"
              value="Nøgle hos receptionen."
            />
            <Checkbox name="keep" label={t.sales.form.includesVat} checked hint={t.sales.form.customerHint} />
          </div>
        </Card>
        <div class="flex flex-wrap gap-2">
          <Button tone="primary">{t.sales.form.create}</Button>
          <Button>{t.sales.form.createAndNew}</Button>
          <LinkButton tone="quiet" href="/sales">{t.common.cancel}</LinkButton>
        </div>
      </form>
    </Framed>
  );
}

function LoginPage() {
  return (
    <AuthCard
      product={t.product}
      title={t.login.title}
      text={t.login.text}
      below={<a class="link" href="?language=en">English</a>}
    >
      <form method="post" class="grid gap-4">
        <TextInput
          name="email"
          label={t.login.email}
          type="email"
          autocomplete="username"
          required
          value="anna@rendetalje.example"
        />
        <TextInput
          name="password"
          label={t.login.password}
          type="password"
          autocomplete="current-password"
          required
          error={t.login.wrong}
        />
        <div class="flex flex-wrap items-center justify-between gap-x-4">
          <Checkbox name="remember" label={t.login.remember} />
          <a href="/forgot" class="link text-sm">{t.login.forgot}</a>
        </div>
        <Button tone="primary" wide>{t.login.submit}</Button>
      </form>
    </AuthCard>
  );
}

function PartsPage() {
  return (
    <Framed current="/services">
      <PageHead title="Komponenter" subtitle="Alle dele i alle tilstande" />
      <div class="grid gap-4">
        <Card title="Knapper">
          <div class="flex flex-wrap gap-2">
            {(["primary", "plain", "danger", "destroy", "quiet"] as const).map((tone) => (
              <Button key={tone} tone={tone} icon="check">{tone}</Button>
            ))}
            <Button disabled>disabled</Button>
            <IconButton icon="pencil" label={t.common.edit} />
            <Menu label={t.common.more} showLabel icon="chevron-down">
              <MenuLink href="#1" current>Et</MenuLink>
              <MenuLink href="#2">To</MenuLink>
            </Menu>
          </div>
        </Card>
        <Card title="Mærker">
          <div class="flex flex-wrap gap-2">
            {SALE_STATUSES.map((it) => <StatusBadge key={it} status={it} word={t.statuses[it]} />)}
          </div>
          <div class="flex flex-wrap gap-2 mt-3">
            {(Object.keys(t.paymentStatuses) as (keyof typeof t.paymentStatuses)[]).map((it) => (
              <PaymentBadge key={it} status={it} word={t.paymentStatuses[it]} />
            ))}
            <Tag word="Inaktiv" />
          </div>
          <div class="flex flex-wrap gap-2 mt-3">
            {FIRM_COLORS.map((it) => <FirmBadge key={it} name={it} color={it} />)}
          </div>
        </Card>
        <div>
          <Flash>Gemt.</Flash>
          <Flash kind="note" action={<LinkButton tone="quiet" href="#l">Opdatér</LinkButton>}>
            3 ændringer siden du åbnede listen.
          </Flash>
          <Flash kind="problem">{t.refusals.stale_version}</Flash>
        </div>
        <Card>
          <EmptyState icon="receipt-text" {...t.sales.empty}>
            <LinkButton tone="primary" icon="plus" href="/sales/new">{t.sales.empty.action}</LinkButton>
          </EmptyState>
        </Card>
        <Card>
          <NotFound {...t.errors.notFound}>
            <LinkButton href="/sales">{t.errors.notFound.back}</LinkButton>
          </NotFound>
        </Card>
        <Card title="Tegn">
          <div class="flex flex-wrap gap-4 text-ink-2">{ICONS.map((it) => <Icon key={it} name={it} label={it} />)}</div>
        </Card>
        <p>
          Et <a class="link" href="#x">link i teksten</a>, <kbd>Ctrl K</kbd> og <small>lille tekst</small>.
        </p>
      </div>
      <Toast action={<Button tone="quiet" type="button">{t.common.undo}</Button>}>RS-2026-0208 er slettet.</Toast>
    </Framed>
  );
}

export const PAGES: Record<string, () => VNode> = {
  list: () => <ListPage />,
  sale: () => <SalePage />,
  dialog: () => <SalePage asking />,
  form: () => <FormPage />,
  login: () => <LoginPage />,
  parts: () => <PartsPage />,
};

/** The stylesheet with the gallery's own classes, apart from the app's. */
export function buildGallery(folder: string): Promise<Manifest> {
  return buildCss(undefined, { into: folder, folders: ["components"], also: [fileURLToPath(import.meta.url)] });
}

/** One page of the gallery as a whole document. */
export function drawn(name: string, theme: Theme, manifest: Manifest): string {
  const page = PAGES[name]();
  return `<!DOCTYPE html>${
    renderToString(
      <Document
        lang="da"
        theme={theme}
        title={`${name} · ${t.product}`}
        stylesheet={manifest.stylesheet}
        fonts={manifest.fonts}
      >
        {page}
      </Document>,
    )
  }`;
}

if (import.meta.main) {
  const folder = Deno.args[0] ?? await Deno.makeTempDir({ prefix: "gallery-" });
  const manifest = await buildGallery(folder);
  for (const name of Object.keys(PAGES)) {
    for (const theme of ["light", "dark"] as const) {
      await Deno.writeTextFile(`${folder}/${name}-${theme}.html`, drawn(name, theme, manifest));
    }
  }
  console.log(`${folder} holds the gallery; serve it as the root of a site`);
}
