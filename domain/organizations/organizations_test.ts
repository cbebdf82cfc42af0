// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./network_cases.ts";
import "./settings_cases.ts";
