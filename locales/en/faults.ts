import type { faults as danish } from "../da/faults.ts";
import { plural } from "../language.ts";

export const faults = {
  errors: {
    notFound: {
      title: "There is no such page",
      text: "It may have been moved or deleted, or you have no access to it.",
      back: "Go to the overview",
    },
    forbidden: { title: "You have no access to this", text: "Ask an administrator if you think you should have." },
    broken: {
      title: "Something went wrong on our side",
      text: "It is not your fault. Try again, or contact us with the reference.",
    },
    unavailable: {
      title: "We will be right back",
      text: "The system does not answer just now. Try again in a moment.",
      retry: "Try again",
    },
    tooMany: {
      title: "A little too fast",
      text: (seconds: number) =>
        `There were too many requests. Try again in ${seconds} ${plural("en", seconds, "second", "seconds")}.`,
    },
    tooLarge: { title: "Too much at once", text: "What was sent is larger than 1 MB." },
    badRequest: { title: "It could not be read", text: "The request was not as it should be." },
    otherFirm: {
      title: "The form belongs to another company",
      text:
        "You changed company in another window, so nothing was saved. Change back, go back to the form, and send it again.",
    },
    wrongOrigin: { title: "The form came from somewhere else", text: "Open the page again and try once more." },
    methodNotAllowed: { title: "This page cannot do that", text: "Go back and try another way." },
  },
  fields: {
    too_long_plain: "The text is too long.",
    not_negative: "Must be 0 or more.",
    number: "Write a whole number.",
    missing: "Must be filled in.",
    too_long: (most: string) => `At most ${most} characters.`,
    not_storable: "Contains characters that cannot be saved.",
    choice: "Choose one of the options.",
    email: "Write an email address like name@company.dk.",
    phone: "Write a phone number, for example 22 33 44 55.",
    cvr: "A CVR number has 8 digits, and the last must fit the others.",
    ean: "An EAN number has 13 digits, and the last must fit the others.",
    postalCode: "A Danish postal code has 4 digits, 0800 to 9990. Enter the country if it is another.",
    amount: "Write an amount, for example 1.234,56.",
    quantity: "Write a quantity with at most 3 decimals, for example 1,5.",
    percent: "Write a percentage from 0 to 100, for example 12,5.",
    day: "Choose a day that exists.",
    time: "Choose a day and a time that exist.",
    order: "Ends before it begins.",
    unknown: "Not known here.",
  },
  refusals: {
    report_missing: "There is no such report.",
    report_range: (months: number) => `Choose a first and a last day, at most ${months} months.`,
    report_columns: "Choose at least one column that the grouping can show.",
    sale_missing: "There is no such sale.",
    illegal_transition: (from: string, to: string) => `A sale cannot go from ${from} to ${to}.`,
    reason_missing: "Write a reason.",
    visit_missing: "Choose a day and a time.",
    visit_overlaps: (number: string, when: string) => `This person is busy with ${number}, ${when}.`,
    visit_overlaps_unknown: "This person is busy at that time.",
    payment_empty: "Write an amount other than 0.",
    payment_not_expected: (status: string) => `A sale that is ${status.toLowerCase()} takes no payment.`,
    refund_too_large: (paid: string) => `At most ${paid} can be refunded.`,
    not_fully_paid: (owed: string) => `${owed} is still owed.`,
    sale_invoiced: "A completed or paid sale cannot be deleted.",
    sale_has_payments: (paid: string) => `${paid} has been paid for the sale. Refund it before deleting.`,
    amounts_fixed: (status: string) =>
      `Amounts, customer and dates are fixed once the sale is ${status.toLowerCase()}.`,
    amount_too_large: "The amount is too large.",
    lines_missing: "A sale needs at least one line.",
    line_incomplete: (line: number) => `Line ${line} lacks a service, or a text and a price.`,
    stale_version: "Somebody changed the same thing while you wrote. Look at the new one, and save again.",
    reference_missing: "What was chosen is no longer there.",
    customer_missing: "There is no such customer.",
    duplicate_customer: {
      email: "There already is a customer with that email.",
      phone: "There already is a customer with that phone number.",
      cvr: "There already is a customer with that CVR number.",
    },
    merge_with_itself: "A customer cannot be merged with itself.",
    merge_not_undoable: "The merge can no longer be undone.",
    duplicate_open: "See the customer",
    duplicate_anyway: "Create anyway",
    customer_has_sales: (count: number, shown: string) =>
      `The customer has ${shown} ${
        plural("en", count, "sale", "sales")
      } and cannot be deleted. Make it inactive instead.`,
    service_missing: "There is no such service.",
    forbidden: (permission: string) => `Your role may not ${permission}.`,
    idempotency_mismatch: "This was already sent once with different content. Send again to save this as well.",
    still_running: "The first call is not finished yet.",
  },
} satisfies typeof danish;
