import {
  changeMailbox,
  dropPortal,
  findMailbox,
  type MailboxWorld,
  renewSecret,
  savePortal,
} from "../../domain/intake/change_mailbox.ts";
import { adoptMail, findFile, findInbox, findMail, findRaw, rereadMail } from "../../domain/intake/find_mail.ts";
import { forgetMail } from "../../domain/intake/forget_mail.ts";
import { receiveSms } from "../../domain/intake/receive_sms.ts";
import type { Unwelcome } from "../../domain/intake/receive_mail.ts";
import type { Allowance, Metered } from "../../domain/identity/limits.ts";
import type { Result } from "../../domain/kernel/result.ts";
import type { World } from "../../domain/sales/world.ts";

/** A request to a mailbox, its body as it came. */
export interface Posted {
  readonly mailbox: string;
  readonly format: string;
  readonly headers: Headers;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly requestId: string;
}

interface Doors {
  /** Keeps what is signed. */
  readonly takeMail: (posted: Posted) => Promise<Result<{ readonly leadId: string | null }, Unwelcome>>;
  readonly meter: (metered: readonly Metered[]) => Promise<readonly Allowance[]>;
}

/** Mail that comes in, as routes ask for it. */
export function intakeUseCases({ takeMail, meter, ...world }: World & MailboxWorld & Doors) {
  return {
    takeMail,
    receiveSms: receiveSms(world),
    meterMail: meter,
    findInbox: findInbox(world),
    findMail: findMail(world),
    findFile: findFile(world),
    findRaw: findRaw(world),
    adoptMail: adoptMail(world),
    rereadMail: rereadMail(world),
    forgetMail: forgetMail(world),
    findMailbox: findMailbox(world),
    renewSecret: renewSecret(world),
    changeMailbox: changeMailbox(world),
    savePortal: savePortal(world),
    dropPortal: dropPortal(world),
  };
}

export type IntakeUseCases = ReturnType<typeof intakeUseCases>;
