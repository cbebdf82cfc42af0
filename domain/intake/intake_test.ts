// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./ends_cases.ts";
import "./read_cases.ts";
import "./wish_cases.ts";
