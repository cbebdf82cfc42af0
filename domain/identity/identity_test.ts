// One file for the folder: Deno starts each test file anew, and that takes longer than what is in it.
import "./password_cases.ts";
import "./recovery_code_cases.ts";
import "./refresh_cases.ts";
import "./session_cases.ts";
import "./throttle_cases.ts";
