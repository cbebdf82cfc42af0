import type { account as danish } from "../da/account.ts";
import { plural } from "../language.ts";

export const account = {
  login: {
    title: "Log in",
    text: "Welcome back.",
    email: "Email",
    password: "Password",
    remember: "Remember me for 7 days",
    submit: "Log in",
    forgot: "Forgot your password?",
    wrong: "The email or the password is wrong.",
    wait: (minutes: number) => `Too many tries. Try again in ${minutes} ${plural("en", minutes, "minute", "minutes")}.`,
    ended: "You were logged out because nothing happened for a long time. Log in again.",
    loggedOut: "You are logged out.",
    noOrganization: "Your user belongs to no company. Contact your administrator.",
    demo: "Demo: choose a user",
    demoPassword: (password: string) => `The password is ${password} for all of them`,
  },
  forgot: {
    title: "Forgotten password",
    text: "Write your email and we will send a link to a new password.",
    submit: "Send link",
    sentTitle: "Look in your inbox",
    sent: (email: string) => `If ${email} has an account with us, a link is on its way. It works for 30 minutes.`,
    back: "Back to log in",
  },
  reset: {
    title: "Choose a new password",
    submit: "Save password",
    done: "The password is changed. Log in with the new one.",
    expired: "The link is used or too old. Ask for a new one.",
  },
  passwords: {
    new: "New password",
    repeat: "Repeat the new password",
    current: "Current password",
    hint: "At least 12 characters. A sentence is easier to remember than signs and digits.",
    too_short: (least: number) => `At least ${least} characters.`,
    too_long: "At most 1024 characters.",
    common: "It is too easy to guess: many people use it.",
    personal: "It must not contain your name, your email or the company's name.",
    different: "The two are not the same.",
    wrong: "The current password is wrong.",
  },
  resetMail: {
    subject: "New password for Tekup Sales",
    body: (name: string, link: string) =>
      `Hello ${name}\n\nSomebody, hopefully you, asked for a new password for Tekup Sales.\n` +
      `Choose it here within 30 minutes:\n\n${link}\n\n` +
      `If it was not you, there is nothing to do: your password is unchanged.\n`,
  },
  profile: {
    title: "Profile",
    you: "About you",
    name: "Name",
    email: "Email",
    language: "Language",
    languages: { da: "Dansk", en: "English" },
    theme: "Appearance",
    themes: { system: "Like the system", light: "Light", dark: "Dark" },
    saved: "Your profile is saved.",
    password: "Password",
    changePassword: "Change password",
    passwordChanged: "The password is changed. All other devices are logged out.",
    sessions: "Where you are logged in",
    thisSession: "This device",
    lastSeen: (when: string) => `Last seen ${when}`,
    since: (when: string) => `Logged in ${when}`,
    endOthers: "Log out all other devices",
    othersEnded: (count: number) => `${count} other ${plural("en", count, "device is", "devices are")} logged out.`,
    unknownDevice: "Unknown device",
  },
  organization: {
    switched: (name: string) => `You are now working in ${name}.`,
  },
} satisfies typeof danish;
