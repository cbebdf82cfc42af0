import { type Email, parseEmail } from "../customers/email.ts";
import { purposeOf, ROTATION_HOURS, type SecretBox } from "../integrations/integration.ts";
import type { SealedIntegration } from "../integrations/ports.ts";
import type { Actor } from "../kernel/actor.ts";
import type { OrganizationId, UserId } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addMinutes, type Clock, type Instant } from "../kernel/time.ts";
import type { Books, Tenants } from "../tenants.ts";
import type { IntakeRefusal } from "./mail.ts";
import { type Mailbox, mailboxName, type MailboxSecrets } from "./mailbox.ts";
import type { KeptPortals } from "./ports.ts";
import type { Portal } from "./portals.ts";

export interface MailboxWorld {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly secrets: SecretBox;
  /** So many random characters 0 to f. */
  readonly random: (characters: number) => string;
}

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "manage_settings" };
const NEIGHBOUR = "inbound_mail";

/** What a firm has decided about its mailbox, as the integration keeps it. */
export function mailboxOf({ settings }: Pick<SealedIntegration, "settings">): Mailbox {
  const told = settings as Readonly<Record<string, Json | undefined>>;
  const text = (name: string) => typeof told[name] === "string" ? told[name] as string : null;
  const own = Array.isArray(told.own) ? told.own as readonly string[] : [];
  return {
    name: text("name") ?? "",
    tail: text("tail") ?? "",
    oldUntil: text("oldUntil") as Instant | null,
    assignTo: text("assignTo") as UserId | null,
    own: own.map((one) => parseEmail(one)).filter((one): one is Email => one !== null),
    mailgunTail: text("mailgunTail"),
    sendgridKey: text("sendgridKey"),
    ...(told.sendgridBefore ? { sendgridBefore: told.sendgridBefore as unknown as Mailbox["sendgridBefore"] } : {}),
  };
}

/** The secrets of a mailbox in plain. */
export async function openSecrets(
  secrets: SecretBox,
  organization: OrganizationId,
  { sealed }: Pick<SealedIntegration, "sealed">,
): Promise<MailboxSecrets> {
  return JSON.parse(await secrets.open(purposeOf(organization, NEIGHBOUR), sealed)) as MailboxSecrets;
}

/** The mailbox and the portals, for who may change them; null while it is not opened. */
export function findMailbox({ tenants }: Pick<MailboxWorld, "tenants">) {
  return async (actor: Actor) => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { serving, portals, members } = await tenants.read(actor, ({ integrations, intake, members }) => ({
      serving: integrations.serving("intake"),
      portals: intake.portals(),
      members: members.all(),
    }));
    return yes({ mailbox: serving && mailboxOf(serving), portals, members: members.filter(({ active }) => active) });
  };
}

/** Opens the mailbox, or gives it a new secret; the secret is told this once. The old one holds for a day beside it. */
export function renewSecret({ tenants, clock, secrets, random }: MailboxWorld) {
  return async (actor: Actor): Promise<Result<{ readonly secret: string; readonly mailbox: Mailbox }, Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("intake") }));
    const secret = random(64), tail = secret.slice(-4);
    const old = serving && await openSecrets(secrets, actor.organizationId, serving);
    const mailbox: Mailbox = serving
      ? { ...mailboxOf(serving), tail, oldUntil: addMinutes(clock.now(), ROTATION_HOURS * 60) }
      : {
        ...{ name: mailboxName(actor.organizationId, random(24)), tail, oldUntil: null, assignTo: null, own: [] },
        ...{ mailgunTail: null, sendgridKey: null },
      };
    await keep({ tenants, secrets }, actor, mailbox, { mailgun: null, ...old, now: secret, before: old?.now ?? null });
    return yes({ secret, mailbox });
  };
}

/** What the firm decides about its mailbox. `mailgunKey`: null leaves it, an empty one takes it away. */
export interface MailboxChange {
  readonly assignTo: UserId | null;
  readonly own: readonly Email[];
  readonly mailgunKey: string | null;
  readonly sendgridKey: string | null;
}

/** Changes it. A key that takes another's place is taken beside it for a while; one that is taken away ends at once. */
export function changeMailbox({ tenants, clock, secrets }: MailboxWorld) {
  return async (actor: Actor, change: MailboxChange): Promise<Result<null, IntakeRefusal | Forbidden>> => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const { serving } = await tenants.read(actor, ({ integrations }) => ({ serving: integrations.serving("intake") }));
    if (serving === null) return no({ kind: "mailbox_closed" });
    const old = await openSecrets(secrets, actor.organizationId, serving);
    const { assignTo, own, mailgunKey, sendgridKey } = change;
    const mailgun = mailgunKey === null ? old.mailgun : mailgunKey === "" ? null : mailgunKey;
    const before = mailboxOf(serving), until = addMinutes(clock.now(), ROTATION_HOURS * 60);
    const mailgunTail = mailgun === null ? null : mailgunKey ? mailgunKey.slice(-4) : before.mailgunTail;
    const { sendgridBefore: oldSendgrid, ...rest } = before, { mailgunBefore: oldMailgun, ...secret } = old;
    const sendgridBefore = beside(before.sendgridKey, sendgridKey, oldSendgrid, until);
    const mailgunBefore = beside(old.mailgun, mailgun, oldMailgun, until);
    await keep(
      { tenants, secrets },
      actor,
      { ...rest, assignTo, own, sendgridKey, mailgunTail, ...(sendgridBefore ? { sendgridBefore } : {}) },
      { ...secret, mailgun, ...(mailgunBefore ? { mailgunBefore } : {}) },
    );
    return yes(null);
  };
}

interface KeyBefore {
  readonly key: string;
  readonly until: Instant;
}

/** The key to be taken beside a new one: the one it replaces, or the one that is still. */
function beside(old: string | null, key: string | null, before: KeyBefore | undefined, until: Instant) {
  if (old === null || key === null) return undefined;
  return old === key ? before : { key: old, until };
}

async function keep(
  { tenants, secrets }: Pick<MailboxWorld, "tenants" | "secrets">,
  actor: Actor,
  mailbox: Mailbox,
  secret: MailboxSecrets,
): Promise<void> {
  const sealed = await secrets.seal(purposeOf(actor.organizationId, NEIGHBOUR), JSON.stringify(secret));
  await tenants.write(actor, async ({ integrations }) => {
    await integrations.connect(NEIGHBOUR, { ...mailbox }, sealed, mailbox.tail);
    return yes(null);
  });
}

/** Adds a portal, or changes the one of that name. */
export function savePortal({ tenants }: Pick<MailboxWorld, "tenants">) {
  return (actor: Actor, name: string | null, portal: Portal) =>
    changing(tenants, actor, ({ portals }) => {
      const others = portals.filter((one) => one.name !== name);
      if (name !== null && others.length === portals.length) return no({ kind: "portal_missing" });
      if (others.some((one) => one.name.toLowerCase() === portal.name.toLowerCase())) {
        return no({ kind: "portal_twice" });
      }
      return yes(name === null ? [...portals, portal] : portals.map((one) => one.name === name ? portal : one));
    });
}

/** Forgets a portal by its name; its mails are read as anybody's from then on. */
export function dropPortal({ tenants }: Pick<MailboxWorld, "tenants">) {
  return (actor: Actor, name: string) =>
    changing(tenants, actor, ({ portals }) => {
      const left = portals.filter((one) => one.name !== name);
      return left.length === portals.length ? no({ kind: "portal_missing" }) : yes(left);
    });
}

function changing(
  tenants: Tenants,
  actor: Actor,
  change: (before: KeptPortals) => Result<readonly Portal[], IntakeRefusal>,
) {
  return tenants.write<null, IntakeRefusal | Forbidden>(actor, async (books: Books) => {
    if (!may(actor, "manage_settings")) return no(FORBIDDEN);
    const before = await books.intake.lockPortals();
    const after = change(before);
    if (!after.ok) return after;
    await books.intake.recordPortals(before, after.value);
    return yes(null);
  });
}
