import { define } from "../adapters/http/define.ts";
import { keysAreOn } from "../adapters/http/keys.ts";
import { toldSentence } from "../adapters/http/flash.ts";
import { Button } from "../components/Button.tsx";
import { Flash } from "../components/Flash.tsx";
import { type Place, Shell } from "../components/Shell.tsx";
import Desk from "../islands/Desk.tsx";
import ForgetKept from "../islands/ForgetKept.tsx";
import { keptName } from "../islands/kept_form.ts";
import { deskFor } from "./(_components)/desk.ts";
import { may } from "../domain/kernel/permissions.ts";

/** The shell around every page behind the login: where one can go, which firm this is, and what just happened. */
export default define.layout(({ Component, state, url, req }) => {
  const { presence, words: t } = state;
  if (presence === null) return <Component />;
  const { organization, organizations, actor, told, formats } = state;
  const lies = (href: string) => url.pathname === href || url.pathname.startsWith(`${href}/`);
  const place = (href: string, label: string, icon: Place["icon"], also: readonly string[] = []): Place => ({
    href,
    label,
    icon,
    current: lies(href) || also.some(lies),
  });
  const today = place("/today", t.nav.today, "calendar-check");
  const overview = place("/dashboard", t.figures.overview, "layout-dashboard");
  const reports = place("/reports", t.figures.reports, "chart-column");
  const sales = place("/sales", t.nav.sales, "receipt-text");
  const leads = place("/leads", t.nav.leads, "target", ["/quarantine"]);
  const customers = place("/customers", t.nav.customers, "users", ["/import"]);
  const services = place("/services", t.nav.services, "layers");
  const find = place("/find", t.daily.find.title, "search");
  const accounts = may(actor, "invoice_sales") ? [place("/reconciliation", t.invoicing.page.title, "scale")] : [];
  const settings = may(actor, "manage_settings")
    ? [place("/settings", t.people.nav.settings, "settings", ["/operations"])]
    : [];
  const calendar = place("/calendar", t.calendar.title, "calendar");
  const agreements = place("/agreements", t.agreements.title, "calendar-clock");
  const notices = {
    ...place("/notifications", t.mail.notices.title, "bell"),
    ...(presence.unread > 0 ? { count: formats.count(Math.min(presence.unread, 99), presence.unread > 99) } : {}),
  };
  const places = [
    find,
    notices,
    overview,
    today,
    calendar,
    sales,
    agreements,
    leads,
    customers,
    services,
    reports,
    ...accounts,
    ...settings,
  ];
  const fresh = [
    ...(may(actor, "create_sales") ? [place("/sales/new", t.nav.newSale, "receipt-text")] : []),
    ...(may(actor, "create_sales") ? [place("/agreements/new", t.agreements.new, "calendar-clock")] : []),
    ...(may(actor, "edit_leads") ? [place("/leads/new", t.nav.newLead, "target")] : []),
    ...(may(actor, "edit_customers") ? [place("/customers/new", t.nav.newCustomer, "users")] : []),
    ...(may(actor, "edit_services") ? [place("/services/new", t.nav.newService, "layers")] : []),
  ];
  return (
    <Shell
      places={places}
      fresh={fresh}
      told={presence.unread > 0}
      bottom={{ left: [today, sales], reader: find, right: customers }}
      firm={organization}
      otherFirms={organizations.filter((firm) => firm.id !== organization.id)}
      switchAction="/organization"
      user={{ name: presence.user.name, email: presence.user.email, role: t.roles[organization.role] }}
      profileHref="/profile"
      logoutAction="/logout"
      words={t.nav.shell}
    >
      {told && (
        <Flash
          action={told.undo && (
            <form method="post" action={told.undo}>
              <Button tone="quiet" icon="undo-2">{t.common.undo}</Button>
            </form>
          )}
        >
          {toldSentence(told, t, formats)}
        </Flash>
      )}
      {told?.kind === "sale_created" && <ForgetKept name={keptName("sale", actor)} />}
      <Component />
      <Desk {...deskFor(state, places, keysAreOn(req))} />
    </Shell>
  );
});
