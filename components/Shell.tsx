import type { ComponentChildren } from "preact";
import type { FirmColor } from "../domain/organizations/organization.ts";
import { cx } from "./cx.ts";
import { kept } from "./drawn.ts";
import { FirmBadge, initials } from "./FirmBadge.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { MenuLink } from "./Menu.tsx";

export interface Place {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  count?: string;
}

export interface Firm {
  id: string;
  name: string;
  color: FirmColor;
  /** Its letters; the prefix of its sale numbers is a good choice. */
  mark?: string;
}

export interface ShellProps {
  places: readonly Place[];
  /** What can be made from anywhere, under one button; none for whoever may make nothing. */
  fresh: readonly Place[];
  /** The phone's bar: two places, the plus (or what who only reads needs), one place; the rest is under "more". */
  bottom: { left: readonly [Place, Place]; right: Place; reader?: Place };
  /** Somebody was told something under "more". */
  told?: boolean;
  firm: Firm;
  /** Other firms of this person: each is a button that posts `organization` to `switchAction`. */
  otherFirms: readonly Firm[];
  switchAction: string;
  user: { name: string; email: string; role: string };
  profileHref: string;
  logoutAction: string;
  words: {
    skip: string;
    main: string;
    switchFirm: string;
    currentFirm: string;
    account: string;
    profile: string;
    logout: string;
    more: string;
    fresh: string;
    freshLong: string;
  };
  children?: ComponentChildren;
}

/** Everything around a page: sidebar on a wide screen, rail on a tablet, top and bottom bars on a phone. */
export function Shell(props: ShellProps) {
  const { places, fresh, bottom, told, words, children } = props;
  const shown = JSON.stringify([places, fresh, bottom, told, words]);
  return (
    <div class="shell">
      <a href="#main" class="skip">{words.skip}</a>
      <header class="side">
        <FirmMenu {...props} />
        {kept(`side ${shown}`, () => (
          <>
            {fresh.length > 0 && <FreshMenu {...props} />}
            <nav aria-label={words.main} class="side-places">
              {places.map((place) => <PlaceLink key={place.href} {...place} />)}
            </nav>
          </>
        ))}
        <UserMenu {...props} />
      </header>
      <main id="main" tabIndex={-1}>{children}</main>
      {kept(`bottom ${shown}`, () => <BottomBar {...props} />)}
    </div>
  );
}

function FreshMenu(props: ShellProps) {
  return (
    <details name="menu" class="menu fresh">
      <summary class="place" title={props.words.freshLong}>
        <Icon name="plus" />
        <span>{props.words.fresh}</span>
      </summary>
      <div class="menu-body">
        <FreshLinks {...props} />
      </div>
    </details>
  );
}

function PlaceLink({ href, label, icon, current, count }: Place) {
  return (
    <a href={href} aria-current={current ? "page" : undefined} class="place">
      <Icon name={icon} />
      <span>{label}</span>
      {count && <b>{count}</b>}
    </a>
  );
}

function FreshLinks({ fresh }: ShellProps) {
  return fresh.map(({ href, icon, label, current }) => (
    <MenuLink key={href} href={href} icon={icon} current={current}>{label}</MenuLink>
  ));
}

function FirmMenu({ firm, otherFirms, switchAction, words }: ShellProps) {
  const badge = (
    <>
      <FirmBadge {...firm} />
      <span class="firm-name">
        {firm.name}
        {otherFirms.length > 0 && <small>{words.switchFirm}</small>}
      </span>
    </>
  );
  if (otherFirms.length === 0) return <div class="firm">{badge}</div>;
  return (
    <details name="menu" class="menu firm-menu">
      <summary class="firm">
        {badge}
        <Icon name="chevrons-up-down" class="firm-caret" />
      </summary>
      <form method="post" action={switchAction} class="menu-body">
        <p class="menu-item">
          <FirmBadge {...firm} />
          <span class="mr-auto">{firm.name}</span>
          <Icon name="check" label={words.currentFirm} class="text-accent" />
        </p>
        {otherFirms.map((it) => (
          <button key={it.id} type="submit" name="organization" value={it.id} class="menu-item">
            <FirmBadge {...it} />
            {it.name}
          </button>
        ))}
      </form>
    </details>
  );
}

function UserMenu({ user, profileHref, logoutAction, words }: ShellProps) {
  return (
    <details name="menu" class="menu user-menu">
      <summary class="user">
        <span class="user-mark" aria-hidden="true">{initials(user.name)}</span>
        <span class="sr-only">{`${words.account}: `}</span>
        <span class="firm-name">
          {user.name}
          <small>{user.role}</small>
        </span>
      </summary>
      <div class="menu-body menu-up">
        <p class="px-3 py-2 text-sm text-ink-3 border-b border-line mb-1">{user.email}</p>
        <MenuLink href={profileHref} icon="user">{words.profile}</MenuLink>
        <form method="post" action={logoutAction}>
          <button type="submit" class="menu-item">
            <Icon name="log-out" />
            {words.logout}
          </button>
        </form>
      </div>
    </details>
  );
}

function BottomBar(props: ShellProps) {
  const { bottom, fresh, places, words } = props;
  // Who makes nothing has something else under the thumb.
  const middle = fresh.length === 0 ? bottom.reader : undefined;
  const shown = new Set([...bottom.left, ...middle ? [middle] : [], bottom.right].map((it) => it.href));
  const rest = places.filter((it) => !shown.has(it.href));
  const slot = ({ href, label, icon, current }: Place) => (
    <a key={href} href={href} aria-current={current ? "page" : undefined} class="slot">
      <Icon name={icon} />
      {label}
    </a>
  );
  return (
    <nav aria-label={words.main} class="bottom">
      {bottom.left.map(slot)}
      {fresh.length > 0
        ? (
          <details name="menu" class="menu plus-menu">
            <summary aria-label={words.freshLong} class="slot plus">
              <span>
                <Icon name="plus" />
              </span>
            </summary>
            <div class="menu-body menu-up">
              <FreshLinks {...props} />
            </div>
          </details>
        )
        : middle
        ? slot(middle)
        : <span class="slot" aria-hidden="true" />}
      {slot(bottom.right)}
      <details name="menu" class="menu">
        <summary class={cx("slot", rest.some((it) => it.current) && "slot-current", props.told && "slot-told")}>
          <Icon name="menu" />
          {words.more}
        </summary>
        <div class="menu-body menu-up">
          {rest.map((it) => (
            <MenuLink key={it.href} href={it.href} icon={it.icon} current={it.current}>
              {it.label}
              {it.count && <b>{it.count}</b>}
            </MenuLink>
          ))}
        </div>
      </details>
    </nav>
  );
}
